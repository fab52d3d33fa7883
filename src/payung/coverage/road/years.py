"""A plan beside its targets, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payung.coverage.road.plan import Plan
from payung.coverage.road.start import Start
from payung.coverage.targets import Target
from payung.figures.shares import percent_of

DECEMBER = 12


@dataclass(frozen=True)
class Year:
    """The last month of a year of the plan. `target` is set where one falls due; else `wanted` is on the line."""

    year: int
    target: Target | None
    wanted: int
    to_add: int
    base: int
    covered: int
    percent: Decimal
    missing: int


@dataclass(frozen=True)
class Road:
    """A plan with its start and its targets."""

    start: Start
    targets: Sequence[Target]
    plan: Plan

    @property
    def last(self) -> Target:
        return self.targets[-1]

    @property
    def years(self) -> list[Year]:
        """Every year of the plan, at its December."""
        plan, found = self.plan, []
        due = {each.year: each for each in self.targets}
        before = self.start.covered
        for place, month in enumerate(plan.months.tolist()):
            if month % 12 != DECEMBER - 1:
                continue
            wanted, covered = int(plan.wanted[place]), int(plan.covered[place])
            year, added = month // 12, max(0, wanted - before)
            before = max(before, wanted)
            percent = percent_of(covered, self.start.workforce)
            numbers = (wanted, added, int(plan.base[place]), covered, percent, int(plan.missing[place]))
            found.append(Year(year, due.get(year), *numbers))
        return found

    @property
    def needed(self) -> int:
        """People the last target asks for beyond those still covered then without the plan."""
        return max(0, int(self.plan.wanted[-1]) - int(self.plan.base[-1]))

    @property
    def added(self) -> int:
        """People the levers cover in the last month."""
        return int(self.plan.covered[-1] - self.plan.base[-1])

    @property
    def missing(self) -> int:
        return int(self.plan.missing[-1])

    @property
    def too_many(self) -> bool:
        """The levers add more people than are uncovered."""
        return int(self.plan.covered.max()) > self.start.workforce
