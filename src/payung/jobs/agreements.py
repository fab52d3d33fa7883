"""What agreements need by themselves: a reminder before they end and when a duty falls due. Can be run twice."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import SYSTEM
from payung.agreements.actions.remind import remind


def tend_agreements(at: dt.datetime) -> int:
    """Write the reminders of the day. Returns how many."""
    return remind(by=SYSTEM, at=at)
