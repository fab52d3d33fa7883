"""A programme that was never approved is cancelled; its budget is free again."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.assistance.holding import hold, require_draft
from payung.assistance.models import Programme
from payung.audit.act import act


def cancel_programme(programme_id: int, *, by: Actor, at: dt.datetime) -> None:
    """Nobody was placed and nothing asked for; the lists stay as they are. Raises NotAllowed; Refused
    assistance-not-draft."""
    with act("assistance.cancel_programme", by, at) as deed:
        programme = hold(programme_id, "assistance.cancel_programme", by)
        require_draft(programme)
        programme.state = Programme.State.CANCELLED
        programme.save(update_fields=["state"])
        deed.about(f"programme:{programme.pk}")
