"""`contribution.own_account`: what an own-account worker owes for one month, or for months paid ahead."""

from __future__ import annotations

import numpy as np

from payung.calculator.contract import Answer, Calculation, Facts, Finding, Problem
from payung.calculator.fields import Choices, Flag, Month, Whole
from payung.kernel.dates import month_text
from payung.rules.contributions.explain_own_account import (
    RELIEFS,
    explain_own_account,
    relief_names,
    rounded_own_account,
)
from payung.rules.contributions.own_account import OwnAccountFacts, in_band_gap, payable_ahead
from payung.statute_book import StatuteBook

PROGRAMMES = (
    ("jkk", "Jaminan Kecelakaan Kerja"),
    ("jkm", "Jaminan Kematian"),
    ("jht", "Jaminan Hari Tua"),
)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """What is owed for all the months together, and the reliefs that held in them."""
    month, count, programmes = facts["month"], facts["months"], facts["programmes"]
    if count > 1 and count not in (allowed := payable_ahead(month, law)):
        choices = ", ".join(str(each) for each in allowed)
        raise Problem("not-a-choice", "months", f"months: ditemukan {count}; dapat dibayar di muka {choices} bulan.")
    case = OwnAccountFacts(
        month=np.arange(month, month + count, dtype=np.int64),
        income=np.full(count, facts["income"], dtype=np.int64),
        transport=np.full(count, facts["transport"]),
        paid_by_state_budget=np.full(count, facts["paid_by_state_budget"]),
        jkk=np.full(count, "jkk" in programmes),
        jkm=np.full(count, "jkm" in programmes),
        jht=np.full(count, "jht" in programmes),
    )
    questions = list(law["contributions.own_account.jht_rate"].questions) if "jht" in programmes else []
    if in_band_gap(month, facts["income"], law):
        questions += law["contributions.own_account.bands"].questions
    if "covid_2020" in relief_names(case, law):
        questions += law["contributions.relief.covid_2020"].questions
    if rounded_own_account(case, law):
        questions += law["contributions.payment.rounding_unit"].questions
    return Answer(
        lines=explain_own_account(case, law),
        findings=_findings(case, facts, law),
        questions=questions,
    )


def _findings(case: OwnAccountFacts, facts: Facts, law: StatuteBook) -> list[Finding]:
    held = relief_names(case, law)
    wanted = [*held]
    if facts["transport"] and not {"own_account_transport", "covid_2020"} & set(held):
        wanted.append("own_account_transport")
    found = []
    last = int(case.month[-1])
    span = month_text(int(case.month[0])) + (f" sampai {month_text(last)}" if case.month.size > 1 else "")
    for name in wanted:
        relief = law[RELIEFS[name]]
        holds = name in held
        version = next((each for each in relief.versions if each.end >= int(case.month[0])), relief.versions[-1])
        when = f"berlaku untuk {held[name]} bulan" if holds else "tidak berlaku"
        text = f"{relief.title} {when} dalam {span}. Syarat: {relief.about['conditions']}"
        found.append(Finding(f"relief-{name.replace('_', '-')}", holds, text, version.cite))
    return found


CALCULATION = Calculation(
    name="contribution.own_account",
    title="Iuran bukan penerima upah",
    fields=(
        Month("month", "Bulan iuran; bila dibayar di muka, bulan pertama"),
        Whole("income", "Penghasilan sebulan", unit="rupiah"),
        Choices("programmes", "Program yang diikuti; jkk dan jkm bila kosong", False, ("jkk", "jkm"), PROGRAMMES),
        Flag("transport", "Pengemudi atau kurir"),
        Flag("paid_by_state_budget", "Iuran dibayar APBN atau APBD"),
        Whole("months", "Jumlah bulan yang dibayar sekaligus", False, 1, least=1, most=12, unit="bulan"),
    ),
    line_codes=("jkk", "jkm", "jht"),
    answer=answer,
)
