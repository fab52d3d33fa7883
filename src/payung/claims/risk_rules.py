"""When something about a claim deserves a closer look: pure column rules, one row per claim, thresholds as data.

No rule decides: nothing that judges, approves or pays reads a signal.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import MILLION, Rupiah
from payung.kernel.periods import Days

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]


@cache
def thresholds() -> dict[str, dict[str, Any]]:
    """Code → limit, window, and the words of the signal; our own choice, from `data/risk.toml`."""
    return tomllib.loads((Path(__file__).parent / "data" / "risk.toml").read_text(encoding="utf-8"))


def registered_before_death(registered_on: Days, died_on: Days) -> Flags:
    """Registered on the day of the death or at most so many days before; an unknown registration is not a signal."""
    days = (died_on - registered_on).astype(np.int64)
    known = ~np.isnat(registered_on) & ~np.isnat(died_on)
    return known & (days >= 0) & (days <= thresholds()["registered-before-death"]["limit"])


def wage_jumped(last: Rupiah, lowest_before: Rupiah) -> Flags:
    """The last wage exceeds the lowest of the window before it by more than the limit; 0 is an unknown wage."""
    limit = thresholds()["wage-jump"]["limit"]
    return (lowest_before > 0) & ((last - lowest_before) * MILLION > lowest_before * limit)


def account_shared(adults: Count) -> Flags:
    """More grown people than the limit are paid into one account; children are rightly paid through a guardian."""
    return adults > thresholds()["shared-account"]["limit"]


def paid_more_than_once(burials: Count) -> Flags:
    """More approved burials for one person than the limit."""
    return burials > thresholds()["burial-twice"]["limit"]


def same_accident(day: Days, other: Days) -> Flags:
    """Two accidents of one person at most so many days apart."""
    return np.abs((day - other).astype(np.int64)) <= thresholds()["accident-twice"]["limit"]
