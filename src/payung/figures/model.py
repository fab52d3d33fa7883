"""A figure as somebody printed it, the statement it stands in, and what a check found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from payung.figures.periods import Period


class Unit(StrEnum):
    """What one is counting. Figures of different classes are never added."""

    PERSONS = "persons"
    CLAIMS = "claims"
    PAYMENTS = "payments"
    PROJECTS = "projects"
    EMPLOYERS = "employers"
    RUPIAH = "rupiah"
    PERCENT = "percent"
    POINTS = "points"
    PERCENT_OR_POINTS = "percent or points"
    PERSONS_OR_CLAIMS = "persons or claims"
    RANK = "rank"
    OTHER = "other"


class Outcome(StrEnum):
    """The verdict of one identity."""

    DOES_NOT = "does-not-hold"
    CANNOT_TELL = "cannot-be-told"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Claimed:
    """One printed figure.

    value    exact, in `unit`; rupiah are whole; a per cent of 53.43 is 53.43. None where words stand instead
    half     half of one unit of the last printed digit: what rounding may have taken or given
    printed  as printed
    hedge    "", "about" or "more": the source said `sekitar`, or `lebih dari`
    label    what the source called it, where that differs from the measure
    said_on  the day it was said or printed, None if unknown
    """

    key: str
    region_code: str
    region: str
    metric: str
    value: Fraction | None
    half: Fraction
    printed: str
    unit: Unit
    period: Period
    source: str
    said_on: dt.date | None = None
    as_of: dt.date | None = None
    hedge: str = ""
    label: str = ""

    @property
    def number(self) -> Fraction:
        """The value of a figure that has one. Raises ValueError for words."""
        if self.value is None:
            raise ValueError(f"{self.key}: {self.printed!r} is no number")
        return self.value


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source said of one region and one period."""

    region_code: str
    region: str
    period: Period
    source: str
    said_on: dt.date | None
    figures: tuple[Claimed, ...]

    def get(self, metric: str) -> Claimed | None:
        """The first figure of this measure that is a number."""
        return next((each for each in self.figures if each.metric == metric and each.value is not None), None)

    def all(self, metrics: Iterable[str]) -> tuple[Claimed, ...]:
        """The figures found among these measures, in their order."""
        return tuple(found for metric in metrics if (found := self.get(metric)))


@dataclass(frozen=True, slots=True)
class Finding:
    """One identity and its result.

    check      stable name, `sum-of-parts`
    identity   the arithmetic, in figures
    tolerance  what was allowed for rounding, in words
    sentence   one Indonesian sentence to read aloud; where it does not hold, with the likely slip
    keys       the figures concerned
    """

    check: str
    outcome: Outcome
    region: str
    period: str
    source: str
    identity: str
    tolerance: str
    sentence: str
    keys: tuple[str, ...]


def found(
    check: str,
    outcome: Outcome,
    about: Statement | Claimed,
    figures: Iterable[Claimed],
    *,
    identity: str,
    sentence: str,
    tolerance: str = "tanpa toleransi",
) -> Finding:
    """A finding about one statement, or about one figure."""
    keys = tuple(each.key for each in figures)
    return Finding(check, outcome, about.region, about.period.text, about.source, identity, tolerance, sentence, keys)
