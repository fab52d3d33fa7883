"""A second officer approves money going back."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Refund
from payung.construction.reach import hold_project
from payung.construction.refused import REFUND_STATE, SAME_OFFICER, refuse


def approve_refund(refund_id: int, *, by: Actor, at: dt.datetime) -> Refund:
    """Approve a refund somebody else asked for. Raises NotAllowed; Refused refund-state, refund-same-officer."""
    with act("construction.approve_refund", by, at) as deed:
        refund = Refund.objects.select_for_update(of=("self",)).get(pk=refund_id)
        hold_project(refund.project_id, "construction.approve_refund", by, alive=False)
        if refund.state != Refund.State.ASKED:
            raise refuse(REFUND_STATE, Refund.State(refund.state).label, "Pengembalian")
        if by.user_id is not None and by.user_id == refund.asked_by_id:
            raise refuse(SAME_OFFICER, by.name, "Pengembalian")
        refund.state = Refund.State.APPROVED
        refund.approved_by_id, refund.approved_by, refund.approved_at = by.user_id, by.name, at
        refund.save()
        deed.about(f"refund:{refund.pk}", project=refund.project_id, amount=refund.amount)
        return refund
