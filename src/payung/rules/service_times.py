"""Until when a benefit must be paid once its claim is complete, in working days of its programme."""

from __future__ import annotations

from payung.kernel.periods import Days
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook

WORKING_DAYS = {
    "JKK": "jkk.claim.payment_working_days",
    "JKM": "jkm.claim.payment_working_days",
    "JHT": "jht.claim.payment_working_days",
    "JP": "jp.benefit.payment_working_days",
    "JKP": "jkp.claim.payment_working_days",
}


def payment_due(complete_on: Days, programme: str, law: StatuteBook) -> Days:
    """The last day for paying a claim whose requirements were complete on `complete_on`.

    Counted in working days from the day after. Raises NotInForce outside the years whose holidays we hold.
    """
    return working_days_after(complete_on, law[WORKING_DAYS[programme]].on(complete_on), law)
