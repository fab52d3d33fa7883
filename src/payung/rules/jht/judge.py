"""A JHT claim judged: every finding, what is paid and the tax on it, each with its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.money import MILLION
from payung.kernel.periods import birthdays
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
from payung.rules.jht.explain_tax import tax_line, tax_questions
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
    """One claim judged, paid and taxed on the day of the claim.

    cases    columns of length one
    earlier  payments of this balance made before, (day, whole rupiah before tax)
    npwp     the recipient has a tax number; None where nobody said

    The amounts are those of `claim.benefit` and `tax.tax`.
    """
    if cases.balance.size != 1:
        raise ValueError("a judgement is of one claim")
    findings = _findings(cases, law)
    questions = _claim_questions(cases, law)
    if not granted(cases, law)[0]:
        return Outcome((), tuple(findings), once(questions))
    paid = int(benefit(cases, law)[0])
    facts = TaxFacts.one(paid_on=cases.claimed_on[0].item(), amount=paid, earlier=earlier, npwp=npwp is not False)
    lines = (_benefit_line(cases, paid, law), tax_line(facts, law))
    questions += tax_questions(facts, npwp is None, law)
    return Outcome(lines, tuple(findings), once(questions))


def _findings(cases: SavingsCases, law: StatuteBook) -> list[Finding]:
    held = {code: bool(column[0]) for code, column in entitlement(cases, law).items()}
    texts = _texts_of_whole(cases, law) if cases.part[0] == WHOLE else _texts_of_part(cases, law)
    day = cases.claimed_on[0].item()
    return [
        Finding(code, held[code], text, law[f"jht.claim.{name}"].at(day).cite) for code, (text, name) in texts.items()
    ]


def _texts_of_whole(cases: SavingsCases, law: StatuteBook) -> dict[str, tuple[str, str]]:
    """Code -> what was compared, and the parameter it was compared with."""
    rule, day = law["jht.claim.causes"], cases.claimed_on[0].item()
    cause = rule.keys[int(cases.cause[0])]
    texts = {"cause": (f"Sebab pengambilan: {CAUSES[cause]}.", "causes")}
    wait = law["jht.claim.wait_months"].value(day, cause)
    if wait:
        earliest = earliest_claim(cases.left_on, cases.cause, cases.claimed_on, law)[0].item()
        text = (
            f"Berhenti {date_text(cases.left_on[0].item())}, masa tunggu {wait} bulan: paling cepat "
            f"{date_text(earliest)}; diajukan {date_text(day)}."
        )
        texts["waited"] = (text, "wait_months")
    if cause == AT_PENSION_AGE and not np.isnat(cases.born[0]):
        age = law["jht.claim.pension_age"].value(day)
        reached = birthdays(cases.born, age)[0].item()
        text = f"Usia {age} tahun dicapai {date_text(reached)}; diajukan {date_text(day)}."
        if cases.contract_age[0]:
            text += " Sudah mencapai usia pensiun menurut perjanjian kerja atau peraturan perusahaan."
        texts["pension-age"] = (text, "pension_age")
    return texts


def _texts_of_part(cases: SavingsCases, law: StatuteBook) -> dict[str, tuple[str, str]]:
    day, since = cases.claimed_on[0].item(), cases.member_since[0].item()
    years, times = law["jht.claim.partial_years"].value(day), law["jht.claim.partial_times"].value(day)
    long = f"Peserta sejak {date_text(since)}, diajukan {date_text(day)}; diperlukan {years} tahun kepesertaan."
    first = f"Sudah {int(cases.partial_before[0])} kali mengambil sebagian; paling banyak {times} kali."
    return {"member-long-enough": (long, "partial_years"), "first-partial": (first, "partial_times")}


def _benefit_line(cases: SavingsCases, paid: int, law: StatuteBook) -> Line:
    balance, part, day = int(cases.balance[0]), int(cases.part[0]), cases.claimed_on[0].item()
    whole = part == WHOLE
    names = ("causes", "wait_months") if whole else ("partial_shares", "partial_years", "partial_times")
    versions = [law[f"jht.claim.{name}"].at(day) for name in names]
    text = (
        f"seluruh saldo {number_text(balance)}"
        if whole
        else f"{percent_plain(part)} × {number_text(balance)} = {number_text(paid)}"
    )
    return Line("benefit", "JHT", "", paid, text, cites(versions), weakest(versions))


def _claim_questions(cases: SavingsCases, law: StatuteBook) -> list[str]:
    """The readings that decided whether the claim is granted."""
    day = cases.claimed_on[0].item()
    if cases.part[0] != WHOLE:
        return ["jht-tax-rounding"] if int(cases.balance[0]) * int(cases.part[0]) % MILLION else []
    found: list[str] = []
    rule = law["jht.claim.wait_months"]
    cause = rule.keys[int(cases.cause[0])]
    if cause in ("contract_end", "stopped_own_account"):
        found += questions_read((rule, rule.at(day)))
    if rule.value(day, cause):
        earliest = earliest_claim(cases.left_on, cases.cause, cases.claimed_on, law)[0].item()
        if abs((day - earliest).days) <= 1:
            found += ["jht-wait-day"]
    return found
