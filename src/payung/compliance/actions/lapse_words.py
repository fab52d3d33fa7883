"""Statements that no employer answered in time become cases of the branch. Nothing else changes by itself."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.silence import open_silent
from payung.compliance.waiting import words_past


def lapse_words(*, by: Actor, at: dt.datetime) -> int:
    """Open a case for each statement past its clock. Returns how many."""
    with act("compliance.lapse_words", by, at) as deed:
        today = localdate(at)
        opened = open_silent(today, by.name, at) if words_past(today) else 0
        deed.about("words", count=opened)
        return opened
