"""Another officer approves. The database itself refuses whoever decided."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.paying import given_back, jkm_given_back, require_jkm_ended, require_unspent, state_of_money
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_USER, SAME_OFFICER, refuse
from payung.claims.writing import require_last
from payung.ledger.transfers import post_transfers
from payung.statute_book import StatuteBook, read_statute_book


def approve_decision(decision_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Decision:
    """Approve a grant, which may then be paid, or a refusal, which ends the claim.

    A reversal that owes nothing more ends where the money already is. Raises NotAllowed; Refused claim-state,
    decision-stale (also where another claim was paid out of the same balance since), same-officer, officer-unknown,
    jkm-stands, jkm-unanswered.
    """
    law = law or read_statute_book()
    with act("claims.approve_decision", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim_id = Decision.objects.values_list("claim_id", flat=True).get(pk=decision_id)
        claim = hold_claim(claim_id, "claims.approve_decision", by, Claim.State.DECIDED)
        decision = require_last(claim, decision_id)
        if decision.decided_by_id == by.user_id:
            raise refuse(SAME_OFFICER, by.name, "Penyetuju")

        require_unspent(claim, decision, localdate(at), law)
        require_jkm_ended(claim, decision)

        decision.approved_by_id, decision.approved_at = by.user_id, at
        decision.save(update_fields=["approved_by", "approved_at"])
        for transfers in (jkm_given_back, given_back):
            post_transfers(transfers(claim, decision, localdate(at)))
        move(claim, state_of_money(claim, decision), "approve_decision", by, at)
        deed.about(f"claim:{claim.pk}", decision=decision.pk, granted=decision.granted, total=decision.total)
        return decision
