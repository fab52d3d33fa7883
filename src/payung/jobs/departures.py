"""What work abroad needs by itself: reminders before cover ends. Can be run twice."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import SYSTEM
from payung.migrants.actions.remind import remind
from payung.own_account.outbox import write_messages


def tend_departures(at: dt.datetime) -> int:
    """Remind migrants. Returns how many reminders were written."""
    return remind(write_messages, by=SYSTEM, at=at)
