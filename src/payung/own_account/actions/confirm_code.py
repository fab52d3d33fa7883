"""The code of an application came back: the telephone is the applicant's."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.own_account.codes import Answer, compare
from payung.own_account.models import Application, OneTimeCode


def confirm_code(token: str, typed: str, *, by: Actor, at: dt.datetime) -> Answer:
    """Compare the code. A wrong one is counted and kept, so the answer is told, not raised. Raises NotAllowed."""
    with act("own_account.confirm_code", by, at) as deed:
        answer = compare(token, OneTimeCode.Purpose.REGISTER, typed, at)
        if answer.right:
            Application.objects.filter(pk=token, confirmed_at=None).update(confirmed_at=at)
        deed.about("application", answer=answer.state)
        return answer
