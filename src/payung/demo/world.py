"""The invented world in columns, and where it stands in the registry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from payung.demo.enrol import Enrolled
from payung.kernel.periods import Months


@dataclass(frozen=True)
class World:
    """What was invented.

    months    the history, as month numbers
    factors   for each spell its wage compared with the minimum wage, parts per million
    enrolled  the row numbers in the registry, in the order of the frames
    fates     what happens to some of the people, see fates.py
    """

    months: Months
    employers: pl.DataFrame
    people: pl.DataFrame
    spells: pl.DataFrame
    factors: np.ndarray
    enrolled: Enrolled
    fates: pl.DataFrame
