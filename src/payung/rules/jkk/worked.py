"""Many accidents worked out as columns, then one row of plain numbers for each, ready to be put in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from payung.kernel.money import MILLION, Rupiah, rupiah
from payung.kernel.periods import Days, days
from payung.rules.jkk.base import base_of
from payung.rules.jkk.care import MODES, transport
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.cash import AccidentFacts, Count, cash_benefits, death_floor, step_days
from payung.rules.jkk.claim import claim_deadline, employer_pays_first, report_deadline, second_report_deadline
from payung.rules.jkk.disability import Row, combined, rate_of, table_on
from payung.statute_book import StatuteBook

CASH = ("stmb", "disability", "total_disability", "death", "periodic", "burial")
"""Codes of the cash benefits, in the order of the letter."""
FOLLOWS = {
    "disability": ("disability",),
    "total_disability": ("disability",),
    "death": ("disability", "total_disability"),
    "periodic": ("periodic",),
    "burial": ("burial",),
    **{f"transport_{mode}": (f"transport_{mode}",) for mode in MODES},
}
"""Code of a line -> codes that it takes the place of: what those paid for the same accident is taken off."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One accident among many: whole rupiah, parts per million, the last days of its times.

    whole      code -> granted by the whole accident so far     granted  code -> what remains of it to be paid
    before     code -> what was paid before of it
    in_step    days of absence in each step of STMB             in_all   the same with the days paid before
    rates      of each disability        together  their sum    disability  what the law allows of it
    """

    base: int
    months: int
    month_days: int
    in_step: list[int]
    in_all: list[int]
    table: dict[str, Row]
    rates: list[int]
    disability: int
    floor: int
    floor_decides: bool
    whole: dict[str, int]
    before: dict[str, int]
    granted: dict[str, int]
    claim_by: dt.date
    report_by: dt.date
    second_by: dt.date | None
    employer_first: bool

    @property
    def together(self) -> int:
        return sum(self.rates)


def worked(cases: Sequence[AccidentCase], law: StatuteBook) -> list[Worked]:
    """Every accident worked out, in order. Disabilities told by the eyes have their measure already.

    Raises ValueError, KeyError or NotInForce for the first case that cannot be.
    """
    on = days([case.accident_on for case in cases])
    tables = {day: table_on(days(day), law) for day in {case.accident_on for case in cases if case.disabilities}}
    rates = [[rate_of(each, tables[case.accident_on]) for each in case.disabilities] for case in cases]
    facts = facts_of(cases, on, rates, law)
    whole = _granted(cases, facts, law)
    months = law["jkk.cash.months_of_wage"].on(on)
    floor = death_floor(on, law)
    decides = facts.base * months * law["jkk.cash.death"].on(on) < floor * MILLION
    divisor = law["jkk.cash.stmb_month_days"].on(on)
    paid_days = np.broadcast_to(np.asarray(facts.paid_days), on.shape)
    before = _steps(paid_days, divisor, on, law)
    until = _steps(paid_days + facts.absence_days, divisor, on, law)
    claim_by, report_by = claim_deadline(on, law).tolist(), report_deadline(on, law).tolist()
    second_by = _second_report(cases, on, law)
    reported = days([case.reported_on or case.accident_on for case in cases])
    first = employer_pays_first(on, reported, law).tolist()
    found = []
    for place, case in enumerate(cases):
        own = {code: column[place] for code, column in whole.items()}
        paid = {code: _paid(code, case, own[code]) for code in own}
        found.append(
            Worked(
                base=int(facts.base[place]), months=int(months[place]), month_days=int(divisor[place]),
                in_step=[b - a for a, b in zip(before[place], until[place], strict=True)], in_all=until[place],
                table=tables.get(case.accident_on, {}), rates=rates[place], disability=int(facts.disability[place]),
                floor=int(floor[place]), floor_decides=bool(decides[place]), whole=own, before=paid,
                granted={code: own[code] - paid[code] for code in own}, claim_by=claim_by[place],
                report_by=report_by[place], second_by=second_by.get(place), employer_first=first[place],
            )
        )  # fmt: skip
    return found


def facts_of(
    cases: Sequence[AccidentCase], on: Days, rates: Sequence[Sequence[int]], law: StatuteBook
) -> AccidentFacts:
    """The cases as columns: the base of each segment, measured disabilities as one percentage."""
    owner = np.array([place for place, own in enumerate(rates) for _ in own], dtype=np.int64)
    every = np.array([rate for own in rates for rate in own], dtype=np.int64)
    return AccidentFacts(
        accident_on=on,
        base=_base(cases, on, law),
        absence_days=np.array([case.absence_days for case in cases], dtype=np.int64),
        disability=combined(owner, every, on, law),
        total_disability=np.array([case.total_disability for case in cases], dtype=np.bool_),
        death=np.array([case.death for case in cases], dtype=np.bool_),
        paid_days=np.array([case.paid_days for case in cases], dtype=np.int64),
    )


def _base(cases: Sequence[AccidentCase], on: Days, law: StatuteBook) -> Rupiah:
    stated, kinds = rupiah([case.stated for case in cases]), np.array([case.kind for case in cases])
    base = np.empty_like(stated)
    for kind in np.unique(kinds).tolist():
        here = kinds == kind
        base[here] = base_of(kind, stated[here], on[here], law)
    return base


def _granted(cases: Sequence[AccidentCase], facts: AccidentFacts, law: StatuteBook) -> dict[str, list[int]]:
    """Code -> whole rupiah of each accident: cash benefits, then what transport is reimbursed."""
    cash = cash_benefits(facts, law)
    found: dict[str, list[int]] = {code: getattr(cash, code).tolist() for code in CASH}
    for mode in MODES:
        code = f"transport_{mode}"
        cost = np.array([case.transport.get(mode, 0) for case in cases], dtype=np.int64)
        if cost.any():
            before = np.array([case.paid.get(code, 0) if case.transport.get(mode) else 0 for case in cases])
            found[code] = transport(cost + before, mode, facts.accident_on, law).tolist()
    return found


def _paid(code: str, case: AccidentCase, whole: int) -> int:
    """What claims of the same accident paid of a benefit, up to the whole of it."""
    return min(sum(case.paid.get(each, 0) for each in FOLLOWS.get(code, ())), whole) if case.paid else 0


def _steps(absence: Count, month_days: Count, on: Days, law: StatuteBook) -> list[list[int]]:
    """Days of each absence in each step of the version that holds for it."""
    rule = law["jkk.cash.stmb"]
    versions = rule.index(on)
    found: list[list[int]] = [[]] * len(on)
    for version in np.unique(versions).tolist():
        here = np.flatnonzero(versions == version)
        after = rule.versions[version].column("after_months")
        for place, row in zip(here.tolist(), step_days(absence[here], month_days[here], after).tolist(), strict=True):
            found[place] = row
    return found


def _second_report(cases: Sequence[AccidentCase], on: Days, law: StatuteBook) -> dict[int, dt.date]:
    """Place of each case whose end is known -> the last day of its second report."""
    ended = {place: case.ended_on for place, case in enumerate(cases) if case.ended_on}
    if not ended:
        return {}
    last = second_report_deadline(days(list(ended.values())), on[list(ended)], law)
    return dict(zip(ended, last.tolist(), strict=True))
