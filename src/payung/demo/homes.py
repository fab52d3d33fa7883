"""Where invented people live: nearly all are recorded to the district, in Landak half of them to the village."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from payung.registry.models import Region

TO_REGENCY = 6  # of a hundred people, recorded no deeper
TO_VILLAGE = 55  # of a hundred, where villages are known
UNEVEN = 0.6  # the second district has 1/2^0.6 of the first, the third 1/3^0.6
DIGITS = slice(len("61.08."), len("61.08.01"))


@dataclass(frozen=True)
class Inside:
    """Region → codes of those directly inside it: of regencies their districts, of districts their villages."""

    of: Mapping[str, list[str]]

    @classmethod
    def known(cls, province: str) -> Inside:
        below = Region.objects.filter(parent__code__startswith=f"{province}.").order_by("code")
        of: dict[str, list[str]] = {}
        for code, parent in below.values_list("code", "parent_id"):
            of.setdefault(parent, []).append(code)
        return cls(of)

    def regencies(self) -> list[str]:
        return sorted(code for code in self.of if code.count(".") == 1)

    def districts(self, regency: str) -> list[str]:
        """The two digits of each in a NIK."""
        return [code[DIGITS] for code in self.of[regency]]


def settle(rng: np.random.Generator, regencies: np.ndarray, inside: Inside) -> np.ndarray:
    """A home for each person of these regencies: a district, a village, or the regency itself."""
    homes = regencies.astype(object)
    shallow = rng.integers(0, 100, homes.size) < TO_REGENCY
    _deeper(rng, homes, ~shallow, inside)
    _deeper(rng, homes, ~shallow & (rng.integers(0, 100, homes.size) < TO_VILLAGE), inside)
    return homes


def _deeper(rng: np.random.Generator, homes: np.ndarray, who: np.ndarray, inside: Inside) -> None:
    """Move these people from the region they are in into one of those inside it, the first of them the largest."""
    for code in sorted(set(homes[who])):
        below = inside.of.get(code)
        if below:
            weights = (1 + np.arange(len(below))) ** -UNEVEN
            here = np.flatnonzero(who & (homes == code))
            homes[here] = rng.choice(np.array(below, dtype=object), here.size, p=weights / weights.sum())
