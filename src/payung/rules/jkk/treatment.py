"""A bill for treating a work accident: what each kind of cost is paid, and what stands in the way. Pure.

Treatment itself has no ceiling, aids and care at home have; an aid's ceiling holds for the accident as a whole,
however many bills it takes. PP 44/2015 Pasal 25 and Lampiran III.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.money import Rupiah, rupiah
from payung.kernel.periods import days
from payung.rules.findings import Finding, Outcome
from payung.rules.jkk.care import AIDS, aid, home_care, home_care_until, prosthesis
from payung.rules.working import Line
from payung.statute_book import StatuteBook

AT_COST = ("emergency", "inpatient", "doctor", "surgery", "medicine", "diagnostic", "rehabilitation")
KINDS = (*AT_COST, "home_care", *AIDS, "prosthesis")
OPEN, REFUSED = "open", "refused"
PROGRAMME = "JKK"
UNCAPPED, HOME, PROSTHESIS = "jkk.care.treatment_at_cost", "jkk.care.home_care_cap", "jkk.care.prosthesis"


@dataclass(frozen=True)
class Item:
    """One line of a bill. reference_price: of the government hospital, for a prosthesis; whole rupiah."""

    kind: str
    amount: int
    reference_price: int | None = None


@dataclass(frozen=True)
class TreatmentCase:
    """One bill.

    accident_on     selects the law        guaranteed_to  the last day the guarantee held for admission
    conclusion      of the accident's own claim: granted, open or refused
    granted_before  kind → whole rupiah already granted for this accident
    home_care_from  the first day of care at home, where there was any
    """

    accident_on: dt.date
    treated_from: dt.date
    treated_to: dt.date
    guaranteed_to: dt.date
    conclusion: str
    items: tuple[Item, ...]
    granted_before: Mapping[str, int] = field(default_factory=dict)
    home_care_from: dt.date | None = None


def judge_treatment(case: TreatmentCase, law: StatuteBook) -> Outcome:
    """One line per kind of cost that is paid; nothing where treatment began outside the guarantee or the accident
    was concluded not to be one of work.

    Raises ValueError for a kind nobody named, an amount that is not positive, or a prosthesis without its price.
    """
    _require_sound(case)
    findings = (_guarantee(case, law), _work(case, law))
    if not all(each.holds for each in findings):
        return Outcome((), findings)
    lines, late = [], _home_care_late(case, law)
    for kind in KINDS:
        own = [item for item in case.items if item.kind == kind]
        if not own or (kind == "home_care" and late is not None and not late.holds):
            continue
        line = _line(kind, own, case, law)
        if line.amount:
            lines.append(line)
    return Outcome(
        tuple(lines), findings if late is None else (*findings, late), (), _waiting(case, law)
    )  # fmt: skip


def granted(kind: str, cost: Rupiah, before: Rupiah, accident_on: dt.date, law: StatuteBook, price: Rupiah) -> Rupiah:
    """What is paid of each cost of a kind after what was granted before; never less than nothing."""
    day = np.broadcast_to(days(accident_on), cost.shape)
    if kind in AT_COST:
        return cost * law[UNCAPPED].on(day)
    if kind in AIDS:
        whole = aid(cost + before, kind, day, law)
    elif kind == "home_care":
        whole = home_care(cost + before, day, law)
    else:
        whole = np.minimum(cost + before, prosthesis(price, day, law) + before)
    left: Rupiah = np.maximum(whole - before, 0)
    return left


def _require_sound(case: TreatmentCase) -> None:
    for item in case.items:
        if item.kind not in KINDS or item.amount <= 0:
            raise ValueError(f"no such cost: {item.kind} {item.amount}")
        if item.kind == "prosthesis" and not item.reference_price:
            raise ValueError("reference_price is not known")
    if not case.items:
        raise ValueError("items is not known")


def _line(kind: str, own: list[Item], case: TreatmentCase, law: StatuteBook) -> Line:
    cost, before = sum(item.amount for item in own), case.granted_before.get(kind, 0)
    price = sum(item.reference_price or 0 for item in own)
    amount = int(granted(kind, rupiah(cost), rupiah(before), case.accident_on, law, rupiah(price))[0])
    name = UNCAPPED if kind in AT_COST else AIDS.get(kind) or (HOME if kind == "home_care" else PROSTHESIS)
    version = law[name].at(case.accident_on)
    terms = " + ".join(number_text(item.amount) for item in own)
    if amount == cost:
        working = f"{terms} = {number_text(amount)}" if len(own) > 1 else number_text(amount)
    else:
        after = f", sudah dibayar {number_text(before)}" if before else ""
        working = f"ditagih {number_text(cost)}{after}; dibayar sampai batasnya = {number_text(amount)}"
    return Line(f"care_{kind}", PROGRAMME, "", amount, working, version.cite, version.status)


def _guarantee(case: TreatmentCase, law: StatuteBook) -> Finding:
    holds = case.accident_on <= case.treated_from <= case.guaranteed_to
    text = (
        f"Perawatan mulai {date_text(case.treated_from)}; kejadiannya {date_text(case.accident_on)}, surat jaminan"
        f" berlaku sampai {date_text(case.guaranteed_to)}."
    )
    return Finding("treated-under-guarantee", holds, text, law[UNCAPPED].at(case.accident_on).cite)


def _work(case: TreatmentCase, law: StatuteBook) -> Finding:
    words = {OPEN: "belum diputus; perawatan dijamin dahulu", REFUSED: "diputus bukan karena kerja"}
    text = f"Kecelakaannya {words.get(case.conclusion, 'diputus karena kerja')}."
    cite = law[UNCAPPED].at(case.accident_on).cite
    return Finding("accident-of-work", case.conclusion != REFUSED, text, cite)


def _home_care_late(case: TreatmentCase, law: StatuteBook) -> Finding | None:
    if case.home_care_from is None:
        return None
    accident_on = days(case.accident_on)
    until = home_care_until(days(case.home_care_from), accident_on, law)[0].item()
    text = (
        f"Perawatan di rumah sejak {date_text(case.home_care_from)}, dijamin sebelum {date_text(until)}; ditagih"
        f" sampai {date_text(case.treated_to)}."
    )
    return Finding(
        "home-care-in-time", case.treated_to < until, text, law["jkk.care.home_care_years"].at(case.accident_on).cite
    )


def _waiting(case: TreatmentCase, law: StatuteBook) -> tuple[str, ...]:
    """While nobody concluded, treatment is guaranteed first."""
    if case.conclusion != OPEN:
        return ()
    rule = law["jkk.claim.suspected_decision_days"]
    version = rule.find(case.accident_on)
    cite = f" ({version.cite})" if version else ""
    return (f"Dijamin dahulu sambil menunggu putusan kecelakaannya{cite}.",)
