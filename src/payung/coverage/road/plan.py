"""Levers and a start become a plan: covered people, rupiah and what is missing, month by month. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from payung.coverage.road.levers import KINDS, Lever, Payer
from payung.coverage.road.price import contract_price, monthly_price
from payung.kernel.money import Rupiah
from payung.kernel.periods import Months
from payung.statute_book import StatuteBook

People = NDArray[np.int64]
DECEMBER = 11


@dataclass(frozen=True)
class Lapse:
    """People covered today whose cover ends: `last` is the number of the last month they are covered."""

    name: str
    people: int
    last: int


@dataclass(frozen=True)
class Pulled:
    """One lever in the plan. people: covered by it in each month; cost: payer → whole rupiah of each month."""

    lever: Lever
    people: People
    cost: Mapping[Payer, Rupiah]

    @property
    def person_months(self) -> int:
        return int(self.people.sum())

    @property
    def rupiah(self) -> int:
        return sum(int(column.sum()) for column in self.cost.values())


@dataclass(frozen=True)
class Fall:
    """A month in which people lose their cover: how many fewer are covered than in the month before, and whose cover
    ended, as (lever kind or lapse name, people)."""

    month: int
    people: int
    causes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Plan:
    """What the levers come to. Every column has one number per month of `months`.

    start   people covered today
    base    of those, who is still covered
    wanted  people the targets ask for: a straight line between the years of the targets
    """

    months: Months
    start: int
    base: People
    wanted: People
    pulled: tuple[Pulled, ...]
    lapses: tuple[Lapse, ...] = ()

    @property
    def covered(self) -> People:
        return self.base + sum((each.people for each in self.pulled), np.zeros_like(self.base))

    @property
    def missing(self) -> People:
        """People still to be added in each month for the line to the target."""
        return np.maximum(self.wanted - self.covered, 0)

    @property
    def payers(self) -> tuple[Payer, ...]:
        """Who pays anything, in the order of `Payer`."""
        paying = {payer for each in self.pulled for payer, column in each.cost.items() if column.any()}
        return tuple(payer for payer in Payer if payer in paying)

    def cost_of(self, payer: Payer) -> Rupiah:
        """Whole rupiah of each month."""
        columns = (each.cost[payer] for each in self.pulled if payer in each.cost)
        return sum(columns, np.zeros(self.months.size, dtype=np.int64))

    @property
    def cost(self) -> Rupiah:
        """Whole rupiah of each month, all payers."""
        return sum((self.cost_of(payer) for payer in Payer), np.zeros(self.months.size, dtype=np.int64))

    @property
    def rupiah(self) -> int:
        return int(self.cost.sum())

    @property
    def endings(self) -> list[Fall]:
        """Every month in which somebody's cover ends or coverage falls, in order; `people` is 0 where as many came."""
        before = np.concatenate([[self.start], self.covered[:-1]])
        lost = np.maximum(before - self.covered, 0).tolist()
        found = [Fall(month, lost[place], self._causes(place)) for place, month in enumerate(self.months.tolist())]
        return [each for each in found if each.people or each.causes]

    @property
    def falls(self) -> list[Fall]:
        """The months with fewer covered than the month before, in order."""
        return [each for each in self.endings if each.people]

    def _causes(self, place: int) -> tuple[tuple[str, int], ...]:
        before = int(self.months[place]) - 1
        now = [each for each in self.lapses if each.last == before or (place == 0 and each.last < before)]
        ended = [(each.name, each.people) for each in now]
        if place:
            dropped = [(each.lever.kind, int(each.people[place - 1] - each.people[place])) for each in self.pulled]
            ended += [(kind, people) for kind, people in dropped if people > 0]
        return tuple(ended)


def make_plan(
    *,
    start: int,
    first: int,
    wanted: Mapping[int, int],
    levers: Sequence[Lever],
    lapses: Sequence[Lapse] = (),
    law: StatuteBook,
) -> Plan:
    """The plan from `first` to the last target.

    start   people covered in the month before `first`
    first   month number
    wanted  month number of a target → people it asks for; at least one, none before `first`
    lapses  who of `start` ends; together never more than `start`

    Raises ValueError for a lever that begins before the plan or a target that lies there.
    """
    if min(wanted) < first or any(lever.first < first for lever in levers):
        raise ValueError("nothing of a plan lies before its first month")
    if sum(each.people for each in lapses) > start:
        raise ValueError("more people end than are covered")
    months: Months = np.arange(first, max(wanted) + 1, dtype=np.int64)
    ended = [each.people * (months > each.last) for each in lapses]
    base = start - sum(ended, np.zeros(months.size, dtype=np.int64))
    pulled = tuple(_pull(lever, months, law) for lever in levers)
    return Plan(months, start, base, _line(start, first, wanted, months), pulled, tuple(lapses))


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in parts as the weights, whole numbers that add up to it; the largest remainders get what is left.

    Equal remainders: the earlier one first. All zero where no weight is positive.
    """
    whole = sum(weights)
    if whole <= 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-(total * weights[place] % whole), place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _pull(lever: Lever, months: Months, law: StatuteBook) -> Pulled:
    people = _people(lever, months)
    if KINDS[lever.kind].price == "project":
        once = np.where(months == lever.first, contract_price(lever, law), 0)
        return Pulled(lever, people, {lever.payer: once})
    prices = monthly_price(lever, months, law)
    return Pulled(lever, people, {payer: price * people for payer, price in prices.items()})


def _people(lever: Lever, months: Months) -> People:
    """Covered by the lever in each month. What grows adds a cohort a month, and each lasts its months."""
    gone_by = np.maximum(months - lever.first + 1, 0)  # months begun since the first, this one included
    if KINDS[lever.kind].grows:
        return lever.people * (np.minimum(gone_by, lever.months) if lever.months else gone_by)
    here = (gone_by > 0) & ((gone_by <= lever.months) | (lever.months == 0))
    return lever.people * here.astype(np.int64)


def _line(start: int, first: int, wanted: Mapping[int, int], months: Months) -> People:
    """A straight line through today and every target, a begun person counts whole."""
    line = np.empty(months.size, dtype=np.int64)
    stones = [(first - 1, start), *sorted(wanted.items())]
    for (here, low), (there, high) in pairwise(stones):
        steps = np.arange(1, there - here + 1, dtype=np.int64)
        line[here - first + 1 : there - first + 1] = low - (-(high - low) * steps // (there - here))
    return line
