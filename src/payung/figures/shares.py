"""A share of people, and how many a target asks for. The only place that divides people or rounds a share.

A share is rounded to the nearest hundredth, a half upwards: so do publishers, and so tests our own checker, which calls
a share that was cut off one that does not hold. A target is never judged by the rounded share: 59.555 of 100.000 print
as 59,56 %, and a target of 59,56 % asks for 59.560 people, so five are lacking. People decide, not decimals.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

PERCENT = 100
HUNDREDTHS = 100
Number = int | Decimal


def exact_percent(people: Number, everybody: Number) -> Fraction:
    """Per cent as it is, never cut at one hundred. `everybody` is more than zero."""
    return Fraction(people) * PERCENT / Fraction(everybody)


def percent_of(people: Number, everybody: Number) -> Decimal:
    """Per cent to the nearest hundredth, a half upwards; never cut at one hundred."""
    hundredths = floor(exact_percent(people, everybody) * HUNDREDTHS + Fraction(1, 2))
    return (Decimal(hundredths) / HUNDREDTHS).quantize(Decimal("0.01"))


def people_wanted(everybody: Number, percent: Number) -> int:
    """People a target of so many per cent asks for; a begun person counts whole."""
    return ceil(Fraction(everybody) * Fraction(percent) / PERCENT)


def people_lacking(people: Number, everybody: Number, percent: Number) -> int:
    """People still to be covered for a target; 0 only where it is reached by people, not by rounding."""
    return max(0, people_wanted(everybody, percent) - int(people))


def reached_by_rounding(people: Number, everybody: Number, percent: Number) -> bool:
    """The rounded share reads as the target or more, and people are lacking all the same."""
    return percent_of(people, everybody) >= percent and people_lacking(people, everybody, percent) > 0
