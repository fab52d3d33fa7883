"""A second officer refuses a proposed merger, with the reason."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.mergers import Merger
from payung.identity.refused import MERGER_STATE, REASON, refuse
from payung.identity.steps import hold_merger, refuse_same_officer

PERMISSION = "identity.refuse_merger"


def refuse_merger(merger_id: int, *, reason: str, by: Actor, at: dt.datetime) -> Merger:
    """Close the proposal. Raises NotAllowed out of reach; Refused: merger-state, identity-same-officer, -reason."""
    with act("identity.refuse_merger", by, at) as deed:
        merger = hold_merger(merger_id, PERMISSION, by)
        if merger.state != Merger.State.WAITING:
            raise refuse(MERGER_STATE, merger.get_state_display())
        refuse_same_officer(merger, by)
        if not reason.strip():
            raise refuse(REASON, "kosong", "Alasan")
        merger.state, merger.note = Merger.State.REFUSED, reason.strip()[:300]
        merger.decided_by_id, merger.decided_by, merger.decided_at = by.user_id, by.name, at
        merger.save()
        deed.about(f"merger:{merger.pk}", number=merger.number_id, person=merger.person_id)
        return merger
