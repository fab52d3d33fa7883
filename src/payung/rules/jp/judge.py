"""A JP case judged: every finding, and the pension or the lump sum with its working."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.periods import days
from payung.rules.contributions.age import latest_start_of_pension, pension_day
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jp.lump_sum import contributions_estimated
from payung.rules.jp.pension import (
    MONTHS,
    PensionCases,
    by_the_month,
    counted_months,
    entitlement,
    first_payment,
    formula,
    limited,
    pension,
)
from payung.rules.jp.readings import pension_questions, survivor_questions
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

PROGRAMME = "JP"


@dataclass(frozen=True)
class Paid:
    """What was put in: contributions in whole rupiah, None where only an estimate is possible; returns on
    them, None
    where nobody said."""

    contributions: int | None = None
    returns: int | None = None


def judge_pension(cases: PensionCases, law: StatuteBook, paid: Paid) -> Outcome:
    """One case judged: a pension by the month, a lump sum where the law grants only that, or nothing.

    cases  columns of length one

    The amounts are those of `pension.pension` and of `lump_sum`.
    """
    if cases.average_wage.size != 1:
        raise ValueError("a judgement is of one case")
    held = {code: bool(column[0]) for code, column in entitlement(cases, law).items()}
    findings = tuple(_findings(cases, held, law))
    questions = survivor_questions(cases, held, law)
    if not held["pension-age"]:
        return Outcome((), findings, once(questions))
    if by_the_month(cases, law)[0]:
        questions += pension_questions(cases, law)
        return Outcome((_pension_line(cases, law),), findings, once(questions), tuple(_start_notes(cases, law)))
    line, notes = _lump_sum(cases, paid, law)
    if paid.returns is None:
        questions.append("jp-lump-sum-returns")
    return Outcome((line,), findings, once(questions), notes)


def _event(cases: PensionCases, law: StatuteBook) -> tuple[str, dt.date]:
    return law["jp.benefit.share"].keys[int(cases.event[0])], cases.event_on[0].item()


def _findings(cases: PensionCases, held: dict[str, bool], law: StatuteBook) -> list[Finding]:
    event, day = _event(cases, law)
    paid, member = int(cases.contribution_months[0]), int(cases.membership_months[0])
    found = []
    if law["jp.benefit.needs_age"].value(day, event):
        found.append(_age_finding(cases, held["pension-age"], law))
    full = law["jp.benefit.full_months"].at(day)
    if law["jp.benefit.needs_full_months"].value(day, event):
        text = f"Iuran {paid} bulan; untuk pensiun bulanan diperlukan {full.value} bulan."
        found.append(Finding("full-months", held["full-months"], text, full.cite))
        return found
    if paid >= full.value and not law["jp.benefit.tested_when_full"].value(day, event):
        text = f"Iuran {paid} bulan, sudah {full.value} bulan atau lebih."
        return [*found, Finding("full-months", True, text, full.cite)]
    least = law["jp.benefit.membership_months"].value(day, event)
    text = f"Menjadi peserta {member} bulan; diperlukan {least} bulan."
    cite = law["jp.benefit.membership_months"].at(day).cite
    found.append(Finding("membership", held["membership"], text, cite))
    needed = percent_plain(law["jp.benefit.density"].value(day, event))
    text = f"Kepadatan iuran {paid} dari {member} bulan kepesertaan; diperlukan {needed}."
    found.append(Finding("density", held["density"], text, law["jp.benefit.density"].at(day).cite))
    return found


def _age_finding(cases: PensionCases, holds: bool, law: StatuteBook) -> Finding:
    reached = pension_day(cases.born, law)[0].item()
    version = law["jp.age.pension_age"].at(reached)
    text = (
        f"Usia pensiun {version.value} tahun dicapai {date_text(reached)}; "
        f"diambil {date_text(cases.event_on[0].item())}."
    )
    return Finding("pension-age", holds, text, version.cite)


def _pension_line(cases: PensionCases, law: StatuteBook) -> Line:
    event, day = _event(cases, law)
    amount, plain = int(pension(cases, law)[0]), int(formula(cases, law)[0])
    names = ["benefit.accrual_rate", "benefit.share", "benefit.full_months"]
    share, accrual = law["jp.benefit.share"].value(day, event), law["jp.benefit.accrual_rate"].value(day)
    months, wage = int(counted_months(cases, law)[0]), int(cases.average_wage[0])
    text = f"{percent_plain(accrual)} × {months}/{MONTHS} × {number_text(wage)} = {number_text(plain)}"
    if law["jp.benefit.share"].value(day, "old_age") != share:
        text = f"{percent_plain(share)} × {text}"
    if int(limited(formula(cases, law), cases.event_on, cases.event, law)[0]) != plain:
        name, word = ("least", "paling sedikit") if plain < amount else ("most", "paling banyak")
        names.append(f"limits.{name}")
        text += f", {word} {number_text(amount)}"
    read = [law[f"jp.{name}"].at(day) for name in names]
    return Line("pension", PROGRAMME, "", amount, text, cites(read), weakest(read))


def _start_notes(cases: PensionCases, law: StatuteBook) -> list[str]:
    event, day = _event(cases, law)
    notes = [f"Dibayar setiap bulan sejak {date_text(first_payment(days(day))[0].item())}."]
    if law["jp.benefit.needs_age"].value(day, event):
        latest = latest_start_of_pension(cases.born, law)[0].item()
        if day > latest:
            notes.append(f"Yang tetap bekerja menerima pensiun paling lambat {date_text(latest)}.")
    if event == "children":
        most, age = law["jp.benefit.children_most"].at(day), law["jp.benefit.child_age"].at(day)
        notes.append(
            f"Bagi paling banyak {most.value} anak, sampai berusia {age.value} tahun, bekerja, atau menikah "
            f"({most.cite})."
        )
    return notes


def _lump_sum(cases: PensionCases, paid: Paid, law: StatuteBook) -> tuple[Line, tuple[str, ...]]:
    day = cases.event_on[0].item()
    notes = []
    put_in = paid.contributions
    if put_in is None:
        put_in = int(contributions_estimated(cases.average_wage, cases.contribution_months, cases.event_on, law)[0])
        notes.append("Iuran diperkirakan dari upah rata-rata; beri daftar upah untuk jumlah yang tepat.")
    returns = paid.returns or 0
    amount = put_in + returns
    text = f"iuran {number_text(put_in)} + hasil pengembangan {number_text(returns)} = {number_text(amount)}"
    read = [law["jp.benefit.full_months"].at(day), law["contributions.jp.rate_employer"].at(day)]
    status = weakest(read) if paid.contributions is not None else "remembered-low"
    return Line("lump_sum", PROGRAMME, "", amount, text, cites(read), status), tuple(notes)
