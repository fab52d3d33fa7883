"""Opening hours: `1-5 08:00-15:30; 6 08:00-12:00`, days 1 Monday to 7 Sunday; `24` is day and night."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

ALWAYS = "24"


@dataclass(frozen=True)
class Opening:
    """Days `first` to `last` of the week, Monday is 1, and the hours of each."""

    first: int
    last: int
    opens: dt.time
    closes: dt.time

    def holds(self, moment: dt.datetime) -> bool:
        """Whether it is open at a local moment; the closing time itself is closed."""
        return self.first <= moment.isoweekday() <= self.last and self.opens <= moment.time() < self.closes


def openings(text: str) -> list[Opening] | None:
    """The hours of a week; None for day and night. Raises ValueError for anything else than the shape above."""
    if text == ALWAYS:
        return None
    return [_opening(part.strip()) for part in text.split(";")]


def open_at(text: str, moment: dt.datetime) -> bool:
    """Whether it is open at a local moment."""
    week = openings(text)
    return week is None or any(each.holds(moment) for each in week)


def _opening(part: str) -> Opening:
    week, _space, hours = part.partition(" ")
    first, _dash, last = week.partition("-")
    opens, _dash, closes = hours.partition("-")
    found = Opening(int(first), int(last or first), dt.time.fromisoformat(opens), dt.time.fromisoformat(closes))
    if not 1 <= found.first <= found.last <= 7 or found.opens >= found.closes:
        raise ValueError(f"no opening hours: {part}")
    return found
