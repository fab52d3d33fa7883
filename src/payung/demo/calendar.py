"""In which months which claims of the invented history are paid.

A month in which fewer than five claims of a programme reach a region is not told to the public, and with it neither is
the year. A branch therefore pays the files of some months together, as it does where it hands them over at a meeting,
and beside the claims of `claims.py` there are always five more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.kernel.periods import Months, month_of

YEAR = 12
OFTEN = {"death": 87, "accident": 72, "scholarship": 417}
"""Days ago on which the claims of `claims.py` were paid, by what they are about."""
SETTLED_IN = 2  # months of contributions before the first claim
JOB_LOSS_NEEDS = 12  # months of contributions


@dataclass(frozen=True)
class Calendar:
    """Month numbers in which claims are paid; what a short history has no room for is empty.

    first, last   of the history           year       first month of the newest year counted
    work_deaths   deaths at work, with the first school year of the children
    deaths        other deaths, in the order of time; `more_deaths` where many members live
    accidents     one for everybody, then those for the larger regencies
    job_loss      first month of the benefit
    """

    first: int
    last: int
    year: int
    work_deaths: int
    deaths: tuple[int, ...]
    more_deaths: tuple[int, ...]
    accidents: tuple[int, ...]
    more_accidents: tuple[int, ...]
    job_loss: tuple[int, ...]


def calendar_of(months: Months, today: dt.date) -> Calendar:
    """The calendar of a history, seen from `today`."""
    first, last = int(months[0]), int(months[-1])
    year = max(last // YEAR * YEAR, first)
    earliest = first + SETTLED_IN + 1

    def ago(what: str) -> int:
        return min(month_of(today - dt.timedelta(days=OFTEN[what])), last)

    def room(*wanted: int) -> tuple[int, ...]:
        return tuple(dict.fromkeys(month for month in sorted(wanted) if earliest <= month <= last))

    school = ago("scholarship")
    job_loss = max(ago("accident") - 2, year)
    lost = max(job_loss, first + JOB_LOSS_NEEDS + 2)
    return Calendar(
        first,
        last,
        year,
        school if school >= earliest else max(last - 1, earliest),
        room(year - 7, max(ago("death"), year)),
        room(year + 2),
        room(year - 4, max(ago("accident"), year)),
        room(year - 6, year + 1, year + 4),
        room(lost),
    )
