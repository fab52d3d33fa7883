"""When a contribution is due, how late it was paid, and what that costs. PP 44/2015; PP 49/2020."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from payung.kernel.money import Rate, Rupiah, share
from payung.kernel.periods import Days, Months, first_days, months_of
from payung.statute_book import StatuteBook

WAGE_EARNERS = "PU"


def due_day(month: Months, segment: str, law: StatuteBook) -> Days:
    """The last day on which the contribution of a month is paid in time.

    segment  PU (paid the month after) or BPU (paid in the month itself)

    A day that is no working day moves to the next one; in the COVID-2020 relief to the one before. Where
    the month is shorter than the day of the law, its last day. Raises NotInForce where we hold no holidays.
    """
    step_rule = law["contributions.payment.holiday_step"]
    step = step_rule.on(month, np.full(month.shape, step_rule.position(segment), dtype=np.int64))
    if segment == WAGE_EARNERS:
        step = law["contributions.payment.holiday_step_covid_2020"].over(month, step)
    due = nominal_due_day(month, segment, law)
    return np.where(step > 0, law.holidays.working_day(due, 1), law.holidays.working_day(due, -1))


def nominal_due_day(month: Months, segment: str, law: StatuteBook) -> Days:
    """As `due_day`, before it is moved to a working day."""
    day_rule, offset_rule = (
        law["contributions.payment.due_day"],
        law["contributions.payment.due_month_offset"],
    )
    key = np.full(month.shape, day_rule.position(segment), dtype=np.int64)
    day = day_rule.on(month, key)
    if segment == WAGE_EARNERS:
        day = law["contributions.relief.covid_2020_due_day"].over(month, day)
    due_month = month + offset_rule.on(month, key)
    return np.minimum(first_days(due_month) + (day - 1), first_days(due_month + 1) - 1)


def months_late(due: Days, paid_on: Days) -> NDArray[np.int64]:
    """Months of delay; one that has begun counts whole: a day late is one month. 0 for a payment in time."""
    months_apart = months_of(paid_on) - months_of(due)
    same_day = first_days(months_of(paid_on)) + (due - first_days(months_of(due)))
    last = first_days(months_of(paid_on) + 1) - 1
    begun = months_apart + (paid_on > np.minimum(same_day, last))
    return np.where(paid_on > due, begun, 0).astype(np.int64)


def penalty_rate(month: Months, law: StatuteBook, segment: str = WAGE_EARNERS, labour_intensive: bool = False) -> Rate:
    """The penalty per month of delay, parts per million; 0 for own-account workers, whose cover lapses
    instead."""
    rule = law["contributions.payment.penalty"]
    rate = rule.on(month, np.full(month.shape, rule.position(segment), dtype=np.int64))
    if segment != WAGE_EARNERS:
        return rate
    if labour_intensive:
        rate = law["contributions.relief.labour_intensive_penalty"].over(month, rate)
    return law["contributions.relief.covid_2020_penalty"].over(month, rate)


def penalty(
    principal: Rupiah,
    late: NDArray[np.int64],
    month: Months,
    law: StatuteBook,
    segment: str = WAGE_EARNERS,
    labour_intensive: bool = False,
) -> Rupiah:
    """The penalty on a contribution paid `late` months late: simple, never on a penalty; the employer's
    alone.

    principal  what was due and unpaid, whole rupiah
    """
    return share(principal, penalty_rate(month, law, segment, labour_intensive) * late)


def penalty_billed_in(month: Months, law: StatuteBook) -> Months:
    """The contribution month whose bill carries the penalty of each month: the next one."""
    return month + law["contributions.payment.penalty_months_after"].on(month)


def allocate(paid: int, owed: Rupiah) -> Rupiah:
    """How one payment settles what is owed for several months.

    owed  unpaid amounts, oldest month first

    The oldest month is settled first, and the next only from what is left; more than everything stays over.
    """
    before = np.cumsum(owed) - owed
    settled: Rupiah = np.clip(paid - before, 0, owed)
    return settled
