"""Cases looked for once a week, and statements whose clock ran out. Killed or run twice, each is opened once."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import SYSTEM
from payung.compliance.actions.find_cases import find_cases
from payung.compliance.actions.lapse_words import lapse_words
from payung.compliance.overview import last_search
from payung.compliance.practice import practice
from payung.compliance.waiting import words_past


def tend_cases(at: dt.datetime) -> tuple[int, int]:
    """Returns (new rows found, statements that became cases)."""
    newest, week = last_search(), dt.timedelta(days=practice()["search"]["every_days"])
    rows = find_cases(by=SYSTEM, at=at).rows if newest is None or at - newest.at >= week else 0
    return rows, lapse_words(by=SYSTEM, at=at) if words_past(localdate(at)) else 0
