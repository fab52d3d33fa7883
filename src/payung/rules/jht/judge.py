"""A JHT claim judged: every finding, what is paid and the tax on it, each with its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.money import MILLION, Rupiah, rupiah
from payung.kernel.periods import birthdays, days
from payung.rules.findings import Finding, Outcome, once, questions_read
from payung.rules.jht.claim import (
    AT_PENSION_AGE,
    WHOLE,
    SavingsCases,
    benefit,
    earliest_claim,
    entitlement,
    granted,
)
from payung.rules.jht.explain_tax import tax_lines, tax_questions
from payung.rules.jht.tax import TaxFacts
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

CAUSES = {
    "layoff": "pemutusan hubungan kerja",
    "resignation": "mengundurkan diri",
    "contract_end": "perjanjian kerja waktu tertentu berakhir",
    "pension_age": "mencapai usia pensiun",
    "total_disability": "cacat total tetap",
    "death": "meninggal dunia",
    "leaving_indonesia": "meninggalkan Indonesia untuk selamanya",
    "stopped_own_account": "berhenti dari usaha sendiri",
}
Payments = Sequence[tuple[dt.date, int]]


def judge_savings(cases: SavingsCases, law: StatuteBook, earlier: Payments = (), npwp: bool | None = None) -> Outcome:
    """One claim judged, paid and taxed on the day of the claim; columns of length one. See `judge_many_savings`."""
    if cases.balance.size != 1:
        raise ValueError("a judgement is of one claim")
    return judge_many_savings(cases, law, [earlier], [npwp])[0]


def judge_many_savings(
    cases: SavingsCases, law: StatuteBook, earlier: Sequence[Payments], npwp: Sequence[bool | None]
) -> list[Outcome]:
    """Each claim judged, paid and taxed on the day of the claim.

    earlier  for each claim the payments of its balance made before, (day, whole rupiah before tax)
    npwp     whether each recipient has a tax number; None where nobody said

    The amounts are those of `claim.benefit` and `tax.tax`.
    """
    tests = entitlement(cases, law)
    holds = granted(cases, law).tolist()
    paid = benefit(cases, law)
    columns = [column.tolist() for column in tests.values()]
    held = [dict(zip(tests, row, strict=True)) for row in zip(*columns, strict=True)]
    known = np.where(np.isnat(cases.left_on), cases.claimed_on, cases.left_on)
    opens = earliest_claim(known, cases.cause, cases.claimed_on, law).tolist()
    facts = _tax_facts(cases, paid, earlier, npwp)
    taxes = tax_lines(facts, law)
    readings = tax_questions(facts, [each is None for each in npwp], law)
    found = []
    for place, claim in enumerate(_rows(cases, law, opens)):
        findings, questions = _findings(claim, held[place], law), _claim_questions(claim, law)
        if not holds[place]:
            found.append(Outcome((), tuple(findings), once(questions)))
            continue
        lines = (_benefit_line(claim, int(paid[place]), law), taxes[place])
        found.append(Outcome(lines, tuple(findings), once((*questions, *readings[place]))))
    return found


@dataclass(frozen=True, slots=True)
class _Claim:
    """One row of the columns: days, whole rupiah, parts per million; `opens` after the waiting time."""

    day: dt.date
    balance: int
    part: int
    cause: str
    left_on: dt.date | None
    born: dt.date | None
    contract_age: bool
    since: dt.date | None
    partial_before: int
    opens: dt.date

    @property
    def whole(self) -> bool:
        return self.part == WHOLE


def _rows(cases: SavingsCases, law: StatuteBook, opens: Sequence[dt.date]) -> list[_Claim]:
    causes = law["jht.claim.causes"].keys
    columns = zip(
        cases.claimed_on.tolist(), cases.balance.tolist(), cases.part.tolist(),
        [causes[place] for place in cases.cause.tolist()], cases.left_on.tolist(), cases.born.tolist(),
        cases.contract_age.tolist(), cases.member_since.tolist(), cases.partial_before.tolist(), opens, strict=True,
    )  # fmt: skip
    return [_Claim(*row) for row in columns]


def _tax_facts(cases: SavingsCases, paid: Rupiah, earlier: Sequence[Payments], npwp: Sequence[bool | None]) -> TaxFacts:
    days_ = cases.claimed_on.tolist()
    firsts = [min([day, *(each for each, _ in before)]) for day, before in zip(days_, earlier, strict=True)]
    in_year = [
        sum(amount for each, amount in before if each.year == day.year)
        for day, before in zip(days_, earlier, strict=True)
    ]
    return TaxFacts(
        paid_on=cases.claimed_on,
        amount=paid,
        first_paid_on=days(firsts),
        before=rupiah([sum(amount for _, amount in before) for before in earlier]),
        before_in_year=rupiah(in_year),
        npwp=np.array([each is not False for each in npwp]),
    )


def _findings(claim: _Claim, held: dict[str, bool], law: StatuteBook) -> list[Finding]:
    texts = _texts_of_whole(claim, law) if claim.whole else _texts_of_part(claim, law)
    return [
        Finding(code, held[code], text, law[f"jht.claim.{name}"].at(claim.day).cite)
        for code, (text, name) in texts.items()
    ]


def _texts_of_whole(claim: _Claim, law: StatuteBook) -> dict[str, tuple[str, str]]:
    """Code -> what was compared, and the parameter it was compared with."""
    texts = {"cause": (f"Sebab pengambilan: {CAUSES[claim.cause]}.", "causes")}
    wait = law["jht.claim.wait_months"].value(claim.day, claim.cause)
    if wait and claim.left_on:
        text = (
            f"Berhenti {date_text(claim.left_on)}, masa tunggu {wait} bulan: paling cepat "
            f"{date_text(claim.opens)}; diajukan {date_text(claim.day)}."
        )
        texts["waited"] = (text, "wait_months")
    if claim.cause == AT_PENSION_AGE and claim.born is not None:
        age = law["jht.claim.pension_age"].value(claim.day)
        reached = birthdays(days(claim.born), age)[0].item()
        text = f"Usia {age} tahun dicapai {date_text(reached)}; diajukan {date_text(claim.day)}."
        if claim.contract_age:
            text += " Sudah mencapai usia pensiun menurut perjanjian kerja atau peraturan perusahaan."
        texts["pension-age"] = (text, "pension_age")
    return texts


def _texts_of_part(claim: _Claim, law: StatuteBook) -> dict[str, tuple[str, str]]:
    day, since = claim.day, claim.since or claim.day
    years, times = law["jht.claim.partial_years"].value(day), law["jht.claim.partial_times"].value(day)
    long = f"Peserta sejak {date_text(since)}, diajukan {date_text(day)}; diperlukan {years} tahun kepesertaan."
    first = f"Sudah {claim.partial_before} kali mengambil sebagian; paling banyak {times} kali."
    return {"member-long-enough": (long, "partial_years"), "first-partial": (first, "partial_times")}


def _benefit_line(claim: _Claim, paid: int, law: StatuteBook) -> Line:
    names = ("causes", "wait_months") if claim.whole else ("partial_shares", "partial_years", "partial_times")
    versions = [law[f"jht.claim.{name}"].at(claim.day) for name in names]
    text = (
        f"seluruh saldo {number_text(claim.balance)}"
        if claim.whole
        else f"{percent_plain(claim.part)} × {number_text(claim.balance)} = {number_text(paid)}"
    )
    return Line("benefit", "JHT", "", paid, text, cites(versions), weakest(versions))


def _claim_questions(claim: _Claim, law: StatuteBook) -> list[str]:
    """The readings that decided whether the claim is granted."""
    if not claim.whole:
        return ["jht-tax-rounding"] if claim.balance * claim.part % MILLION else []
    found: list[str] = []
    rule = law["jht.claim.wait_months"]
    if claim.cause in ("contract_end", "stopped_own_account"):
        found += questions_read((rule, rule.at(claim.day)))
    if rule.value(claim.day, claim.cause) and abs((claim.day - claim.opens).days) <= 1:
        found += ["jht-wait-day"]
    return found
