"""One death judged: every test, every line with its working."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.periods import days
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jkm.benefit import (
    SEGMENTS,
    DeathFacts,
    contributed_long_enough,
    death_benefits,
    full_from,
    member_long_enough,
)
from payung.rules.scholarship.judge import Child, ScholarshipCase, judge_scholarship
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook

PROGRAMME = "JKM"
CODES = ("lump_sum", "periodic", "burial")
"""Columns of `DeathBenefits`, in the order of the letter."""


@dataclass(frozen=True)
class DeathCase:
    """One member's death, not caused by work.

    segment        PU, BPU or JAKON      registered_on  first day of membership, not after the death
    """

    died_on: dt.date
    segment: str
    registered_on: dt.date
    contribution_months: int
    children: tuple[Child, ...] = ()


def judge_death(case: DeathCase, law: StatuteBook) -> Outcome:
    """What heirs are granted; see `judge_deaths`."""
    return judge_deaths([case], law)[0]


def judge_deaths(cases: Sequence[DeathCase], law: StatuteBook) -> list[Outcome]:
    """What the heirs of each are granted, worked out as columns.

    Amounts are those of `death_benefits` and of the scholarship rules. Raises what those raise, for all of `cases`.
    """
    facts = DeathFacts(
        died_on=days([case.died_on for case in cases]),
        segment=np.array([SEGMENTS.index(case.segment) for case in cases], dtype=np.int64),
        registered_on=days([case.registered_on for case in cases]),
        contribution_months=np.array([case.contribution_months for case in cases], dtype=np.int64),
    )
    benefits = death_benefits(facts, law)
    columns = [getattr(benefits, code).tolist() for code in CODES]
    granted = [dict(zip(CODES, row, strict=True)) for row in zip(*columns, strict=True)]
    tests = zip(
        full_from(facts, law).tolist(),
        member_long_enough(facts, law).tolist(),
        contributed_long_enough(facts, law).tolist(),
        strict=True,
    )
    return [
        _judged(case, amounts, _findings(case, *test, law), law)
        for case, amounts, test in zip(cases, granted, tests, strict=True)
    ]


def _judged(case: DeathCase, granted: dict[str, int], findings: list[Finding], law: StatuteBook) -> Outcome:
    children = ScholarshipCase(PROGRAMME, case.died_on, case.contribution_months, case.children)
    scholarship = judge_scholarship(children, law)
    decided = () if all(each.holds for each in findings) else law["jkm.benefit.wait_months"].questions
    return Outcome(
        lines=(*_lines(case, granted, law), *scholarship.lines),
        findings=(*findings, *scholarship.findings),
        questions=once((*decided, *scholarship.questions)),
        notes=scholarship.notes,
    )


def _lines(case: DeathCase, granted: dict[str, int], law: StatuteBook) -> list[Line]:
    on = case.died_on
    months = law["jkm.benefit.periodic_months"].at(on)
    each = law["jkm.benefit.periodic_amount"].at(on)
    parts = {
        "lump_sum": ("Santunan sekaligus {}", [law["jkm.benefit.lump_sum"].at(on)]),
        "periodic": (f"{months.value} bulan × {number_text(each.value)} = {{}}", [each, months]),
        "burial": ("Biaya pemakaman {}", [law["jkm.benefit.burial"].at(on)]),
    }
    return [
        Line(code, PROGRAMME, "", amount, working.format(number_text(amount)), cites(read), weakest(read))
        for code, (working, read) in parts.items()
        if (amount := granted[code])
    ]


def _findings(case: DeathCase, full: dt.date, member: bool, contributed: bool, law: StatuteBook) -> list[Finding]:
    rule = law["jkm.benefit.wait_months"]
    wait, cite = rule.value(case.died_on, case.segment), rule.at(case.died_on).cite
    if not wait:
        text = f"Segmen {case.segment} tidak menunggu: manfaat penuh sejak hari pertama kepesertaan."
        return [Finding("member-long-enough", True, text, cite)]
    joined = f"Terdaftar {date_text(case.registered_on)}: manfaat penuh sejak {date_text(full)}."
    paid = f"Iuran {case.contribution_months} bulan; manfaat penuh setelah {wait} bulan."
    return [
        Finding("member-long-enough", member, joined, cite),
        Finding("contributed-long-enough", contributed, paid, cite),
    ]
