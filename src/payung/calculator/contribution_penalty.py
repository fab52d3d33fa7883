"""`contribution.penalty`: what an employer owes for paying a month's contribution late."""

from __future__ import annotations

from payung.calculator.contract import Answer, Calculation, Facts, Finding, Problem
from payung.calculator.fields import Choice, Day, Month, Whole
from payung.kernel.dates import date_text
from payung.kernel.periods import days, months
from payung.rules.contributions.explain_penalty import explain_penalty, penalty_questions
from payung.rules.contributions.penalty import due_day
from payung.rules.contributions.relief import labour_relief_lapsed
from payung.statute_book import StatuteBook

RELIEFS = (
    ("covid_2020", "Keringanan COVID-19; berlaku sendiri pada bulan-bulannya"),
    ("labour_intensive", "Keringanan JKK industri padat karya"),
)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """The penalty, whether the payment was in time, and whether a relief was lost by paying too late."""
    month, paid_on, relief = facts["month"], facts["paid_on"], facts["relief"]
    if relief is not None and law[f"contributions.relief.{relief}"].find(month) is None:
        raise Problem("contradiction", "relief", f"relief: {relief} tidak berlaku pada bulan ini.")
    labour = relief == "labour_intensive"
    due = due_day(months(month), "PU", law)[0]
    findings = [
        Finding(
            "paid-in-time",
            bool(days(paid_on)[0] <= due),
            f"Jatuh tempo {date_text(due.item())}, dibayar {date_text(paid_on)}.",
            law["contributions.payment.due_day"].at(month).cite,
        )
    ]
    if labour:
        kept = not labour_relief_lapsed(months(month), days(paid_on), law)[0]
        version = law["contributions.relief.labour_intensive_last_day"].at(month)
        text = "Dibayar sebelum keringanan berakhir; jika tidak, JKK dibayar penuh dan denda dihitung darinya."
        findings.append(Finding("labour-relief-kept", kept, text, version.cite))
    return Answer(
        lines=explain_penalty(month, facts["unpaid"], paid_on, labour, law),
        findings=findings,
        questions=penalty_questions(month, paid_on, labour, law),
    )


CALCULATION = Calculation(
    name="contribution.penalty",
    title="Denda keterlambatan iuran penerima upah",
    fields=(
        Month("month", "Bulan iuran"),
        Whole("unpaid", "Iuran yang belum dibayar pada jatuh tempo", unit="rupiah"),
        Day("paid_on", "Hari pelunasan; bila dicicil, hari setoran terakhir"),
        Choice("relief", "Keringanan yang diikuti pada bulan itu", False, None, RELIEFS),
    ),
    line_codes=("penalty",),
    answer=answer,
)
