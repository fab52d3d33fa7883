"""Income tax on JHT: final within the first calendar years, progressive afterwards. PP 68/2009."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, rupiah, share
from payung.kernel.periods import Days, days
from payung.statute_book import Parameter, StatuteBook
from payung.statute_book.parameter import Version

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class TaxFacts:
    """One row per payment; every column of equal length.

    paid_on        day of the payment; selects the version of the law
    amount         this payment, whole rupiah
    first_paid_on  day of the first payment of all; this one if there was none before
    before         payments before this one, whole rupiah, counted from the first payment on
    before_in_year those of them in the calendar year of this one
    npwp           the recipient has a tax number
    """

    paid_on: Days
    amount: Rupiah
    first_paid_on: Days
    before: Rupiah
    before_in_year: Rupiah
    npwp: Flags

    @classmethod
    def one(
        cls, *, paid_on: dt.date, amount: int, earlier: Sequence[tuple[dt.date, int]] = (), npwp: bool = True
    ) -> Self:
        """One payment, as columns of length one; `earlier` payments with their days."""
        return cls(
            paid_on=days(paid_on),
            amount=rupiah(amount),
            first_paid_on=days(min([paid_on, *(day for day, _ in earlier)])),
            before=rupiah(sum(paid for _, paid in earlier)),
            before_in_year=rupiah(sum(paid for day, paid in earlier if day.year == paid_on.year)),
            npwp=np.array([npwp]),
        )


def is_final(facts: TaxFacts, law: StatuteBook) -> Flags:
    """Whether the payment falls in the calendar years taxed finally. PP 68/2009 Pasal 2 and 6.

    The year of the first payment is the first of them; age has nothing to do with it.
    """
    passed = _years(facts.paid_on) - _years(facts.first_paid_on)
    final: Flags = passed < law["jht.tax.final_years"].on(facts.paid_on)
    return final


def tax(facts: TaxFacts, law: StatuteBook) -> Rupiah:
    """The tax withheld from each payment, whole rupiah.

    Within the final years the brackets run over all payments since the first, so paying in pieces and paying
    at once
    cost the same. Later they run over the payments of the calendar year; without a tax number every rate is
    raised.
    """
    final = is_final(facts, law)
    raised = law["jht.tax.no_npwp_surcharge"].on(facts.paid_on) * ~facts.npwp
    added = law["jht.tax.adds_within_year"].on(facts.paid_on)
    flat = _step(law["jht.tax.final"], facts, facts.before, np.zeros_like(raised))
    rising = _step(law["jht.tax.progressive"], facts, facts.before_in_year * added, raised)
    return np.where(final, flat, rising)


def _step(rule: Parameter, facts: TaxFacts, before: Rupiah, raised: Rate) -> Rupiah:
    """The tax on everything so far less the tax on what was paid before."""
    versions = rule.index(facts.paid_on)
    due = np.zeros_like(facts.amount)
    for place in np.unique(versions):
        here = versions == place
        table, start, more = rule.versions[place], before[here], raised[here]
        due[here] = by_brackets(start + facts.amount[here], table, more) - by_brackets(start, table, more)
    return due


def by_brackets(amount: Rupiah, table: Version, raised: Rate) -> Rupiah:
    """The tax on each amount by a table of brackets.

    raised  parts per million added to every rate: 200,000 makes 5 % into 6 %

    Raises ValueError where a raised rate would be finer than one part per million.
    """
    rates = table.column("rate")[None, :] * (MILLION + raised)[:, None]
    if (rates % MILLION).any():
        raise ValueError("a raised rate finer than one part per million")
    due: Rupiah = share(bracket_parts(amount, table), rates // MILLION).sum(axis=1)
    return due


def bracket_parts(amount: Rupiah, table: Version) -> NDArray[np.int64]:
    """How much of each amount falls in each bracket: one row per amount, one column per bracket."""
    reached = np.maximum(amount[:, None] - table.column("above")[None, :], 0)
    beyond = np.concatenate([reached[:, 1:], np.zeros_like(reached[:, :1])], axis=1)
    return np.asarray(reached - beyond, dtype=np.int64)


def _years(day: Days) -> NDArray[np.int64]:
    return day.astype("datetime64[Y]").astype(np.int64)
