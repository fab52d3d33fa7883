"""Scholarships of one case: every test, one line per child and level with its working."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.kernel.periods import birthdays, days
from payung.rules.findings import Finding, Outcome, once, questions_read
from payung.rules.scholarship.amounts import (
    LEVELS,
    WHOLE_LEVEL,
    ChildFacts,
    chosen,
    contributed_enough,
    paid_years,
    payments_before_limit,
    planned_years,
    single_amounts,
    yearly_amounts,
)
from payung.rules.working import Line, cites, weakest
from payung.statute_book import Parameter, StatuteBook
from payung.statute_book.parameter import Version

PROGRAMMES = ("JKK", "JKM")
CODE = "scholarship"
YEARLY = "Beasiswa dibayar setiap tahun atas bukti masih sekolah; jumlahnya bila semua jenjang ditempuh."


@dataclass(frozen=True)
class Child:
    """A child: its level (TK, SD, SMP, SMA or PT), years left there with this one (None: all), day of birth."""

    level: str
    years_left: int | None = None
    birth_date: dt.date | None = None


@dataclass(frozen=True)
class ScholarshipCase:
    """One member's children, in the order the family names them.

    programme  JKK or JKM      event_on  day of the death or accident; selects the law
    """

    programme: str
    event_on: dt.date
    contribution_months: int
    children: tuple[Child, ...]


def judge_scholarship(case: ScholarshipCase, law: StatuteBook) -> Outcome:
    """The scholarships of one case. Amounts are those of `yearly_amounts` and `single_amounts`."""
    if not case.children:
        return Outcome(())
    facts = _columns(case)
    lines = _lines(case, facts, law)
    yearly = law["scholarship.benefit.once"].find(case.event_on) is None
    return Outcome(
        lines=tuple(lines),
        findings=tuple(_findings(case, facts, law)),
        questions=once(_questions(case, facts, law)),
        notes=(YEARLY,) if lines and yearly else (),
    )


def most_years(level: str, event_on: dt.date, law: StatuteBook) -> int | None:
    """Years a level lasts at most, or None where the law does not pay by year."""
    version = law["scholarship.benefit.most_years"].find(event_on)
    return None if version is None else version.values[law["scholarship.benefit.most_years"].position(level)]


def _columns(case: ScholarshipCase) -> ChildFacts:
    size = len(case.children)
    born = [np.datetime64(child.birth_date or "NaT", "D") for child in case.children]
    left = [WHOLE_LEVEL if child.years_left is None else child.years_left for child in case.children]
    return ChildFacts(
        case=np.zeros(size, dtype=np.int64),
        event_on=np.repeat(days(case.event_on), size),
        programme=np.full(size, PROGRAMMES.index(case.programme), dtype=np.int64),
        contribution_months=np.full(size, case.contribution_months, dtype=np.int64),
        level=np.array([LEVELS.index(child.level) for child in case.children], dtype=np.int64),
        years_left=np.array(left, dtype=np.int64),
        born=np.array(born, dtype="datetime64[D]"),
    )


def _lines(case: ScholarshipCase, facts: ChildFacts, law: StatuteBook) -> list[Line]:
    if law["scholarship.benefit.once"].find(case.event_on) is not None:
        read = _read(case, law, "once", "most_children", "contribution_months")
        return [
            Line(
                CODE,
                case.programme,
                "",
                amount,
                f"Anak ke-{place}: satu kali {number_text(amount)}",
                cites(read),
                weakest(read),
            )
            for place, amount in enumerate(single_amounts(facts, law).tolist(), 1)
            if amount
        ]
    read = _read(case, law, "per_year", "most_years", "contribution_months")
    years, amounts = paid_years(facts, law), yearly_amounts(facts, law)
    lines = []
    for place, level in np.argwhere(years > 0).tolist():
        count, amount = int(years[place, level]), int(amounts[place, level])
        each = law["scholarship.benefit.per_year"].value(case.event_on, LEVELS[level])
        working = f"{count} tahun × {number_text(each)} = {number_text(amount)}"
        text = f"Anak ke-{place + 1}, {LEVELS[level]}: {working}"
        lines.append(Line(CODE, case.programme, "", amount, text, cites(read), weakest(read)))
    return lines


def _read(case: ScholarshipCase, law: StatuteBook, *names: str) -> list[Version]:
    return [law[f"scholarship.benefit.{name}"].at(case.event_on) for name in names]


def _findings(case: ScholarshipCase, facts: ChildFacts, law: StatuteBook) -> list[Finding]:
    months = law["scholarship.benefit.contribution_months"]
    needed = months.value(case.event_on, case.programme)
    text = f"Masa iuran {case.contribution_months} bulan; {case.programme} mensyaratkan {needed} bulan."
    if not needed:
        text = f"{case.programme} tidak mensyaratkan masa iuran untuk beasiswa."
    holds = bool(contributed_enough(facts, law)[0])
    found = [Finding("scholarship-contribution-months", holds, text, months.at(case.event_on).cite)]
    young = payments_before_limit(facts.event_on, facts.born, law) > 0
    picked = chosen(facts.case, young, facts.event_on, law)
    age = law["scholarship.benefit.age_below"].at(case.event_on)
    most = law["scholarship.benefit.most_children"].at(case.event_on)
    for place, child in enumerate(case.children, 1):
        if child.birth_date is not None:
            limit = birthdays(days(child.birth_date), age.value)[0].item()
            told = f"Anak ke-{place} mencapai {age.value} tahun pada {date_text(limit)}."
            found.append(Finding("scholarship-child-age", bool(young[place - 1]), told, age.cite))
        if young[place - 1] and len(case.children) > most.value:
            told = f"Anak ke-{place}: beasiswa bagi paling banyak {most.value} anak."
            found.append(Finding("scholarship-child-count", bool(picked[place - 1]), told, most.cite))
    return found


def _questions(case: ScholarshipCase, facts: ChildFacts, law: StatuteBook) -> list[str]:
    on = case.event_on
    found: list[str] = []

    def read(name: str) -> tuple[Parameter, Version]:
        parameter = law[f"scholarship.benefit.{name}"]
        return parameter, parameter.at(on)

    if law["scholarship.benefit.contribution_months"].value(on, case.programme):
        found += questions_read(read("contribution_months"))
    if not contributed_enough(facts, law)[0]:
        return found
    allowed = payments_before_limit(facts.event_on, facts.born, law)
    if (planned_years(facts, law).sum(axis=1) > allowed).any() or (allowed == 0).any():
        found += questions_read(read("age_below"))
    if int((allowed > 0).sum()) > law["scholarship.benefit.most_children"].value(on):
        found += questions_read(read("most_children"))
    return found
