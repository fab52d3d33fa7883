"""One death judged: every test, every line with its working."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.rules.findings import Finding, Outcome, once
from payung.rules.jkm.benefit import (
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
    """What heirs are granted. Amounts are those of `death_benefits` and of the scholarship rules."""
    facts = DeathFacts.one(
        died_on=case.died_on,
        segment=case.segment,
        registered_on=case.registered_on,
        contribution_months=case.contribution_months,
    )
    children = ScholarshipCase(PROGRAMME, case.died_on, case.contribution_months, case.children)
    scholarship = judge_scholarship(children, law)
    findings = _findings(case, facts, law)
    waiting = law["jkm.benefit.wait_months"]
    decided = () if all(each.holds for each in findings) else waiting.questions
    return Outcome(
        lines=(*_lines(case, facts, law), *scholarship.lines),
        findings=(*findings, *scholarship.findings),
        questions=once((*decided, *scholarship.questions)),
        notes=scholarship.notes,
    )


def _lines(case: DeathCase, facts: DeathFacts, law: StatuteBook) -> list[Line]:
    granted = death_benefits(facts, law)
    on = case.died_on
    months = law["jkm.benefit.periodic_months"].at(on)
    each = law["jkm.benefit.periodic_amount"].at(on)
    parts = {
        "lump_sum": ("Santunan sekaligus {}", [law["jkm.benefit.lump_sum"].at(on)]),
        "periodic": (
            f"{months.value} bulan × {number_text(each.value)} = {{}}",
            [each, months],
        ),
        "burial": ("Biaya pemakaman {}", [law["jkm.benefit.burial"].at(on)]),
    }
    lines = []
    for code, (working, read) in parts.items():
        amount = int(getattr(granted, code)[0])
        if amount:
            text = working.format(number_text(amount))
            lines.append(Line(code, PROGRAMME, "", amount, text, cites(read), weakest(read)))
    return lines


def _findings(case: DeathCase, facts: DeathFacts, law: StatuteBook) -> list[Finding]:
    rule = law["jkm.benefit.wait_months"]
    wait, cite = rule.value(case.died_on, case.segment), rule.at(case.died_on).cite
    if not wait:
        text = f"Segmen {case.segment} tidak menunggu: manfaat penuh sejak hari pertama kepesertaan."
        return [Finding("member-long-enough", True, text, cite)]
    full = date_text(full_from(facts, law)[0].item())
    joined = f"Terdaftar {date_text(case.registered_on)}: manfaat penuh sejak {full}."
    paid = f"Iuran {case.contribution_months} bulan; manfaat penuh setelah {wait} bulan."
    return [
        Finding("member-long-enough", bool(member_long_enough(facts, law)[0]), joined, cite),
        Finding("contributed-long-enough", bool(contributed_long_enough(facts, law)[0]), paid, cite),
    ]
