"""The death benefit. PP 44/2015; Permenaker 1/2025 for the waiting months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah
from payung.kernel.periods import Days, days, months_after
from payung.statute_book import StatuteBook

SEGMENTS = ("PU", "BPU", "JAKON")
Flags = NDArray[np.bool_]
Count = NDArray[np.int64]


@dataclass(frozen=True)
class DeathFacts:
    """One row per death; every column of equal length.

    died_on              selects the law
    segment              place in SEGMENTS
    registered_on        first day of membership, not after the death
    contribution_months  months contributed
    """

    died_on: Days
    segment: Count
    registered_on: Days
    contribution_months: Count

    @classmethod
    def one(cls, *, died_on: dt.date, segment: str, registered_on: dt.date, contribution_months: int) -> Self:
        """One death, as columns of length one."""
        return cls(
            died_on=days(died_on),
            segment=np.array([SEGMENTS.index(segment)], dtype=np.int64),
            registered_on=days(registered_on),
            contribution_months=np.array([contribution_months], dtype=np.int64),
        )


@dataclass(frozen=True)
class DeathBenefits:
    """What heirs are granted, whole rupiah."""

    lump_sum: Rupiah
    periodic: Rupiah
    burial: Rupiah

    @property
    def total(self) -> Rupiah:
        return self.lump_sum + self.periodic + self.burial


def death_benefits(facts: DeathFacts, law: StatuteBook) -> DeathBenefits:
    """The benefits of each death; burial alone before the waiting months have passed.

    Raises ValueError for a registration after the death, NotInForce for a day we hold no law for.
    """
    if (facts.registered_on > facts.died_on).any():
        raise ValueError("nobody is registered after dying")
    full = full_benefit(facts, law)
    months = law["jkm.benefit.periodic_months"].on(facts.died_on)
    return DeathBenefits(
        lump_sum=law["jkm.benefit.lump_sum"].on(facts.died_on) * full,
        periodic=law["jkm.benefit.periodic_amount"].on(facts.died_on) * months * full,
        burial=law["jkm.benefit.burial"].on(facts.died_on),
    )


def wait_months(facts: DeathFacts, law: StatuteBook) -> Count:
    """Months of membership before the benefit is full; 0 for segments that do not wait."""
    return law["jkm.benefit.wait_months"].on(facts.died_on, facts.segment)


def full_benefit(facts: DeathFacts, law: StatuteBook) -> Flags:
    """The waiting months have passed since registration, and as many were contributed."""
    return member_long_enough(facts, law) & contributed_long_enough(facts, law)


def full_from(facts: DeathFacts, law: StatuteBook) -> Days:
    """The first day on which membership has lasted the waiting months."""
    return months_after(facts.registered_on, wait_months(facts, law))


def member_long_enough(facts: DeathFacts, law: StatuteBook) -> Flags:
    """Membership had lasted the waiting months on the day of the death."""
    return np.asarray(facts.died_on >= full_from(facts, law), dtype=np.bool_)


def contributed_long_enough(facts: DeathFacts, law: StatuteBook) -> Flags:
    """As many months as the waiting months were contributed."""
    return facts.contribution_months >= wait_months(facts, law)
