"""National holidays, and from them working days."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from payung.kernel.periods import Days
from payung.statute_book.acts import STATUSES
from payung.statute_book.errors import LawError, NotInForce
from payung.statute_book.reading import day_of

KINDS = ("national", "joint_leave")
WORKING_WEEK = "1111100"


@dataclass(frozen=True)
class Holiday:
    """One day. `joint_leave` (cuti bersama) is listed but is not a national holiday."""

    day: dt.date
    kind: str
    name: str
    status: str


@dataclass(frozen=True)
class Holidays:
    """Every holiday we know, and the span of years they cover; days outside it are refused, not guessed."""

    listed: tuple[Holiday, ...]

    @property
    def first(self) -> dt.date:
        return self.listed[0].day.replace(day=1)

    @property
    def last(self) -> dt.date:
        return self.listed[-1].day.replace(month=12, day=31)

    def working_day(self, days: Days, step: int) -> Days:
        """Each day itself if it is a working day, otherwise the next (step 1) or the one before (step -1).

        Saturday, Sunday and national holidays are no working days. Raises NotInForce outside the years held.
        """
        return self._offset(days, 0, "forward" if step > 0 else "backward")

    def add_working_days(self, days: Days, count: int) -> Days:
        """The day `count` working days after each day. Raises NotInForce outside the years held."""
        return self._offset(days, count, "backward")

    def working_days(self, first: dt.date, last: dt.date) -> int:
        """How many working days there are from `first` to `last`, both counted; 0 where `last` is before `first`.

        Raises NotInForce outside the years held.
        """
        if last < first:
            return 0
        ends = np.array([first, last], dtype="datetime64[D]")
        self._within(ends)
        return int(np.busday_count(ends[0], ends[1] + 1, busdaycal=self._calendar))

    def _offset(self, days: Days, count: int, roll: Literal["forward", "backward"]) -> Days:
        self._within(days)
        moved = np.busday_offset(days, count, roll=roll, busdaycal=self._calendar)
        self._within(moved)
        return moved

    @cached_property
    def _calendar(self) -> np.busdaycalendar:
        national = [each.day for each in self.listed if each.kind == "national"]
        return np.busdaycalendar(weekmask=WORKING_WEEK, holidays=national)

    def _within(self, days: Days) -> None:
        outside = (days < np.datetime64(self.first)) | (days > np.datetime64(self.last))
        if outside.any():
            held = f"{self.first.isoformat()} to {self.last.isoformat()}"
            raise NotInForce("holidays", str(days[outside][0]), held)


def read_holidays(path: Path) -> Holidays:
    """The days of holidays.csv, in order. Raises LawError naming the line."""
    listed = []
    for number, row in enumerate(csv.DictReader(path.read_text(encoding="utf-8").splitlines()), start=2):
        where = f"holidays.csv, line {number}"
        if row["kind"] not in KINDS or row["status"] not in STATUSES or not row["name"]:
            raise LawError(f"{where}: kind, name or status is missing or unknown: {row}")
        listed.append(Holiday(day_of(row["day"], where), row["kind"], row["name"], row["status"]))
    if [holiday.day for holiday in listed] != sorted({holiday.day for holiday in listed}):
        raise LawError("holidays.csv: days must be in order and stand once")
    return Holidays(tuple(listed))
