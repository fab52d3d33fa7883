"""Another officer answers an appeal: the decision stands, or a new one is ordered. The first two are refused."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.appeals import Appeal
from payung.claims.claim import Claim
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.claims.refused_appeals import ANSWERED, FIRST_OFFICER, OPENED_AGAIN
from payung.claims.writing import require_last

State = Claim.State
ENDED = (State.REFUSED, State.WITHDRAWN)


def decide_appeal(appeal_id: int, *, uphold: bool, answer: str, by: Actor, at: dt.datetime) -> Appeal:
    """Answer an appeal, with reasons the appellant will read.

    uphold  the decision stands; else the claim waits for a new decision, by an officer who made neither the first
            decision nor its approval

    What was paid stays paid; a new decision sends only the difference. Raises NotAllowed; Refused claim-state,
    appeal-answered, appeal-first-officer, appeal-opened-again, decision-stale, reason-missing, officer-unknown.
    """
    with act("claims.decide_appeal", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim_id = Appeal.objects.values_list("claim_id", flat=True).get(pk=appeal_id)
        states = (State.APPROVED, State.INSTRUCTED, State.PAID, State.REFUSED)
        claim = hold_claim(claim_id, "claims.decide_appeal", by, *states)
        appeal = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal_id)
        if appeal.outcome:
            raise refuse(ANSWERED, Appeal.Outcome(appeal.outcome).label, "Keberatan")
        if not answer.strip():
            raise refuse(NO_REASON, "kosong", "Jawaban")
        decision = require_last(claim, appeal.decision_id)
        if by.user_id in (decision.decided_by_id, decision.approved_by_id):
            raise refuse(FIRST_OFFICER, by.name, "Petugas")
        if not uphold and claim.state == State.REFUSED and _opened_again(claim):
            raise refuse(OPENED_AGAIN, claim.number, "Klaim")

        appeal.outcome = Appeal.Outcome.UPHELD if uphold else Appeal.Outcome.NEW_DECISION
        appeal.answer, appeal.decided_by_id, appeal.decided_at = answer.strip()[:2000], by.user_id, at
        appeal.save()
        move(claim, claim.state if uphold else State.COMPLETE, "decide_appeal", by, at, answer.strip())
        deed.about(f"claim:{claim.pk}", appeal=appeal.pk, decision=decision.pk, outcome=appeal.outcome)
        return appeal


def _opened_again(claim: Claim) -> bool:
    """A new report opened the same programme of the same event since the refusal."""
    same = Claim.objects.filter(event=claim.event, programme=claim.programme).exclude(pk=claim.pk)
    return same.exclude(state__in=ENDED).exists()
