"""The average wage a pension is taken of: past wages, capped and revalued. PP 45/2015 Pasal 17."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rupiah, ratio, share
from payung.kernel.periods import Days, Months, months_of
from payung.statute_book import StatuteBook

MONTHS = 12


def revalued(wage: Rupiah, month: Months, event_on: Days, law: StatuteBook) -> Rupiah:
    """Each past wage at the value of the year of the event, whole rupiah.

    wage      monthly wage as reported; what is above the JP ceiling of its month does not count
    month     contribution month        event_on  day of the event, one per wage

    A wage rises by the inflation of its own year and of every year up to the one before the event (our
    reading,
    `jp-indexation`), rounded each year. Raises NotInForce for a year whose inflation we do not hold.
    """
    value = np.minimum(wage, law["contributions.jp.ceiling"].on(month))
    year = month // MONTHS
    until = months_of(event_on) // MONTHS
    if not value.size:
        return value
    inflation = law["jp.inflation.yearly"]
    for passing in range(int(year.min()), int(until.max())):
        rate = MILLION + inflation.value(passing * MONTHS)
        value = np.where((year <= passing) & (passing < until), share(value, rate), value)
    return value


def averages(wage: Rupiah, owner: NDArray[np.int64], owners: int) -> Rupiah:
    """The average of each owner's wages, halves rounded up.

    wage   revalued wages        owner  whose each is, 0 to owners - 1; ValueError for an owner without wages
    """
    total = np.zeros(owners, dtype=np.int64)
    np.add.at(total, owner, wage)
    return ratio(total, 1, np.bincount(owner, minlength=owners).astype(np.int64))


def years_unknown(month: Months, event_year: int, law: StatuteBook) -> list[int]:
    """The years whose inflation would be needed to revalue wages of these months, and is not held."""
    inflation = law["jp.inflation.yearly"]
    passing = range(int(month.min()) // MONTHS, event_year)
    return [year for year in passing if inflation.find(year * MONTHS) is None]
