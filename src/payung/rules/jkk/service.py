"""What the agency owes for paying JKK or JKM late. PP 44/2015 Pasal 37."""

from __future__ import annotations

import numpy as np

from payung.kernel.money import Rupiah, share
from payung.kernel.periods import Days
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook

WORKING_DAYS = {"JKK": "jkk.claim.payment_working_days", "JKM": "jkm.claim.payment_working_days"}
LATE_RATE = {"JKK": "jkk.claim.late_payment_rate", "JKM": "jkm.claim.late_payment_rate"}


def payment_due(complete_on: Days, programme: str, law: StatuteBook) -> Days:
    """The last day for paying a claim whose requirements were complete on `complete_on`.

    programme  JKK or JKM

    Counted in working days from the day after. Raises NotInForce outside the years whose holidays we hold.
    """
    return working_days_after(complete_on, law[WORKING_DAYS[programme]].on(complete_on), law)


def late_payment(amount: Rupiah, complete_on: Days, paid_on: Days, programme: str, law: StatuteBook) -> Rupiah:
    """What the agency adds for paying late, to the participant or the heirs: simple, for every day past due.

    amount  cash benefit paid late, whole rupiah
    """
    due = payment_due(complete_on, programme, law)
    late = np.maximum((paid_on - due).astype(np.int64), 0)
    return share(amount, law[LATE_RATE[programme]].on(complete_on) * late)
