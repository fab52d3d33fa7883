"""What a part draws, as numbers and words; `drawings` makes it for the page and for paper. Every picture's values stand
in a table of its part as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payung.web.charts import Stretch


@dataclass(frozen=True)
class Bar:
    """One row of bars of shares. `per_cent` of the full width, None where nothing is known; `text` stands beside it."""

    name: str
    per_cent: Decimal | None
    text: str
    own: bool = False


@dataclass(frozen=True)
class Shares:
    """Bars of shares on one axis. `mark` is a place on it in per cent, with its words."""

    title: str
    bars: tuple[Bar, ...]
    mark: Decimal | None = None
    mark_words: str = ""


@dataclass(frozen=True)
class Sum:
    """One row of amounts. `value` None where it is not told, and `text` says so."""

    name: str
    value: Decimal | None
    text: str


@dataclass(frozen=True)
class Sums:
    """Amounts beside each other from nought; the longest is the largest."""

    title: str
    rows: tuple[Sum, ...]


@dataclass(frozen=True)
class Stack:
    """One bar in parts, with `whole` in words: the parts may be more than it, where somebody stands in two."""

    title: str
    rows: tuple[Sum, ...]
    whole: str


@dataclass(frozen=True)
class Timeline:
    """What begins and ends, around a day."""

    title: str
    rows: tuple[Stretch, ...]
    now: dt.date


@dataclass(frozen=True)
class Square:
    """A region on a map of tiles; column and row None where nobody laid it out; `text` says why there is no share."""

    name: str
    column: int | None
    row: int | None
    per_cent: Decimal | None
    text: str


@dataclass(frozen=True)
class TileMap:
    """Regions roughly where they lie, the darker the more of their workers are covered."""

    title: str
    squares: tuple[Square, ...]
    when: str


Picture = TileMap | Shares | Sums | Stack | Timeline
HALVES = (Shares, TileMap, Sums)
"""Pictures that need no more than half the width of a page."""


def in_rows(pictures: Sequence[Picture]) -> list[list[Picture]]:
    """One picture a row, or two beside each other where two that need half the width follow."""
    rows: list[list[Picture]] = []
    for each in pictures:
        if isinstance(each, HALVES) and rows and len(rows[-1]) == 1 and isinstance(rows[-1][0], HALVES):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows
