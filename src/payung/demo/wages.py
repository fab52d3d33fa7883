"""Invented wages: about the minimum wage of place and year, whole thousands of rupiah."""

from __future__ import annotations

import numpy as np
import polars as pl

from payung.kernel.money import MILLION, Rupiah

BASE = 10_000  # `pay` is in hundredths, factors in parts per million
CHIEFS = 2  # of a hundred workers earn a multiple
THOUSAND = 1_000


def wage_factors(rng: np.random.Generator, employers: pl.DataFrame, spells: pl.DataFrame) -> np.ndarray:
    """For each spell its wage compared with the minimum wage, parts per million; the same in every month.

    Most earn a little more than the minimum (log-normal), a few several times that; in micro employers and
    public offices some earn less.
    """
    employer = spells["employer"].to_numpy()
    pay = employers["pay"].to_numpy()[employer] * BASE
    spread = np.exp(rng.normal(0.02, 0.16, employer.size))
    chief = rng.integers(0, 100, employer.size) < CHIEFS
    factor = np.rint(pay * np.where(chief, rng.uniform(2.2, 5.5, employer.size), spread)).astype(np.int64)
    pays_minimum = ((employers["size"] != "micro") & ~employers["public"]).to_numpy()[employer]
    return np.where(pays_minimum, np.maximum(factor, MILLION), factor)


def wages(minimum: Rupiah, factors: np.ndarray) -> Rupiah:
    """Rupiah per month, rounded up to a thousand.

    minimum  minimum wage of the place and year of each worker
    """
    return -(-minimum * factors // (MILLION * THOUSAND)) * THOUSAND
