"""The lines of one accident: each amount with its arithmetic and articles, out of the call that made it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.kernel.periods import days
from payung.rules.jkk.care import MODES, transport
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.cash import AccidentFacts, cash_benefits, death_floor, step_days
from payung.rules.jkk.disability import PARTS, STEPS, Disability, Row, rate_of, row_used, table_on
from payung.rules.working import Line, cites
from payung.statute_book import StatuteBook
from payung.statute_book.acts import STATUSES
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain

PROGRAMME = "JKK"


def cash_lines(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> list[Line]:
    """One line per cash benefit that grants something. The amounts are those of `cash_benefits`."""
    granted = cash_benefits(facts, law)
    lines = []
    for code, (words, names) in _LINES.items():
        amount = int(getattr(granted, code)[0])
        if not amount:
            continue
        read = [law[name].at(case.accident_on) for name in names]
        if code == "death" and floor_decides(facts, law):
            read.append(law["jkm.benefit.lump_sum"].at(case.accident_on))
        working = f"{words(case, facts, law)} = {number_text(amount)}"
        lines.append(Line(code, PROGRAMME, "", amount, working, cites(read), _status(code, case, read, law)))
    return lines


def transport_lines(case: AccidentCase, law: StatuteBook) -> list[Line]:
    """One line per mode of transport that cost something. The amounts are those of `transport`."""
    rule = law["jkk.care.transport_cap"]
    version = rule.at(case.accident_on)
    lines = []
    for mode in MODES:
        cost = case.transport.get(mode, 0)
        if not cost:
            continue
        amount = int(transport(np.array([cost]), mode, days(case.accident_on), law)[0])
        cap = rule.value(case.accident_on, mode)
        working = f"min({number_text(cost)}, {number_text(cap)}) = {number_text(amount)}"
        lines.append(Line(f"transport_{mode}", PROGRAMME, "", amount, working, version.cite, version.status))
    return lines


def floor_decides(facts: AccidentFacts, law: StatuteBook) -> bool:
    """The grant of a death would be lower without the floor."""
    months = facts.base * law["jkk.cash.months_of_wage"].on(facts.accident_on)
    exact = months * law["jkk.cash.death"].on(facts.accident_on)
    return bool(exact[0] < death_floor(facts.accident_on, law)[0] * MILLION)


def rows_of(case: AccidentCase, law: StatuteBook) -> list[Row]:
    """The rows of the table that the disabilities of a case are read from."""
    table = table_on(days(case.accident_on), law)
    return [row_used(each, table) for each in case.disabilities]


def _status(code: str, case: AccidentCase, read: list[Version], law: StatuteBook) -> str:
    known = [version.status for version in read]
    if code == "disability":
        known += [row.status for row in rows_of(case, law)]
    return max(known, key=STATUSES.index)


def _stmb(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    version, month_days = law["jkk.cash.stmb"].at(case.accident_on), law["jkk.cash.stmb_month_days"]
    divisor = month_days.on(facts.accident_on)
    in_step = step_days(facts.absence_days, divisor, version.column("after_months"))[0].tolist()
    terms = [
        f"{percent_plain(rate)} × {number_text(int(facts.base[0]))} / {divisor[0]} × {count} hari"
        for rate, count in zip(version.column("rate").tolist(), in_step, strict=True)
        if count
    ]
    return " + ".join(terms)


def _disability(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    table = table_on(days(case.accident_on), law)
    terms = [_term(each, table) for each in case.disabilities]
    together, granted = sum(rate_of(each, table) for each in case.disabilities), int(facts.disability[0])
    words = " + ".join(terms)
    if together > granted:
        words = f"min({words}; {percent_plain(granted)})"
    elif len(terms) > 1:
        words = f"({words})"
    return f"{words} × {_months(facts, law)}"


def _term(each: Disability, table: dict[str, Row]) -> str:
    row, name = row_used(each, table), f"{each.code} (kidal)" if each.left_handed else each.code
    rate = rate_of(each, table)
    if row.rule == STEPS:
        measure = _plain(each.measure or 0)
        words = f"{percent_plain(row.percent)} × {measure} / {_plain(row.step)}"
        capped = rate == row.most and row.percent * (each.measure or 0) > row.most * row.step
        return f"{name} min({words}; {percent_plain(row.most)})" if capped else f"{name} {words}"
    if row.rule == PARTS and each.measure not in (None, MILLION):
        return f"{name} {percent_plain(row.percent)} × {percent_plain(each.measure or 0)}"
    return f"{name} {percent_plain(rate)}"


def _plain(measure: int) -> str:
    """A measure without its unit: `30`, `37,50`."""
    return percent_plain(measure).removesuffix(" %")


def _months(facts: AccidentFacts, law: StatuteBook) -> str:
    count = law["jkk.cash.months_of_wage"].on(facts.accident_on)[0]
    return f"{count} × {number_text(int(facts.base[0]))}"


def _total_disability(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    rate = law["jkk.cash.total_disability"].value(case.accident_on)
    return f"{percent_plain(rate)} × {_months(facts, law)}"


def _death(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    words = f"{percent_plain(law['jkk.cash.death'].value(case.accident_on))} × {_months(facts, law)}"
    if not floor_decides(facts, law):
        return words
    return f"max({words}; {number_text(int(death_floor(facts.accident_on, law)[0]))})"


def _periodic(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    months = law["jkk.cash.periodic_months"].value(case.accident_on)
    return f"{months} bulan × {number_text(law['jkk.cash.periodic_amount'].value(case.accident_on))}"


def _burial(case: AccidentCase, facts: AccidentFacts, law: StatuteBook) -> str:
    return "Biaya pemakaman"


_Words = Callable[[AccidentCase, AccidentFacts, StatuteBook], str]
_LINES: dict[str, tuple[_Words, tuple[str, ...]]] = {
    "stmb": (_stmb, ("jkk.cash.stmb", "jkk.cash.stmb_month_days")),
    "disability": (_disability, ("jkk.cash.months_of_wage",)),
    "total_disability": (_total_disability, ("jkk.cash.total_disability", "jkk.cash.months_of_wage")),
    "death": (_death, ("jkk.cash.death", "jkk.cash.months_of_wage")),
    "periodic": (_periodic, ("jkk.cash.periodic_amount", "jkk.cash.periodic_months")),
    "burial": (_burial, ("jkk.cash.burial",)),
}
"""Column of CashBenefits -> its arithmetic in words, and the parameters read for it."""
