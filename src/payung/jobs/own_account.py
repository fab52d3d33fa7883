"""What memberships on own account need by themselves: reminders, endings, messages sent. Each can be run twice."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import SYSTEM
from payung.own_account.actions.end_lapsed import end_lapsed
from payung.own_account.actions.remind import remind
from payung.own_account.outbox import send_waiting


def tend_own_accounts(at: dt.datetime) -> tuple[int, int]:
    """End what lapsed for good, remind the others. Returns how many of each."""
    ended = end_lapsed(by=SYSTEM, at=at)
    reminded = remind(by=SYSTEM, at=at)
    return ended, reminded


def send_messages(at: dt.datetime) -> int:
    """Send what waits. Returns how many messages a provider took."""
    return send_waiting(at)
