"""Where a membership stands on a day: covered until when, what is unpaid, what may be paid next. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from payung.kernel.periods import first_day, last_day, month_of
from payung.rolls.due import OWN_ACCOUNT, due_days
from payung.rules.contributions.own_account import membership_ended
from payung.statute_book import StatuteBook

SEGMENT = OWN_ACCOUNT
NEW, ACTIVE, DUE, LAPSED, OVER = "new", "active", "due", "lapsed", "over"
"""States: nothing paid yet; this month is paid; this month is not paid and not late yet; late, cover stopped, may be
made up for; more months unpaid than the law lets make up for."""


@dataclass(frozen=True)
class Standing:
    """The answer of `standing`; months are first days.

    last_paid      the newest month paid; None before the first
    covered_until  last day of it, where that is today or later
    arrears        months gone by unpaid since the last paid one that may still be paid, the oldest first
    next_month     the first month that may be paid now, arrears aside
    due_on         the last day on which `next_month` is paid in time
    """

    state: str
    last_paid: dt.date | None
    covered_until: dt.date | None
    arrears: tuple[dt.date, ...]
    next_month: dt.date
    due_on: dt.date

    @property
    def has_ended(self) -> bool:
        return self.state == OVER


def standing(last_paid: dt.date | None, today: dt.date, law: StatuteBook) -> Standing:
    """Where a membership stands whose newest paid month is `last_paid`."""
    now = month_of(today)
    if last_paid is None:
        return Standing(NEW, None, None, (), first_day(now), due_on(now, law))
    last = month_of(last_paid)
    if last >= now:
        return Standing(ACTIVE, last_paid, last_day(last), (), first_day(last + 1), due_on(last + 1, law))
    unpaid = range(last + 1, now)
    due = due_on(now, law)
    over = bool(membership_ended(np.array([len(unpaid)]), np.array([now], dtype=np.int64), law)[0])
    if over:
        return Standing(OVER, last_paid, None, (), first_day(now), due)
    state = DUE if not unpaid and today <= due else LAPSED
    return Standing(state, last_paid, None, tuple(first_day(month) for month in unpaid), first_day(now), due)


def due_on(month: int, law: StatuteBook) -> dt.date:
    """The last day on which an own-account month is paid in time."""
    day: dt.date = due_days(np.array([month], dtype=np.int64), law)[0].astype("datetime64[D]").item()
    return day


def starts(here: Standing, today: dt.date) -> tuple[dt.date, ...]:
    """The months one may begin with: the first unpaid one; where that is this month, also the next."""
    if here.next_month > today:
        return (here.next_month,)
    return (here.next_month, first_day(month_of(here.next_month) + 1))


def takes_effect(last_paid: dt.date | None, today: dt.date) -> dt.date:
    """The month from which a change holds: this one before the first payment, else the next that is not paid yet."""
    now = month_of(today)
    return first_day(now if last_paid is None else max(now, month_of(last_paid)) + 1)
