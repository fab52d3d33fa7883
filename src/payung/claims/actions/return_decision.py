"""The second officer sends a decision back to the first, with the reason."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.decisions import Decision, ReturnedDecision
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.claims.writing import require_last


def return_decision(decision_id: int, *, reason: str, by: Actor, at: dt.datetime) -> ReturnedDecision:
    """Send the decision back; it can never be approved again. The clock runs on.

    Raises NotAllowed; Refused claim-state, decision-stale, reason-missing, officer-unknown.
    """
    with act("claims.return_decision", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        claim_id = Decision.objects.values_list("claim_id", flat=True).get(pk=decision_id)
        claim = hold_claim(claim_id, "claims.return_decision", by, Claim.State.DECIDED)
        decision = require_last(claim, decision_id)

        returned = ReturnedDecision.objects.create(decision=decision, by_id=by.user_id, at=at, reason=reason[:500])
        move(claim, Claim.State.COMPLETE, "return_decision", by, at, reason)
        deed.about(f"claim:{claim.pk}", decision=decision.pk, reason=reason[:200])
        return returned
