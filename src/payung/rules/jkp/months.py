"""What must be done in each month of benefit, and when it is reported. PP 37/2021."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.kernel.periods import Days, months_after
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook

Flags = NDArray[np.bool_]
Count = NDArray[np.int64]


@dataclass(frozen=True)
class MonthFacts:
    """One row per claim and month of benefit; every column of equal length.

    claimed_on         day of the first claim; selects the version of the law
    benefit_month      1 for the first month paid
    self_assessed      the self-assessment was done       counselled  career counselling was attended
    applications       to different firms                 interviews  attended
    training_advised   training was recommended           attendance  at it, parts per million
    """

    claimed_on: Days
    benefit_month: Count
    self_assessed: Flags
    counselled: Flags
    applications: Count
    interviews: Count
    training_advised: Flags
    attendance: Count


def month_tests(facts: MonthFacts, law: StatuteBook) -> dict[str, Flags]:
    """Every condition of a month by its code; all must hold. The first month asks for none of these."""
    day, month = facts.claimed_on, facts.benefit_month
    asked = law["jkp.months.job_search"].on(day, month).astype(np.bool_)
    training = law["jkp.months.training"].on(day, month).astype(np.bool_) & facts.training_advised
    sought = facts.applications >= law["jkp.months.applications"].on(day)
    sought |= facts.interviews >= law["jkp.months.interviews"].on(day)
    return {
        "self-assessment": facts.self_assessed | ~asked,
        "counselling": facts.counselled | ~asked,
        "job-search": sought | ~asked,
        "training": (facts.attendance >= law["jkp.months.attendance"].on(day)) | ~training,
    }


def month_earned(facts: MonthFacts, law: StatuteBook) -> Flags:
    """Whether every condition of the month holds."""
    earned: Flags = np.logical_and.reduce(list(month_tests(facts, law).values()))
    return earned


def report_window(claimed_on: Days, benefit_month: Count, law: StatuteBook) -> tuple[Days, Days]:
    """First and last day on which a month of benefit is reported; the first month is the claim itself.

    The last month is reported at its end, the months between around the reference day, which is the day of
    the month
    of the first claim. Raises NotInForce where we hold no holidays for the last month.
    """
    last_month = int(law["jkp.benefit.replacement_rate"].keys[-1])
    starts = months_after(claimed_on, benefit_month - 1)
    ends = starts + law["jkp.months.report_days"].on(claimed_on)
    ends = np.where(benefit_month == 1, starts, ends)
    last = benefit_month == last_month
    if last.any():
        final = months_after(claimed_on[last], last_month) - 1
        days_before = law["jkp.months.last_report_working_days"].on(claimed_on[last])
        starts[last] = working_days_after(final, -days_before, law)
        ends[last] = final
    return starts, ends
