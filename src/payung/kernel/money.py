"""Whole rupiah and rates in parts per million; the only multiplication of the two."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rupiah = NDArray[np.int64]
"""A column of whole rupiah."""

Rate = NDArray[np.int64]
"""A column of rates in parts per million: 0.24 % is 2,400."""

MILLION = 1_000_000
HALF = MILLION // 2
LIMIT = np.iinfo(np.int64).max - HALF


class TooMuchMoney(ValueError):
    """An amount times its rate would not fit in 64 bits; nothing was computed."""


def rupiah(values: ArrayLike) -> Rupiah:
    """`values` as a column of whole rupiah. Refuses anything that is not whole."""
    column = np.atleast_1d(np.asarray(values))
    if column.dtype.kind not in "iu":
        raise TypeError(f"rupiah are whole numbers; found {column.dtype}")
    return column.astype(np.int64)


@dataclass(frozen=True)
class Bounds:
    """The most that a column of amounts and a column of rates hold, once both were seen not to be negative.

    Many shares of one wage column check it once.
    """

    amount: int
    rate: int

    @classmethod
    def of(cls, amount: Rupiah, rate: Rate | int) -> Bounds:
        """Raises ValueError if anything is negative, TooMuchMoney if a product would not fit."""
        bounds = cls(_highest(amount), _highest(np.asarray(rate)))
        if bounds.amount * max(bounds.rate, 1) > LIMIT:
            raise TooMuchMoney(f"Rp{bounds.amount} at {bounds.rate} parts per million does not fit")
        return bounds


def _highest(column: NDArray[np.int64]) -> int:
    highest = int(column.astype(np.int64, copy=False).view(np.uint64).max(initial=0))
    if highest > np.iinfo(np.int64).max:  # what is negative is very large when read without its sign
        raise ValueError("a share is taken of amounts and rates that are not negative")
    return highest


def share(amount: Rupiah, rate: Rate | int, out: Rupiah | None = None, *, within: Bounds | None = None) -> Rupiah:
    """`rate` parts per million of `amount`, halves rounded up, element by element.

    amount  whole rupiah, not negative
    rate    parts per million, not negative
    out     where to put the answer; by default a new column
    within  bounds the caller has taken of columns that hold these; by default they are taken here

    The one place where money is multiplied and the one place where it is rounded.
    Raises TooMuchMoney instead of overflowing.
    """
    if within is None:
        Bounds.of(amount, rate)
    times: Rate | int = rate
    over = MILLION
    if isinstance(rate, int):  # in lowest terms: many rates are one part of so many
        common = gcd(rate, MILLION)
        times, over = rate // common, MILLION // common
    plain = isinstance(times, int) and times == 1
    product = amount if plain else np.multiply(amount, times, out=out)
    halved: Rupiah = np.add(product, over // 2, out=out if plain else product)
    unsigned = halved.view(np.uint64)  # nothing is negative, and unsigned division is the quicker one
    unsigned //= np.uint64(over)
    return halved


def ratio(amount: Rupiah, times: NDArray[np.int64] | int, over: NDArray[np.int64] | int) -> Rupiah:
    """`amount` times `times` divided by `over`, halves rounded up: a wage per month from one per day, an
    average.

    All whole and not negative, `over` at least 1. Raises TooMuchMoney instead of overflowing.
    """
    upper, lower = np.asarray(times, dtype=np.int64), np.asarray(over, dtype=np.int64)
    if (amount < 0).any() or (upper < 0).any() or (lower < 1).any():
        raise ValueError("a ratio is taken of amounts that are not negative, over at least one")
    if amount.size and int(amount.max()) * max(int(upper.max(initial=0)), 1) > LIMIT // 2:
        raise TooMuchMoney(f"Rp{int(amount.max())} times {int(upper.max(initial=0))} does not fit")
    quotient: Rupiah = (2 * amount * upper + lower) // (2 * lower)
    return quotient
