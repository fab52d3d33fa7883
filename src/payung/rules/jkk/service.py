"""What the agency owes for paying JKK or JKM late. PP 44/2015 Pasal 37."""

from __future__ import annotations

import numpy as np

from payung.kernel.money import Rupiah, share
from payung.kernel.periods import Days
from payung.statute_book import StatuteBook

LATE_RATE = {"JKK": "jkk.claim.late_payment_rate", "JKM": "jkm.claim.late_payment_rate"}


def late_payment(
    amount: Rupiah, complete_on: Days, due: Days, paid_on: Days, programme: str, law: StatuteBook
) -> Rupiah:
    """What the agency adds for paying late, to the participant or the heirs: simple, for every day past due.

    amount       cash benefit paid late, whole rupiah
    complete_on  day the requirements were complete; selects the version
    due          the last day for paying: that of `payment_due`, later where the file was given back meanwhile
    """
    late = np.maximum((paid_on - due).astype(np.int64), 0)
    return share(amount, law[LATE_RATE[programme]].on(complete_on) * late)
