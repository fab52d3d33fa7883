"""Decided claims judged again once a day, and whenever the law has changed or an officer asks. Killed, it goes on.

Nothing less than all of them would do: a wage, a roll, a merged person or another claim of the same accident may
each change what a decision stands on, and no one day of any of them says whose.
"""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localtime

from payung.access.actor import SYSTEM
from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.checking import BATCH
from payung.claims.models import DecisionCheck
from payung.statute_book import StatuteBook, read_statute_book

QUIET = 2
"""The hour after which the check of a day begins."""
MOST = 4
"""Batches in one round: bills are settled between two rounds and do not wait long."""


def check_due(at: dt.datetime, law: StatuteBook) -> bool:
    """Whether every office is to be looked over again: since the last quiet hour, or under changed law, none was."""
    newest = DecisionCheck.objects.filter(offices=None).order_by("-pk").first()
    if newest is None:
        return True
    if newest.ended_at is None:
        return False
    quiet = localtime(at).replace(hour=QUIET, minute=0, second=0, microsecond=0)
    if quiet > at:
        quiet -= dt.timedelta(days=1)
    return newest.law_version != law.version or newest.begun_at < quiet


def tend_checks(at: dt.datetime, *, limit: int = BATCH, most: int = MOST, law: StatuteBook | None = None) -> int:
    """Begin what is due and go on with what runs, what officers asked for first. Returns decisions judged."""
    law = law or read_statute_book()
    if check_due(at, law):
        begin_check(by=SYSTEM, at=at, law=law)
    judged = 0
    running = list(DecisionCheck.objects.filter(ended_at=None).order_by("offices", "pk"))  # null, all, comes last
    for check in running:
        while most and check.ended_at is None:
            before = (check.judged, check.law_version)
            check = check_decided(check.pk, limit=limit, by=SYSTEM, at=at, law=law)
            if (check.judged, check.law_version) == before and check.ended_at is None:  # somebody else is at it
                break
            judged, most = judged + max(check.judged - before[0], 0), most - 1
    return judged
