"""An officer finds that the card number told with a newcomer is not theirs. The spell keeps the card it has."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.holding import hold_told_card, record_answer
from payung.identity.models import ToldCard
from payung.identity.refused import REASON, refuse

PERMISSION = "identity.refuse_card"


def refuse_card(employment_id: int, *, reason: str, by: Actor, at: dt.datetime) -> ToldCard:
    """Record it with the reason. Raises NotAllowed; Refused card-answered, identity-reason."""
    with act("identity.refuse_card", by, at) as deed:
        spell = hold_told_card(employment_id, PERMISSION, by)
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")
        answer = record_answer(spell, ToldCard.Outcome.REFUSED, reason, by, at)
        deed.about(f"employment:{spell.pk}", outcome=answer.outcome)
        return answer
