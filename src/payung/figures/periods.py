"""The period a figure speaks of, as publishers write it: a year, a month, a day, or a year so far."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from payung.kernel.dates import MONTHS, date_text, month_text
from payung.kernel.periods import first_day, last_day, month_number

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?( YTD)?")
_YEARS = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """first, last  its days, both included; None where they cannot be known
    to_date      a year so far: it begins on 1 January, and where it ends may be unknown
    text         as published
    """

    text: str
    first: dt.date | None
    last: dt.date | None
    to_date: bool = False

    @property
    def year(self) -> int | None:
        return self.first.year if self.first else None

    @property
    def spoken(self) -> str:
        """`tahun 2024`, `November 2024`, `7 Oktober 2025`, `Januari sampai Oktober 2025`."""
        if self.first is None:
            return "masa yang tidak disebut"
        if self.to_date:
            until = month_text(month_number(self.last.year, self.last.month)) if self.last else ""
            return f"Januari sampai {until}" if until else f"tahun {self.first.year} sampai saat itu"
        if self.first == self.last:
            return date_text(self.first)
        if len(self.text) == len("2024-11"):
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return f"tahun {self.text}"


UNKNOWN = Period("", None, None)


def read_period(text: str) -> Period:
    """A period as the register writes it. Raises ValueError on anything else."""
    if not text:
        return UNKNOWN
    if years := _YEARS.fullmatch(text):
        return Period(text, dt.date(int(years[1]), 1, 1), dt.date(int(years[2]), 12, 31))
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError(f"a period is YYYY, YYYY-MM or YYYY-MM-DD, with YTD for a year so far; found {text!r}")
    year, to_date = int(found[1]), bool(found[4])
    if found[3]:
        day = dt.date(year, int(found[2]), int(found[3]))
        return Period(text, dt.date(year, 1, 1) if to_date else day, day, to_date)
    if found[2]:
        month = month_number(year, int(found[2]))
        return Period(text, dt.date(year, 1, 1) if to_date else first_day(month), last_day(month), to_date)
    return Period(text, dt.date(year, 1, 1), None if to_date else dt.date(year, 12, 31), to_date)
