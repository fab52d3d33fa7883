"""What somebody who lost a job does for each month of benefit, and when it is told. Pure but for the law.

A month of benefit is a month of the calendar (reading jkp-calendar-months): the first is the month of the claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from payung.kernel.money import MILLION
from payung.kernel.periods import days, month_of
from payung.rules.jkp.months import MonthFacts, month_tests, report_window
from payung.statute_book import StatuteBook

MOST_FIRMS, LONGEST_FIRM, MOST_INTERVIEWS = 40, 80, 60
FACTS = frozenset({"firms", "interviews", "self_assessed", "counselled", "training_advised", "attendance"})


@dataclass(frozen=True)
class Duties:
    """One month's report.

    firms       names of the firms applied to            interviews  attended
    attendance  percent of the training, where advised
    """

    firms: tuple[str, ...] = ()
    interviews: int = 0
    self_assessed: bool = False
    counselled: bool = False
    training_advised: bool = False
    attendance: int = 0

    @property
    def applications(self) -> int:
        """Different firms: the same name twice is one."""
        return len({" ".join(name.casefold().split()) for name in self.firms if name.strip()})

    def sound(self) -> bool:
        """Whether it can be kept as it stands."""
        short = len(self.firms) <= MOST_FIRMS and all(len(name) <= LONGEST_FIRM for name in self.firms)
        return short and 0 <= self.interviews <= MOST_INTERVIEWS and 0 <= self.attendance <= 100

    def facts(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "firms": list(self.firms),
            "interviews": self.interviews,
            "self_assessed": self.self_assessed,
            "counselled": self.counselled,
            "training_advised": self.training_advised,
            "attendance": self.attendance,
        }

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Duties:
        """From what was kept."""
        known = {name: value for name, value in facts.items() if name in FACTS}
        return cls(**{**known, "firms": tuple(known.get("firms", ()))})


def benefit_month(claimed_on: dt.date, month: dt.date) -> int:
    """1 for the month of the claim."""
    return month_of(month) - month_of(claimed_on) + 1


def failing_duties(duties: Duties, claimed_on: dt.date, month: dt.date, law: StatuteBook) -> list[str]:
    """Codes of the conditions of a month that do not hold: self-assessment, counselling, job-search, training."""
    one = lambda value: np.array([value], dtype=np.int64)  # noqa: E731
    facts = MonthFacts(
        claimed_on=days(claimed_on),
        benefit_month=one(benefit_month(claimed_on, month)),
        self_assessed=np.array([duties.self_assessed]),
        counselled=np.array([duties.counselled]),
        applications=one(duties.applications),
        interviews=one(duties.interviews),
        training_advised=np.array([duties.training_advised]),
        attendance=one(duties.attendance * (MILLION // 100)),
    )
    return [code for code, holds in month_tests(facts, law).items() if not holds[0]]


def duty_window(claimed_on: dt.date, month: dt.date, since: dt.date, law: StatuteBook) -> tuple[dt.date, dt.date]:
    """First and last day on which a month is told.

    since  the day the right was opened, or a report of this month refused: from it the days to tell run anew, so that
           our own slowness takes no month from anybody (reading jkp-late-opening)

    Raises NotInForce where we hold no holidays for the last month.
    """
    starts, ends = report_window(days(claimed_on), np.array([benefit_month(claimed_on, month)]), law)
    more = int(law["jkp.months.report_days"].on(days(claimed_on))[0])
    last: dt.date = max(ends[0].item(), since + dt.timedelta(days=more))
    return starts[0].item(), last
