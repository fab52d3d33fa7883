"""Until when the agency must have paid, in working days of the programme; and what it adds for being late."""

from __future__ import annotations

import datetime as dt

from payung.claims.claim import Claim
from payung.kernel.money import rupiah
from payung.kernel.periods import days
from payung.rules.jkk.service import LATE_RATE, late_payment
from payung.rules.service_times import payment_due
from payung.statute_book import StatuteBook

ONE_DAY = dt.timedelta(days=1)


def clock_programme(programme: str, basis: str) -> str:
    """Whose clock runs: a scholarship follows the programme it comes from, treatment the accident's."""
    if programme == Claim.Programme.CARE:
        return Claim.Programme.JKK
    return basis if programme == Claim.Programme.SCHOLARSHIP else programme


def late_adds(programme: str, basis: str) -> bool:
    """Whether the law makes the agency add something for paying this late: to people, not to a facility."""
    return programme != Claim.Programme.CARE and clock_programme(programme, basis) in LATE_RATE


def due_on(programme: str, basis: str, complete_on: dt.date, law: StatuteBook) -> dt.date:
    """The last day for paying. Raises NotInForce outside the years whose holidays we hold."""
    day: dt.date = payment_due(days(complete_on), clock_programme(programme, basis), law)[0].item()
    return day


def late_addition(
    programme: str, basis: str, amount: int, complete_on: dt.date, due: dt.date, paid_on: dt.date, law: StatuteBook
) -> int:
    """What the agency adds for paying after the day due, whole rupiah; 0 in programmes whose law adds nothing."""
    if not late_adds(programme, basis):
        return 0
    clock = clock_programme(programme, basis)
    added = late_payment(rupiah(amount), days(complete_on), days(due), days(paid_on), clock, law)
    return int(added[0])


def working_days_left(today: dt.date, due: dt.date, law: StatuteBook) -> int:
    """Working days from the day after today up to and with `due`; negative once it has passed."""
    if due < today:
        return -law.holidays.working_days(due, today - ONE_DAY)
    return law.holidays.working_days(today + ONE_DAY, due)
