"""How a JHT balance grows: yearly compounding, in the year by whole months. PP 46/2015 Pasal 22.

The convention inside a year is our reading (`jht-crediting`); the balance that counts is the one booked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rate, Rupiah, ratio, share
from payung.kernel.periods import Months, month_number
from payung.statute_book import StatuteBook

MONTHS = 12
Monthly = NDArray[np.int64]


@dataclass(frozen=True)
class Growth:
    """What each balance earned; one row per member, one column per calendar year, whole rupiah.

    opening  balance on 1 January       returns  earned in the year (in the last, so far)
    """

    opening: NDArray[np.int64]
    returns: NDArray[np.int64]


def year_returns(opening: Rupiah, paid: Monthly, rate: int, elapsed: int, earns_after: int) -> Rupiah:
    """What each balance earns in one calendar year, whole rupiah, rounded once.

    opening      balance on 1 January       paid  contributions, one row per member, one column per month
    rate         of the whole year, parts per million
    elapsed      months of the year that have passed, 0 to 12
    earns_after  months after its contribution month from which a contribution earns

    The opening balance earns all the months that have passed, a contribution those since it began to earn.
    """
    weights = np.maximum(elapsed - earns_after - np.arange(MONTHS, dtype=np.int64), 0)
    return ratio(opening * elapsed + paid @ weights, rate, MONTHS * MILLION)


def grow(paid: NDArray[np.int64], rates: Rate, elapsed: int, first_year: int, law: StatuteBook) -> Growth:
    """Every balance from an empty one on.

    paid        contributions: members by years by months, whole rupiah
    rates       one per year, parts per million
    elapsed     months of the last year that have passed; all earlier years are whole
    first_year  the calendar year of the first column

    Returns of a year join the balance at its end.
    """
    years = paid.shape[1]
    ends = month_number(first_year, MONTHS) + MONTHS * np.arange(years, dtype=np.int64)
    after = law["jht.returns.earns_after_months"].on(ends)
    opening = np.zeros((paid.shape[0], years), dtype=np.int64)
    returns = np.zeros_like(opening)
    balance = np.zeros(paid.shape[0], dtype=np.int64)
    for year in range(years):
        opening[:, year] = balance
        passed = elapsed if year == years - 1 else MONTHS
        returns[:, year] = year_returns(balance, paid[:, year], int(rates[year]), passed, int(after[year]))
        balance = balance + paid[:, year].sum(axis=1) + returns[:, year]
    return Growth(opening, returns)


def credited_rates(first_year: int, years: int, given: Mapping[int, int], law: StatuteBook) -> Rate:
    """The rate of each calendar year, parts per million: as given, otherwise as the law files hold it.

    Raises NotInForce for the first year of which neither knows anything. Nothing is estimated.
    """
    rule = law["jht.returns.credited"]
    calendar = range(first_year, first_year + years)
    return np.array(
        [given[year] if year in given else rule.value(month_number(year, 1)) for year in calendar],
        dtype=np.int64,
    )


def years_unknown(first_year: int, years: int, given: Mapping[int, int], law: StatuteBook) -> list[int]:
    """The calendar years for which a rate would have to be given."""
    rule = law["jht.returns.credited"]
    calendar = range(first_year, first_year + years)
    return [year for year in calendar if year not in given and rule.find(month_number(year, 1)) is None]


def contributions_of(wage: Rupiah, month: Months, law: StatuteBook) -> Rupiah:
    """The JHT contribution of employer and worker on each wage, whole rupiah, each part rounded by itself."""
    employer = share(wage, law["contributions.jht.rate_employer"].on(month))
    return employer + share(wage, law["contributions.jht.rate_worker"].on(month))
