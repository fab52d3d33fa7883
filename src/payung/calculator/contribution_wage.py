"""`contribution.wage`: what employer and worker owe for one worker and month, and which fund keeps it."""

from __future__ import annotations

import numpy as np

from payung.calculator.contract import Answer, Calculation, Facts, Finding, Problem
from payung.calculator.fields import Choices, Flag, Month, Whole
from payung.kernel.amounts import number_text
from payung.kernel.money import rupiah
from payung.kernel.periods import months
from payung.rules.contributions.explain import (
    ceiling_month_decides,
    explain_wage,
    rates_in_force,
    rounded,
)
from payung.rules.contributions.explain_funds import explain_funds
from payung.rules.contributions.wage import WageFacts, fund_shares, wage_contributions
from payung.rules.contributions.wage_base import monthly_from_days_worked
from payung.rules.working import questions_on
from payung.statute_book import StatuteBook

PROGRAMMES = (
    ("jkk", "Jaminan Kecelakaan Kerja"),
    ("jkm", "Jaminan Kematian"),
    ("jht", "Jaminan Hari Tua"),
    ("jp", "Jaminan Pensiun"),
    ("jkp", "Jaminan Kehilangan Pekerjaan (tidak menambah tagihan)"),
)
EVERY_PROGRAMME = tuple(word for word, _ in PROGRAMMES)


def answer(facts: Facts, law: StatuteBook) -> Answer:
    """What is owed, the funds it goes to, and whether the labour-intensive relief asked for was in force."""
    month, programmes = facts["month"], facts["programmes"]
    if "jkp" in programmes and not {"jkk", "jkm"} <= set(programmes):
        raise Problem("contradiction", "programmes", "programmes: jkp hanya bersama jkk dan jkm.")
    wage, notes = _monthly_wage(facts, law)
    case = WageFacts.one(
        month=month,
        wage=wage,
        jkk_class=facts["jkk_class"],
        labour_intensive=facts["labour_intensive"],
        **{programme: programme in programmes for programme in ("jkk", "jkm", "jht", "jp")},
    )
    due = wage_contributions(case, law)
    shares = fund_shares(case, due, np.array(["jkp" in programmes]), law)
    return Answer(
        lines=explain_wage(case, law),
        findings=_findings(facts, law),
        questions=_questions(facts, wage, law),
        notes=notes,
        extra={"funds": explain_funds(case, due, shares, law)},
    )


def _monthly_wage(facts: Facts, law: StatuteBook) -> tuple[int, list[str]]:
    paid, days = facts["wage"], facts["days_worked"]
    if days is None:
        return paid, []
    month = months(facts["month"])
    wage = int(monthly_from_days_worked(rupiah(paid), np.array([days]), month, law)[0])
    factor = law["contributions.wage.daily_wage_factor"].at(facts["month"])
    working = f"{number_text(paid)} / {days} hari × {factor.value} = {number_text(wage)}"
    return wage, [f"Upah sebulan dari upah harian: {working} ({factor.cite})."]


def _findings(facts: Facts, law: StatuteBook) -> list[Finding]:
    month = facts["month"]
    found = []
    covid = law["contributions.relief.covid_2020"]
    if (version := covid.find(month)) is not None:
        text = f"{covid.title} berlaku pada bulan ini. Syarat: {covid.about['conditions']}"
        found.append(Finding("relief-covid-2020", True, text, version.cite))
    if facts["labour_intensive"]:
        labour = law["contributions.relief.labour_intensive"]
        version = labour.find(month)
        holds = version is not None
        when = "berlaku" if holds else "tidak berlaku"
        text = f"{labour.title} {when} pada bulan ini. Syarat: {labour.about['conditions']}"
        cite = (version or labour.versions[0]).cite
        found.append(Finding("relief-labour-intensive", holds, text, cite))
    return found


def _questions(facts: Facts, wage: int, law: StatuteBook) -> list[str]:
    month, programmes = facts["month"], facts["programmes"]
    found: list[str] = []
    rates = rates_in_force(month, facts["jkk_class"], facts["labour_intensive"], law)
    owed = [rate for rate in rates if rate.programme.lower() in programmes]
    for rate in owed:
        if rate.cap is None or ceiling_month_decides(wage, month, law):
            found += rate.questions
    if any(rounded(wage, rate) for rate in owed):
        found += law["contributions.payment.rounding_unit"].questions
    split = law["contributions.jkp.from_jkm"]
    if "jkp" in programmes and (version := split.find(month)) is not None and month == version.start:
        found += questions_on(split, month)
    return found


CALCULATION = Calculation(
    name="contribution.wage",
    title="Iuran penerima upah",
    fields=(
        Month("month", "Bulan iuran"),
        Whole("wage", "Upah sebulan; bila days_worked diisi, upah untuk hari-hari itu", unit="rupiah"),
        Whole("jkk_class", "Tingkat risiko JKK, 1 sangat rendah sampai 5 sangat tinggi", least=1, most=5),
        Flag("labour_intensive", "Berhak atas keringanan industri padat karya"),
        Choices("programmes", "Program yang diikuti; semua bila tidak diisi", False, EVERY_PROGRAMME, PROGRAMMES),
        Whole("days_worked", "Hari kerja yang diupah, bagi upah harian", False, least=1, most=31, unit="hari"),
    ),
    line_codes=("jkk", "jkm", "jht", "jp"),
    answer=answer,
    extra={
        "funds": (
            *("jkk_fund", "jkm_fund", "jht_fund", "jp_fund"),
            *("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state"),
        )
    },
)
