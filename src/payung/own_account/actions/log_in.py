"""The code of a log-in came back."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.access.models import User
from payung.audit.act import act
from payung.own_account.codes import Answer, compare
from payung.own_account.identity import ensure_user
from payung.own_account.models import OneTimeCode
from payung.registry.models import Person


def log_in(token: str, typed: str, *, by: Actor, at: dt.datetime) -> tuple[Answer, User | None]:
    """Compare the code; the user to log in when it was right. Wrong ones are counted. Raises NotAllowed."""
    with act("own_account.log_in", by, at) as deed:
        answer = compare(token, OneTimeCode.Purpose.LOG_IN, typed, at)
        user = None
        if answer.right and answer.person_id:
            user = ensure_user(Person.objects.get(pk=answer.person_id), at)
            user = user if user.is_active else None
        deed.about(f"user:{user.pk}" if user else "log_in", answer=answer.state)
        return answer, user
