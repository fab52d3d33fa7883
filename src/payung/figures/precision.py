"""How finely a number was printed, and the slips of a hand that printed it."""

from __future__ import annotations

from fractions import Fraction

from payung.figures.model import Claimed, Unit

WORD_SIZES = (10**12, 10**9, 10**6)
"""Triliun, miliar, juta: the words a large round number is printed with."""
LONGEST_SWAP = 3
"""Digits beside each other that a hand mixes up."""
WORD_UNITS = (Unit.PERSONS, Unit.CLAIMS, Unit.PERSONS_OR_CLAIMS, Unit.RUPIAH)


def half_of_decimals(decimals: int) -> Fraction:
    """Half of one unit of the last printed digit."""
    return Fraction(1, 2 * 10**decimals)


def half_of_whole(number: int, unit: Unit) -> Fraction:
    """The same for a whole number whose printed form is not kept.

    A number of a million or more is taken to be printed with the largest of juta, miliar, triliun that it
    fills, and with no more decimals than it needs: 30,989,000,000 is `30,989 miliar`, so half a million may
    be missing; 300,000,000 is `300 juta`, so half a million too. Below a million it is exact.
    """
    size = next((size for size in WORD_SIZES if abs(number) >= size), 0)
    if not size or unit not in WORD_UNITS:
        return Fraction(0)
    step = size
    while step > 1 and number % step:
        step //= 10
    return Fraction(step, 2) if step > 1 else Fraction(0)


def cut_short(figure: Claimed, true: Fraction) -> bool:
    """The printed number is `true` with its last digits cut off instead of rounded."""
    step = 2 * figure.half
    return bool(step) and figure.number <= true < figure.number + step


def digits_swapped(one: Fraction, other: Fraction) -> bool:
    """Neighbouring digits of one number stand in another order in the other: 873 and 837, 2.016 and 2.160."""
    if one.denominator != 1 or other.denominator != 1:
        return False
    left, right = str(int(one)), str(int(other))
    if len(left) != len(right) or left == right:
        return False
    apart = [place for place, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
    first, last = apart[0], apart[-1] + 1
    return last - first <= LONGEST_SWAP and sorted(left[first:last]) == sorted(right[first:last])
