"""One number of the law through time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from payung.kernel.periods import Days, Months, first_day, month_iso, month_of
from payung.statute_book.errors import NotInForce
from payung.statute_book.units import EPOCH, OPEN_END, day_number, value_text

Column = NDArray[np.int64]
FOREVER = OPEN_END


@dataclass(frozen=True)
class Version:
    """What a parameter said from one day or month on, and by which act.

    start, end  month numbers, or days since 1970-01-01, as the parameter's `by_month` says; end included
    values      one integer per key, in the order of the parameter's keys (one only, if it has none)
    table       the columns of a table or list parameter
    by          the act that made this version; `cite` is the consolidated article
    questions   open questions about when this version begins
    """

    start: int
    end: int
    values: tuple[int, ...]
    table: dict[str, Column | tuple[str, ...]]
    cite: str
    by: str
    status: str
    note: str
    questions: tuple[str, ...]

    @property
    def value(self) -> int:
        """The one value of a parameter without keys."""
        (only,) = self.values
        return only

    def column(self, name: str) -> Column:
        """One numeric column of a table; `item` for a list."""
        column = self.table[name]
        if isinstance(column, tuple):
            raise TypeError(f"column {name} holds texts")
        return column

    def texts(self, name: str) -> tuple[str, ...]:
        """One column of texts of a table."""
        column = self.table[name]
        if not isinstance(column, tuple):
            raise TypeError(f"column {name} holds numbers")
        return column


@dataclass(frozen=True)
class Parameter:
    """A parameter and all its versions, oldest first, never overlapping.

    by_month     versions are selected by a contribution month (month numbers); otherwise by a day
    chosen_by    which date on a case selects the version
    varies_with  what the keys are, or "" ; keys  their names in order ("1" … "5", "PU", "BPU")
    columns      column -> unit, of a table or list
    about        `segments`, `conditions`, `automatic` of a relief, as written
    """

    name: str
    title: str
    unit: str
    chosen_by: str
    varies_with: str
    keys: tuple[str, ...]
    columns: dict[str, str]
    temporary: bool
    questions: tuple[str, ...]
    about: dict[str, object]
    versions: tuple[Version, ...] = field(repr=False)

    @cached_property
    def by_month(self) -> bool:
        return self.chosen_by.endswith("_month")

    @cached_property
    def _starts(self) -> Column:
        return np.array([version.start for version in self.versions], dtype=np.int64)

    @cached_property
    def _first_days(self) -> list[int]:
        """As `_starts`, for one case at a time."""
        return [version.start for version in self.versions]

    @cached_property
    def _ends(self) -> Column:
        return np.array([version.end for version in self.versions], dtype=np.int64)

    @cached_property
    def _values(self) -> Column:
        return np.array([version.values for version in self.versions], dtype=np.int64)

    def on(self, when: Months | Days, key: ArrayLike | None = None) -> Column:
        """The value in force for each case.

        when  month numbers, or days, as `chosen_by` says
        key   for a parameter that varies: the position of each case's key, counted from 0 (see `position`),
              except where the keys are numbers: then the number itself, as in JKK class 1 to 5

        Returns int64 in the parameter's unit. Raises NotInForce for the first case we hold no law for.
        """
        return self._pick(self.index(when), key)

    def index(self, when: Months | Days) -> Column:
        """The position in `versions` of the one in force for each case. Raises NotInForce as `on` does."""
        numbers = self._numbers(when)
        index: Column = np.searchsorted(self._starts, numbers, side="right").astype(np.int64) - 1
        outside = (index < 0) | (numbers > self._ends[index])
        if outside.any():
            raise self._not_in_force(int(numbers[outside][0]))
        return index

    def over(self, when: Months | Days, base: ArrayLike, key: ArrayLike | None = None) -> Column:
        """This parameter where a version of it holds, `base` elsewhere: how a temporary rule overlays
        another."""
        numbers = self._numbers(when)
        index = np.searchsorted(self._starts, numbers, side="right") - 1
        holds = (index >= 0) & (numbers <= self._ends[index])
        return np.where(holds, self._pick(np.maximum(index, 0), key), base).astype(np.int64)

    def at(self, when: int | dt.date) -> Version:
        """The version in force: a month number for a parameter chosen by month, a date for one chosen by
        day."""
        version = self.find(when)
        if version is None:
            raise self._not_in_force(self._number(when))
        return version

    def find(self, when: int | dt.date) -> Version | None:
        """As `at`, or None where we hold no version."""
        number = self._number(when)
        index = bisect_right(self._first_days, number) - 1
        if index < 0 or number > self.versions[index].end:
            return None
        return self.versions[index]

    def value(self, when: int | dt.date, key: str | int | None = None) -> int:
        """The one value in force, for the key named."""
        values = self.at(when).values
        return values[0] if key is None else values[self.position(key)]

    def position(self, key: str | int) -> int:
        """Where a key stands, counted from 0. Raises KeyError naming the parameter."""
        try:
            return self.keys.index(str(key))
        except ValueError:
            raise KeyError(f"{self.name}: {key!r} is not one of {', '.join(self.keys)}") from None

    def when_text(self, number: int) -> str:
        """A start or end as ISO text; empty for an open end."""
        if number >= FOREVER:
            return ""
        return month_iso(number) if self.by_month else (EPOCH + dt.timedelta(days=number)).isoformat()

    def start_day(self, version: Version) -> dt.date:
        """The first day of a version."""
        return first_day(version.start) if self.by_month else EPOCH + dt.timedelta(days=version.start)

    def text(self, version: Version) -> str:
        """A version's value for people, in Indonesian."""
        if self.keys:
            pairs = zip(self.keys, version.values, strict=True)
            return "; ".join(f"{key}: {value_text(value, self.unit)}" for key, value in pairs)
        if not self.columns:
            return value_text(version.value, self.unit)
        columns = [self._column_texts(version.table[name], unit) for name, unit in self.columns.items()]
        return "; ".join(" | ".join(row) for row in zip(*columns, strict=True))

    @staticmethod
    def _column_texts(column: Column | tuple[str, ...], unit: str) -> list[str]:
        if isinstance(column, tuple):
            return list(column)
        return [value_text(int(item), unit) for item in column]

    def _numbers(self, when: Months | Days) -> Column:
        is_days = when.dtype.kind == "M"
        if is_days == self.by_month:
            asked, needed = ("days", "month numbers") if is_days else ("month numbers", "days")
            raise TypeError(f"{self.name} is chosen by {self.chosen_by}: give {needed}, not {asked}")
        if is_days and np.isnat(when).any():
            raise ValueError(f"{self.name}: a case has no {self.chosen_by}")
        return (when.astype("datetime64[D]") if is_days else when).astype(np.int64)

    def _number(self, when: int | dt.date) -> int:
        if isinstance(when, dt.date):
            return month_of(when) if self.by_month else day_number(when)
        if not self.by_month:
            raise TypeError(f"{self.name} is chosen by {self.chosen_by}: give a date")
        return when

    @cached_property
    def _first_key(self) -> int:
        return int(self.keys[0]) if self.keys and self.keys[0].isdigit() else 0

    def _pick(self, index: Column, key: ArrayLike | None) -> Column:
        if (key is None) == bool(self.keys):
            raise TypeError(f"{self.name} varies with {self.varies_with or 'nothing'}")
        if key is None:
            alone: Column = self._values[index, 0]
            return alone
        places = np.asarray(key, dtype=np.int64) - self._first_key
        if places.size and (places.min() < 0 or places.max() >= len(self.keys)):
            raise ValueError(f"{self.name}: {self.varies_with} outside {self.keys[0]} to {self.keys[-1]}")
        by_key: Column = self._values[index, places]
        return by_key

    def _not_in_force(self, number: int) -> NotInForce:
        spans = []
        for version in self.versions:
            end = self.when_text(version.end)
            spans.append(f"{self.when_text(version.start)} to {end}" if end else "")
        first = self.when_text(self.versions[0].start)
        held = ", ".join(spans) if all(spans) else f"{first} onward"
        return NotInForce(self.name, self.when_text(number), held)
