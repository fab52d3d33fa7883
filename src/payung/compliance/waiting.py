"""Statements whose clock ran out."""

from __future__ import annotations

import datetime as dt

from payung.compliance.models import MemberWord


def words_past(today: dt.date) -> bool:
    """Whether any statement waits past the last day for its answer. Takes no permission: it tells nothing."""
    return MemberWord.objects.filter(state=MemberWord.State.WAITING, answer_by__lt=today).exists()
