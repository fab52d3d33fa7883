"""The decided claims of the demonstration judged again, as the worker does at night."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import get_default_timezone

from payung.access.actor import SYSTEM
from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.models import DecisionCheck

AT_NIGHT = dt.time(2, 10)


def look_over(*, today: dt.date, now: dt.datetime) -> DecisionCheck:
    """One whole check in the night before `today`, never later than now."""
    at = min(now, dt.datetime.combine(today, AT_NIGHT, get_default_timezone()))
    check = begin_check(by=SYSTEM, at=at)
    while check.ended_at is None:
        check = check_decided(check.pk, by=SYSTEM, at=at)
    return check
