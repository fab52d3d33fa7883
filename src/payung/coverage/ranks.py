"""Order among regions, and the names given to shares.

Only shares of one snapshot and one definition are ranked. Two that print the same are tied: both get the better
place, and the next place is skipped (1, 2, 2, 4). A region without a share has no place and is never left out.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from payung.coverage.counted import Rate
from payung.coverage.measures import why_not_comparable

FILE = Path(__file__).with_name("data").joinpath("categories.toml")
HUNDREDTHS = 100


@dataclass(frozen=True)
class Ranked:
    """`place` from 1, None without a share; `tied` with another region."""

    place: int | None
    tied: bool
    rate: Rate


class NotComparable(ValueError):
    """Shares of different definitions or days were to be ranked; `reasons` as sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def ranked(rates: Iterable[Rate]) -> list[Ranked]:
    """Highest first, those without a share last in order of their code. Raises NotComparable."""
    rates = list(rates)
    known = sorted((each for each in rates if each.share), key=lambda each: (-_number(each), each.region.code))
    for each in known[1:]:
        first, other = known[0].share, each.share
        reasons = why_not_comparable(first.basis, other.basis)  # type: ignore[union-attr]
        if first.as_of_day != other.as_of_day:  # type: ignore[union-attr]
            reasons.append("Posisinya berbeda.")
        if reasons:
            raise NotComparable(reasons)
    numbers = [_number(each) for each in known]
    told = [Ranked(numbers.index(_number(each)) + 1, numbers.count(_number(each)) > 1, each) for each in known]
    unknown = sorted((each for each in rates if not each.share), key=lambda each: each.region.code)
    return told + [Ranked(None, False, each) for each in unknown]


def _number(rate: Rate) -> Decimal:
    return rate.share.number if rate.share and rate.share.number is not None else Decimal(0)


@cache
def thresholds() -> tuple[Mapping[str, object], ...]:
    """Every version in data/categories.toml, the oldest first; none while nobody published any."""
    versions = tomllib.loads(FILE.read_text(encoding="utf-8"))["versions"]
    return tuple(sorted(versions, key=lambda each: each["from"]))


def category(
    percent: Decimal | Fraction, day: dt.date, versions: tuple[Mapping[str, object], ...] | None = None
) -> tuple[str, str] | None:
    """(name, where it was published) of a share, as it is before rounding, on a day; None where no bounds held."""
    holding = [each for each in (thresholds() if versions is None else versions) if each["from"] <= day]  # type: ignore[operator]
    if not holding:
        return None
    bounds: Mapping[str, int] = holding[-1]["bounds"]  # type: ignore[assignment]
    reached = [name for name, least in bounds.items() if percent * HUNDREDTHS >= least]
    return (reached[-1], str(holding[-1]["cite"])) if reached else None
