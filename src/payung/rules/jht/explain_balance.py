"""A JHT balance worked out year by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text, month_text
from payung.kernel.periods import month_number, month_of
from payung.rules.findings import Outcome
from payung.rules.jht.balance import MONTHS, credited_rates, grow
from payung.rules.working import Line, cites, weakest
from payung.statute_book import StatuteBook
from payung.statute_book.units import percent_plain

Contributions = Sequence[tuple[int, int]]
GIVEN = "remembered-low"
"""The status of a rate that somebody gave."""


def months_passed(as_of: dt.date) -> int:
    """The months of the calendar year that have passed by the end of a day."""
    return month_of(as_of + dt.timedelta(days=1)) - month_number(as_of.year, 1)


def years_earning(paid: Contributions, as_of: dt.date) -> tuple[int, int]:
    """First calendar year, and how many years have earned something by that day."""
    first = min(month for month, _ in paid) // MONTHS
    return first, as_of.year - first + (months_passed(as_of) > 0)


def explain_balance(paid: Contributions, as_of: dt.date, given: Mapping[int, int], law: StatuteBook) -> Outcome:
    """One balance: the contributions, and one line of returns per calendar year.

    paid   (month number, whole rupiah) in any order; months after `as_of` are a ValueError
    given  calendar year -> rate in parts per million, instead of what the law files hold

    The amounts are those of `grow`. Raises NotInForce for a year whose rate nobody knows.
    """
    if not paid or max(month for month, _ in paid) > month_of(as_of):
        raise ValueError("a balance needs contributions, none of them after its day")
    first, earning = years_earning(paid, as_of)
    table = np.zeros((1, as_of.year - first + 1, MONTHS), dtype=np.int64)
    for month, amount in paid:
        table[0, month // MONTHS - first, month % MONTHS] += amount
    rates = np.zeros(table.shape[1], dtype=np.int64)
    rates[:earning] = credited_rates(first, earning, given, law)
    growth = grow(table, rates, months_passed(as_of), first, law)
    lines = [_contributions_line(paid, law)]
    for place in range(earning):
        year, is_last = first + place, place == as_of.year - first
        passed = months_passed(as_of) if is_last else MONTHS
        opening, earned = int(growth.opening[0, place]), int(growth.returns[0, place])
        joined = int(table[0, place].sum())
        lines.append(_returns_line(year, int(rates[place]), opening, joined, passed, earned, year in given, law))
    questions = law["jht.returns.credited"].questions
    text = f"Saldo pada {date_text(as_of)} adalah perkiraan; angka resminya yang dibukukan BPJS Ketenagakerjaan."
    return Outcome(tuple(lines), (), questions if earning else (), (text,))


def _contributions_line(paid: Contributions, law: StatuteBook) -> Line:
    total = sum(amount for _, amount in paid)
    months = sorted(month for month, _ in paid)
    version = law["jht.returns.earns_after_months"].at(months[0])
    text = f"{len(paid)} iuran, {month_text(months[0])} sampai {month_text(months[-1])} = {number_text(total)}"
    return Line("contributions", "JHT", "", total, text, version.cite, "read")


def _returns_line(
    year: int, rate: int, opening: int, joined: int, passed: int, earned: int, given: bool, law: StatuteBook
) -> Line:
    month = month_number(year, MONTHS)
    read = [law["jht.returns.earns_after_months"].at(month)]
    if not given:
        read.append(law["jht.returns.credited"].at(month))
    source = " (diberikan)" if given else ""
    span = "" if passed == MONTHS else f", {passed} dari {MONTHS} bulan"
    text = (
        f"{year}: {percent_plain(rate)}{source} setahun{span}, saldo awal {number_text(opening)}, iuran tahun itu "
        f"{number_text(joined)} menurut bulan = {number_text(earned)}"
    )
    return Line("returns", "JHT", "", earned, text, cites(read), GIVEN if given else weakest(read))
