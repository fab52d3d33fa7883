"""What is asked of a child at school each year before its scholarship is paid. Pure but for the law.

A school year is named by the month of its payment: the anniversary of the event (reading scholarship-age). The level
proven decides the amount, so a year repeated or skipped is paid for what it is (reading scholarship-level).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from payung.claims.claimants import Claimant
from payung.kernel.periods import days, months_after
from payung.rules.jkm.heirs import needs_guardian
from payung.rules.scholarship.amounts import LEVELS, still_entitled
from payung.statute_book import StatuteBook

MONTHS = 12
_LONG_AGO = 15  # years: an age that passes every test of age, to ask about the others alone


@dataclass(frozen=True)
class Schooling:
    """What the school and the family say about one year.

    wage_months  consecutive months the child has worked for a wage    other_work  on its own account or as apprentice
    """

    level: str
    studying: bool = True
    married: bool = False
    wage_months: int = 0
    other_work: bool = False

    def sound(self) -> bool:
        """Whether it can be kept as it stands."""
        return self.level in LEVELS and 0 <= self.wage_months <= 12 * MONTHS

    def facts(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "level": self.level,
            "studying": self.studying,
            "married": self.married,
            "wage_months": self.wage_months,
            "other_work": self.other_work,
        }

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Schooling:
        """From what was kept."""
        return cls(**{name: facts[name] for name in cls("").facts() if name in facts})


def years_due(first: dt.date, last: dt.date | None, upto: dt.date) -> list[dt.date]:
    """The months of payment of school years, up to one of them that has begun."""
    end = min(last or upto, upto)
    found, count = [], 0
    while (month := months_after(days(first), MONTHS * count)[0].item()) <= end:
        found.append(month)
        count += 1
    return found


def due_day(event_on: dt.date, month: dt.date) -> dt.date:
    """The day of the event in the year of the payment: age and marriage are asked of it."""
    years = month.year - event_on.year
    day: dt.date = months_after(days(event_on), MONTHS * years)[0].item()
    return day


def failing_schooling(
    told: Schooling, terms: Mapping[str, Any], used: Sequence[str], child: Claimant, month: dt.date, law: StatuteBook
) -> list[str]:
    """Codes of what stands in the way of a year.

    terms  of the right: event_on, and years of each level       used  levels of the years paid before, the first too
    """
    event_on = dt.date.fromisoformat(terms["event_on"])
    on = due_day(event_on, month)
    young = months_after(days(on), -MONTHS * _LONG_AGO)

    def holds(born: np.ndarray, *, married: bool = False, wage: int = 0, other: bool = False) -> bool:
        asked = (days(event_on), np.array([married]), np.array([wage]), np.array([other]))
        return bool(still_entitled(born, days(on), *asked, law)[0])

    left = terms["years"].get(told.level, 0) - sum(level == told.level for level in used)
    earlier = max((LEVELS.index(level) for level in used), default=0)
    tests = {
        "school-studying": told.studying,
        "school-level": left > 0 and LEVELS.index(told.level) >= earlier,
        "school-age": child.birth_date is None or holds(days(child.birth_date)),
        "school-married": holds(young, married=told.married),
        "school-wage": holds(young, wage=told.wage_months),
        "school-work": holds(young, other=told.other_work),
        "school-guardian": not needs_guardian(child.birth_date, on, law) or bool(child.guardian_name),
    }
    return [code for code, test in tests.items() if not test]


def year_amount(level: str, terms: Mapping[str, Any], law: StatuteBook) -> tuple[int, str]:
    """Whole rupiah for a year at a level, and its article."""
    event_on, rule = dt.date.fromisoformat(terms["event_on"]), law["scholarship.benefit.per_year"]
    return rule.value(event_on, level), rule.at(event_on).cite
