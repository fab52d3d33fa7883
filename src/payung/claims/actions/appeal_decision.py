"""Somebody disagrees with a decision and says why, in their own words."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.claims.appealed import APPEALABLE, entitled
from payung.claims.appeals import Appeal
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, refuse
from payung.claims.refused_appeals import APPEALED_BEFORE, NOTHING_TO_APPEAL
from payung.claims.writing import last_decision


def appeal_decision(claim_id: int, *, reason: str, appellant: str = "", by: Actor, at: dt.datetime) -> Appeal:
    """Lodge an appeal against the decision that stands. Nothing granted is touched and payment goes on.

    appellant  who disagrees, where somebody else keys it; the actor's own name when empty

    Raises NotAllowed out of reach, and for an employer that is not paid; Refused claim-state, reason-missing,
    appeal-nothing where no approved decision stands, appeal-told-before where this decision was appealed.
    """
    with act("claims.appeal_decision", by, at) as deed:
        claim = hold_claim(claim_id, "claims.appeal_decision", by, *APPEALABLE)
        if not entitled(by, claim):
            raise NotAllowed(f"{by.name}: claims.appeal_decision")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        decision = last_decision(claim)
        if decision is None or decision.approved_by_id is None:
            raise refuse(NOTHING_TO_APPEAL, claim.get_state_display(), "Keberatan")
        if Appeal.objects.filter(decision=decision).exists():
            raise refuse(APPEALED_BEFORE, f"putusan {decision.pk}", "Keberatan")

        appeal = Appeal.objects.create(
            claim=claim, decision=decision, reason=reason.strip()[:2000], lodged_by=by.user_id, lodged_at=at,
            appellant=(appellant.strip() or by.name)[:200],
        )  # fmt: skip
        move(claim, claim.state, "appeal_decision", by, at, reason.strip())
        deed.about(f"claim:{claim.pk}", decision=decision.pk, appeal=appeal.pk)
        return appeal
