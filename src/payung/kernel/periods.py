"""Months and days as columns.

A month is an int64: twelve times the year plus the month minus one, so that the next month is plus one.
A day is a datetime64[D].
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Months = NDArray[np.int64]
Days = NDArray[np.datetime64]


def month_number(year: int, month: int) -> int:
    """The number of a calendar month: month_number(2025, 2) is 24301."""
    if not 1 <= month <= 12:
        raise ValueError(f"a month is 1 to 12; found {month}")
    return year * 12 + month - 1


def month_of(day: dt.date) -> int:
    """The number of the month in which `day` falls."""
    return month_number(day.year, day.month)


def first_day(month: int) -> dt.date:
    """The first day of a month number."""
    return dt.date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> dt.date:
    """The last day of a month number."""
    return first_day(month + 1) - dt.timedelta(days=1)


def month_iso(month: int) -> str:
    """`YYYY-MM` of a month number."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def month_from_iso(text: str) -> int:
    """The month number of `YYYY-MM`. Raises ValueError on anything else."""
    year, dash, month = text.partition("-")
    if not (dash and len(year) == 4 and len(month) == 2 and year.isdigit() and month.isdigit()):
        raise ValueError(f"a month is written YYYY-MM; found {text!r}")
    return month_number(int(year), int(month))


def months(values: ArrayLike) -> Months:
    """`values` (month numbers) as a column."""
    return np.atleast_1d(np.asarray(values, dtype=np.int64))


def days(values: ArrayLike | dt.date | Sequence[dt.date]) -> Days:
    """`values` (dates or ISO texts) as a column of days."""
    return np.atleast_1d(np.asarray(values, dtype="datetime64[D]"))


def months_of(days_: Days) -> Months:
    """The month number of each day."""
    return days_.astype("datetime64[M]").astype(np.int64) + month_number(1970, 1)


def first_days(months_: Months) -> Days:
    """The first day of each month number."""
    return (months_ - month_number(1970, 1)).astype("datetime64[M]").astype("datetime64[D]")


def months_after(days_: Days, count: NDArray[np.int64] | int) -> Days:
    """The same day of the month `count` months later; where that month is shorter, its last day.

    31 January plus one month is 28 (or 29) February. A negative count goes back.
    """
    month = months_of(days_)
    reached = first_days(month + np.asarray(count, dtype=np.int64))
    last = (first_days(months_of(reached) + 1) - reached).astype(np.int64) - 1
    return reached + np.minimum((days_ - first_days(month)).astype(np.int64), last)


def birthdays(born: Days, years: NDArray[np.int64] | int) -> Days:
    """The day each person turns `years` years old; one born on 29 February, on 28 February of a common year."""
    return months_after(born, 12 * np.asarray(years, dtype=np.int64))
