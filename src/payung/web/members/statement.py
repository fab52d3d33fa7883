"""A member's JHT as a statement: every month a line, also the month that brought nothing.

Pure: columns in, a statement out. The amounts are those credited; nothing is computed from a wage here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

IN, LATER, UNPAID, UNREPORTED, ABSENT = "in", "later", "unpaid", "unreported", "absent"
"""How a month stands: credited; not due yet; billed and overdue; overdue and no bill; reported without the member."""


@dataclass(frozen=True)
class Entry:
    """One month at one employer.

    month           its first day
    jht_employer    whole rupiah the employer paid; jht_worker  what was kept from the wage; both 0 until credited
    programmes      which programmes the month brought something for
    due_on          last day the employer may pay
    paid_on         the day the money counts from; None until credited
    text            the sentence under the line
    """

    month: dt.date
    employer: str
    state: str
    due_on: dt.date
    wage: int = 0
    jht_employer: int = 0
    jht_worker: int = 0
    programmes: frozenset[str] = frozenset()
    paid_on: dt.date | None = None
    text: str = ""

    @property
    def jht(self) -> int:
        return self.jht_employer + self.jht_worker

    @property
    def missing(self) -> bool:
        """Overdue and not credited."""
        return self.state in (UNPAID, UNREPORTED, ABSENT)

    def added_to(self, other: Entry) -> Entry:
        """Two bills of one employer for one month as one entry."""
        return replace(
            self,
            wage=max(self.wage, other.wage),
            jht_employer=self.jht_employer + other.jht_employer,
            jht_worker=self.jht_worker + other.jht_worker,
            programmes=self.programmes | other.programmes,
            paid_on=max((day for day in (self.paid_on, other.paid_on) if day), default=None),
        )


@dataclass(frozen=True)
class Year:
    """The months of one calendar year, the newest first."""

    year: int
    entries: tuple[Entry, ...]

    @property
    def jht(self) -> int:
        return sum(entry.jht for entry in self.entries)

    @property
    def months_in(self) -> int:
        return len({entry.month for entry in self.entries if entry.state == IN})

    @property
    def missing(self) -> tuple[dt.date, ...]:
        """Months overdue at any employer, the oldest first."""
        return tuple(sorted({entry.month for entry in self.entries if entry.missing}))


@dataclass(frozen=True)
class Statement:
    """Everything the page and its files print.

    as_of  the day it is told
    """

    as_of: dt.date
    years: tuple[Year, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for year in self.years for entry in year.entries)

    @property
    def from_employer(self) -> int:
        return sum(entry.jht_employer for entry in self.entries)

    @property
    def from_worker(self) -> int:
        return sum(entry.jht_worker for entry in self.entries)

    @property
    def balance(self) -> int:
        return self.from_employer + self.from_worker

    @property
    def newest(self) -> dt.date | None:
        """The newest month credited; None before the first."""
        return max((entry.month for entry in self.entries if entry.state == IN), default=None)

    @property
    def missing(self) -> tuple[dt.date, ...]:
        return tuple(sorted({entry.month for entry in self.entries if entry.missing}))

    @property
    def pension_months(self) -> int:
        """Months that count for JP; two employers in one month are one month."""
        return len({entry.month for entry in self.entries if "JP" in entry.programmes})

    @property
    def months_in(self) -> int:
        return len({entry.month for entry in self.entries if entry.state == IN})

    @property
    def programmes(self) -> frozenset[str]:
        """What the newest credited month brought something for, at any employer."""
        newest = [entry.programmes for entry in self.entries if entry.month == self.newest]
        return frozenset().union(*newest)

    @property
    def newest_paid_on(self) -> dt.date | None:
        """The day the money of the newest credited month came."""
        return max((e.paid_on for e in self.entries if e.month == self.newest and e.paid_on), default=None)

    @property
    def several_employers(self) -> bool:
        return len({entry.employer for entry in self.entries}) > 1


def statement_of(entries: Iterable[Entry], as_of: dt.date) -> Statement:
    """The entries as years and months, the newest first."""
    ordered = sorted(entries, key=lambda entry: entry.employer)
    ordered.sort(key=lambda entry: entry.month, reverse=True)
    years = sorted({entry.month.year for entry in ordered}, reverse=True)
    return Statement(
        as_of, tuple(Year(year, tuple(entry for entry in ordered if entry.month.year == year)) for year in years)
    )
