"""The working of the tax on JHT payments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.rules.jht.tax import TaxFacts, is_final, tax
from payung.rules.working import Line, cites, weakest
from payung.statute_book import Parameter, StatuteBook
from payung.statute_book.parameter import Version
from payung.statute_book.units import percent_plain


class _Taxed(NamedTuple):
    """One payment: its brackets, the earlier payments they run over, what is added to the rates."""

    final: bool
    rule: Parameter
    table: Version
    before: int
    until: int
    surcharge: int


def tax_lines(facts: TaxFacts, law: StatuteBook) -> list[Line]:
    """The tax withheld from each payment, as a negative amount. The amounts are those of `tax`."""
    dues, firsts = tax(facts, law).tolist(), facts.first_paid_on.tolist()
    days = facts.paid_on.tolist()
    return [
        _line(each, day, first.year, due, law)
        for each, day, first, due in zip(_taxed(facts, law), days, firsts, dues, strict=True)
    ]


def tax_questions(facts: TaxFacts, npwp_unknown: Sequence[bool], law: StatuteBook) -> list[list[str]]:
    """For each payment the readings that decided something about its tax."""
    return [_questions(each, unknown, law) for each, unknown in zip(_taxed(facts, law), npwp_unknown, strict=True)]


def _taxed(facts: TaxFacts, law: StatuteBook) -> list[_Taxed]:
    columns = zip(
        is_final(facts, law).tolist(), facts.paid_on.tolist(), facts.amount.tolist(), facts.before.tolist(),
        facts.before_in_year.tolist(), facts.npwp.tolist(), strict=True,
    )  # fmt: skip
    found = []
    for final, day, amount, ever, in_year, npwp in columns:
        rule, before = law["jht.tax.final" if final else "jht.tax.progressive"], ever if final else in_year
        surcharge = 0 if final or npwp else law["jht.tax.no_npwp_surcharge"].value(day)
        found.append(_Taxed(final, rule, rule.at(day), before, before + amount, surcharge))
    return found


def _line(each: _Taxed, day: dt.date, first_year: int, due: int, law: StatuteBook) -> Line:
    read = [each.table, law["jht.tax.final_years"].at(day)]
    if each.surcharge:
        read.append(law["jht.tax.no_npwp_surcharge"].at(day))
    text = _brackets_text(each.until, each.table)
    if each.before:
        text = f"({text}) − ({_brackets_text(each.before, each.table)})"
    if each.surcharge:
        text = f"{percent_plain(MILLION + each.surcharge)} × ({text})"
    kind = "final" if each.final else "progresif"
    working = f"Pajak {kind}, pembayaran pertama {first_year}: {text} = {number_text(due)}"
    return Line("tax", "JHT", "", -due, working, cites(read), weakest(read))


def _questions(each: _Taxed, npwp_unknown: bool, law: StatuteBook) -> list[str]:
    found: list[str] = []
    if not each.final and npwp_unknown:
        found += ["jht-npwp-not-said"]
    if not each.final and each.before:
        found += law["jht.tax.adds_within_year"].questions
    rates = [rate * (MILLION + each.surcharge) // MILLION for rate in each.table.column("rate").tolist()]
    if not each.final or _broken(each.before, each.table, rates) or _broken(each.until, each.table, rates):
        found += each.rule.questions
    return found


def _broken(amount: int, table: Version, rates: Sequence[int]) -> bool:
    """Whether some bracket gives a part of a rupiah."""
    return any(part * rate % MILLION for part, rate in zip(_parts(amount, table), rates, strict=True))


def _parts(amount: int, table: Version) -> list[int]:
    """How much of an amount falls in each bracket; the same as `bracket_parts`."""
    above = table.column("above").tolist()
    reached = [max(amount - each, 0) for each in above]
    return [here - beyond for here, beyond in zip(reached, [*reached[1:], 0], strict=True)]


def _brackets_text(amount: int, table: Version) -> str:
    terms = [
        f"{percent_plain(rate)} × {number_text(part)}"
        for rate, part in zip(table.column("rate").tolist(), _parts(amount, table), strict=True)
        if part
    ]
    return " + ".join(terms) or "0"
