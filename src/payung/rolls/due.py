"""By when a month on a roll is paid in time."""

from __future__ import annotations

from payung.kernel.periods import Days, Months
from payung.rules.contributions.penalty import due_day, nominal_due_day
from payung.statute_book import StatuteBook
from payung.statute_book.errors import NotInForce

OWN_ACCOUNT = "BPU"


def due_days(months: Months, law: StatuteBook) -> Days:
    """The due day of each month; where no holidays are held yet, the day of the law, not moved by them.

    Members pay a year ahead, and money that came in is booked whatever the calendar knows.
    """
    try:
        return due_day(months, OWN_ACCOUNT, law)
    except NotInForce:
        return nominal_due_day(months, OWN_ACCOUNT, law)
