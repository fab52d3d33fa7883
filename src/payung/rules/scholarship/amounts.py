"""How many years of each level a child is paid for, and how much.

PP 44/2015 Pasal 25; Permenaker 5/2021 Pasal 103.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rupiah
from payung.kernel.periods import Days, birthdays, months_of
from payung.statute_book import StatuteBook

LEVELS = ("TK", "SD", "SMP", "SMA", "PT")
WHOLE_LEVEL = -1
Flags = NDArray[np.bool_]
Count = NDArray[np.int64]


@dataclass(frozen=True)
class ChildFacts:
    """One row per child; the children of one case stand together, in the order the family names them.

    case        number of the case, the same for its children
    event_on    day of the death, total disability or accident; selects the law
    programme   0 for JKK, 1 for JKM
    contribution_months  months the member contributed
    level       place in LEVELS of the level the child is at
    years_left  years left at that level, this one included; WHOLE_LEVEL for all of them
    born        day of birth; NaT where unknown, and then no age is tested
    """

    case: Count
    event_on: Days
    programme: Count
    contribution_months: Count
    level: Count
    years_left: Count
    born: Days


def contributed_enough(facts: ChildFacts, law: StatuteBook) -> Flags:
    """The member contributed for as long as the programme asks: JKK asks nothing."""
    needed = law["scholarship.benefit.contribution_months"].on(facts.event_on, facts.programme)
    return facts.contribution_months >= needed


def payments_before_limit(event_on: Days, born: Days, law: StatuteBook) -> Count:
    """Yearly payments that fall before the child reaches the age limit; a great many where no birth is known.

    The first payment falls on the day of the event, the next on its anniversaries.
    """
    unknown = np.isnat(born)
    limit = birthdays(np.where(unknown, event_on, born), law["scholarship.benefit.age_below"].on(event_on))
    whole = np.maximum((months_of(limit) - months_of(event_on)) // 12, 0)
    payments = whole + (birthdays(event_on, whole) < limit)
    return np.where(unknown, np.iinfo(np.int64).max, payments).astype(np.int64)


def chosen(case: Count, fit: Flags, event_on: Days, law: StatuteBook) -> Flags:
    """The children paid for: of those that fit, the first of each case up to the most the law allows."""
    if case.size == 0:
        return fit
    starts = np.concatenate([[True], case[1:] != case[:-1]])
    running = np.cumsum(fit)
    before_case = np.maximum.accumulate(np.where(starts, running - fit, 0))
    return fit & (running - before_case <= law["scholarship.benefit.most_children"].on(event_on))


def paid_years(facts: ChildFacts, law: StatuteBook) -> NDArray[np.int64]:
    """Years paid at each level: one row per child, one column per level; 0 where the law paid once, not yearly.

    A child goes on from its level to every later one, until the age limit. A child that is not chosen, or whose
    parent contributed too short, has no years.
    """
    allowed = payments_before_limit(facts.event_on, facts.born, law)
    granted = chosen(facts.case, allowed > 0, facts.event_on, law) & contributed_enough(facts, law)
    planned = planned_years(facts, law)
    before = np.cumsum(planned, axis=1) - planned
    years = np.clip(allowed[:, None] - before, 0, planned)
    return np.asarray(years * granted[:, None], dtype=np.int64)


def planned_years(facts: ChildFacts, law: StatuteBook) -> NDArray[np.int64]:
    """Years of schooling left at each level, before any test of age; 0 where the law paid once, not yearly.

    Raises ValueError for more years than a level has.
    """
    places = np.arange(len(LEVELS))
    most = np.stack([_by_level("most_years", facts.event_on, place, law) for place in places.tolist()], axis=1)
    own = np.take_along_axis(most, facts.level[:, None], axis=1)[:, 0]
    if ((facts.years_left > own) & (own > 0)).any():
        raise ValueError("a child has at most the years of its level left")
    left = np.where(facts.years_left == WHOLE_LEVEL, own, np.minimum(facts.years_left, own))
    later = places[None, :] > facts.level[:, None]
    here = places[None, :] == facts.level[:, None]
    return np.asarray(most * later + left[:, None] * here, dtype=np.int64)


def yearly_amounts(facts: ChildFacts, law: StatuteBook) -> NDArray[np.int64]:
    """Rupiah of all paid years at each level: one row per child, one column per level."""
    each = [_by_level("per_year", facts.event_on, place, law) for place in range(len(LEVELS))]
    return np.asarray(paid_years(facts, law) * np.stack(each, axis=1), dtype=np.int64)


def single_amounts(facts: ChildFacts, law: StatuteBook) -> Rupiah:
    """Rupiah paid once for each child, where the law paid once; 0 elsewhere."""
    fit = payments_before_limit(facts.event_on, facts.born, law) > 0
    granted = chosen(facts.case, fit, facts.event_on, law) & contributed_enough(facts, law)
    once = law["scholarship.benefit.once"].over(facts.event_on, 0)
    return np.asarray(once * granted, dtype=np.int64)


def scholarships(facts: ChildFacts, law: StatuteBook) -> Rupiah:
    """Everything a child is paid over the years, whole rupiah, if it stays at school."""
    yearly = yearly_amounts(facts, law).sum(axis=1)
    return np.asarray(yearly + single_amounts(facts, law), dtype=np.int64)


_PER_LEVEL = {"most_years": "scholarship.benefit.most_years", "per_year": "scholarship.benefit.per_year"}


def _by_level(name: str, event_on: Days, place: int, law: StatuteBook) -> Count:
    """A value of the yearly schedule for one level; 0 on days without one."""
    rule = law[_PER_LEVEL[name]]
    key = np.full(event_on.shape, rule.position(LEVELS[place]), dtype=np.int64)
    return rule.over(event_on, 0, key)


def still_entitled(
    born: Days,
    checked_on: Days,
    event_on: Days,
    married: Flags,
    wage_months: Count,
    other_work: Flags,
    law: StatuteBook,
) -> Flags:
    """Whether a child at school keeps the scholarship on the day it is checked. Permenaker 5/2021 Pasal 103.

    wage_months  consecutive months the child has worked for a wage; 0 for none
    other_work   works on its own account or as an apprentice
    """
    young = checked_on < birthdays(born, law["scholarship.benefit.age_below"].on(event_on))
    wage_fits = wage_months <= law["scholarship.benefit.working_months"].on(checked_on)
    other_fits = law["scholarship.benefit.other_work_allowed"].on(checked_on).astype(np.bool_) | ~other_work
    return young & ~married & wage_fits & other_fits
