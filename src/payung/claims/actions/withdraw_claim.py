"""The applicant takes a claim back before anything was approved."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.reach import hold_claim, move
from payung.claims.refused import MONEY_MOVED, NO_REASON, refuse
from payung.claims.writing import standing_decision

State = Claim.State


def withdraw_claim(claim_id: int, *, reason: str, by: Actor, at: dt.datetime) -> Claim:
    """End the claim; the right itself stays and a new report opens it again.

    Raises NotAllowed; Refused claim-state, reason-missing, money-moved once a decision was approved.
    """
    with act("claims.withdraw_claim", by, at) as deed:
        states = (State.OPENED, State.GATHERING, State.COMPLETE, State.DECIDED)
        claim = hold_claim(claim_id, "claims.withdraw_claim", by, *states)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        if standing_decision(claim):
            raise refuse(MONEY_MOVED, "sudah pernah disetujui")

        move(claim, State.WITHDRAWN, "withdraw_claim", by, at, reason)
        deed.about(f"claim:{claim.pk}", reason=reason[:200])
        return claim
