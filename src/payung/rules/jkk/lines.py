"""The lines of one accident: each amount with its arithmetic and articles, out of the call that made it."""

from __future__ import annotations

from collections.abc import Callable

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.rules.jkk.care import MODES
from payung.rules.jkk.case import AccidentCase
from payung.rules.jkk.disability import PARTS, STEPS, Disability, Row, rate_of, row_used
from payung.rules.jkk.worked import Worked
from payung.rules.working import Line, cites
from payung.statute_book import StatuteBook
from payung.statute_book.acts import STATUSES
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain

PROGRAMME = "JKK"


def cash_lines(case: AccidentCase, row: Worked, law: StatuteBook) -> list[Line]:
    """One line per cash benefit that grants something. The amounts are those of `cash_benefits`."""
    lines = []
    for code, (words, names) in _LINES.items():
        amount = row.granted[code]
        if not amount:
            continue
        read = [law[name].at(case.accident_on) for name in names]
        if code == "death" and row.floor_decides:
            read.append(law["jkm.benefit.lump_sum"].at(case.accident_on))
        working = _less(words(case, row, law), code, row)
        lines.append(Line(code, PROGRAMME, "", amount, working, cites(read), _status(code, case, row, read)))
    return lines


def transport_lines(case: AccidentCase, row: Worked, law: StatuteBook) -> list[Line]:
    """One line per mode of transport that cost something. The amounts are those of `transport`."""
    rule = law["jkk.care.transport_cap"]
    version = rule.at(case.accident_on)
    lines = []
    for mode in MODES:
        cost, code = case.transport.get(mode, 0), f"transport_{mode}"
        if not cost:
            continue
        before, cap = row.before[code], rule.value(case.accident_on, mode)
        left = f"{number_text(cap)} − {number_text(before)} yang sudah dibayar" if before else number_text(cap)
        working = f"min({number_text(cost)}, {left}) = {number_text(row.granted[code])}"
        lines.append(Line(code, PROGRAMME, "", row.granted[code], working, version.cite, version.status))
    return lines


def paid_before_note(row: Worked) -> tuple[str, ...]:
    """That claims of the same accident had paid the whole of a benefit, which leaves no line of it."""
    gone = [code for code, whole in row.whole.items() if whole and not row.granted[code] and code in _NAMES]
    if not gone:
        return ()
    names = ", ".join(_NAMES[code] for code in gone)
    return (f"Sudah dibayar seluruhnya oleh klaim terdahulu atas kecelakaan yang sama: {names}.",)


def _less(words: str, code: str, row: Worked) -> str:
    """The arithmetic up to its result; what was paid before is taken off by name."""
    before, amount = row.before[code], number_text(row.granted[code])
    if not before:
        return f"{words} = {amount}"
    return f"{words} − {number_text(before)} yang sudah dibayar atas kecelakaan yang sama = {amount}"


def _status(code: str, case: AccidentCase, row: Worked, read: list[Version]) -> str:
    known = [version.status for version in read]
    if code == "disability":
        known += [row_used(each, row.table).status for each in case.disabilities]
    return max(known, key=STATUSES.index)


def _stmb(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    rates = law["jkk.cash.stmb"].at(case.accident_on).column("rate").tolist()
    terms = [
        f"{percent_plain(rate)} × {number_text(row.base)} / {row.month_days} × {count} hari"
        for rate, count in zip(rates, row.in_step, strict=True)
        if count
    ]
    return " + ".join(terms)


def _disability(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    terms = [_term(each, row.table) for each in case.disabilities]
    words = " + ".join(terms)
    if row.together > row.disability:
        words = f"min({words}; {percent_plain(row.disability)})"
    elif len(terms) > 1:
        words = f"({words})"
    return f"{words} × {_months(row)}"


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


def _months(row: Worked) -> str:
    return f"{row.months} × {number_text(row.base)}"


def _total_disability(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    rate = law["jkk.cash.total_disability"].value(case.accident_on)
    return f"{percent_plain(rate)} × {_months(row)}"


def _death(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    words = f"{percent_plain(law['jkk.cash.death'].value(case.accident_on))} × {_months(row)}"
    return f"max({words}; {number_text(row.floor)})" if row.floor_decides else words


def _periodic(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    months = law["jkk.cash.periodic_months"].value(case.accident_on)
    return f"{months} bulan × {number_text(law['jkk.cash.periodic_amount'].value(case.accident_on))}"


def _burial(case: AccidentCase, row: Worked, law: StatuteBook) -> str:
    return "Biaya pemakaman"


_Words = Callable[[AccidentCase, Worked, StatuteBook], str]
_LINES: dict[str, tuple[_Words, tuple[str, ...]]] = {
    "stmb": (_stmb, ("jkk.cash.stmb", "jkk.cash.stmb_month_days")),
    "disability": (_disability, ("jkk.cash.months_of_wage",)),
    "total_disability": (_total_disability, ("jkk.cash.total_disability", "jkk.cash.months_of_wage")),
    "death": (_death, ("jkk.cash.death", "jkk.cash.months_of_wage")),
    "periodic": (_periodic, ("jkk.cash.periodic_amount", "jkk.cash.periodic_months")),
    "burial": (_burial, ("jkk.cash.burial",)),
}
"""Column of CashBenefits -> its arithmetic in words, and the parameters read for it."""

_NAMES = {
    "disability": "santunan cacat",
    "total_disability": "santunan cacat total tetap",
    "death": "santunan kematian",
    "periodic": "santunan berkala",
    "burial": "biaya pemakaman",
}
