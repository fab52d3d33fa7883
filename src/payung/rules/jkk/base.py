"""The monthly wage that a benefit is taken of, by segment. PP 44/2015 Pasal 17 and Lampiran II."""

from __future__ import annotations

from payung.kernel.money import Rupiah
from payung.kernel.periods import Days, months_of
from payung.rules.contributions.own_account import band_base
from payung.rules.contributions.wage_base import monthly_from_daily
from payung.statute_book import StatuteBook

STATED_BY_SEGMENT = {
    "PU": ("wage", "daily_wage"),
    "BPU": ("income",),
    "JAKON": ("daily_wage", "wage"),
}
"""Segment -> what its members state, the usual first."""


def base_of(kind: str, stated: Rupiah, accident_on: Days, law: StatuteBook) -> Rupiah:
    """The monthly base of each case, whole rupiah.

    kind    what was stated: `wage` per month, `daily_wage`, or `income` per month of own-account workers
    stated  whole rupiah

    A wage is its own base; a daily wage is taken times the factor of the law; an income is replaced by the base of
    the band it falls in. The month of the accident selects the factor and the bands.
    """
    if kind == "wage":
        return stated
    if kind == "daily_wage":
        return monthly_from_daily(stated, months_of(accident_on), law)
    if kind == "income":
        return band_base(months_of(accident_on), stated, law)
    raise ValueError(f"a base is made of wage, daily_wage or income; found {kind!r}")
