"""A decision was wrong or its facts changed: the claim is judged anew, with the reason."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.followed import followed
from payung.claims.judging import judged
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.claims.refused_steps import FOLLOWED
from payung.claims.writing import last_decision, write_decision
from payung.statute_book import StatuteBook, read_statute_book

State = Claim.State


def reverse_decision(
    claim_id: int, *, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Decision:
    """A new decision that replaces the last one; it waits for another officer's approval like any other.

    What was paid stays paid: only the difference is sent. Raises NotAllowed; Refused claim-state, reason-missing,
    facts-unfit, officer-unknown, claim-followed.
    """
    law = law or read_statute_book()
    with act("claims.reverse_decision", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        states = (State.APPROVED, State.INSTRUCTED, State.PAID, State.REFUSED)
        claim = hold_claim(claim_id, "claims.reverse_decision", by, *states)

        if followed([claim]):
            raise refuse(FOLLOWED, "klaim lanjutan masih berjalan")
        judgement = judged(claim, localdate(at), law)

        before = last_decision(claim)
        decision = write_decision(claim, judgement, replaces=before, reason=reason, by=by, at=at, law=law)
        move(claim, State.DECIDED, "reverse_decision", by, at, reason)
        deed.about(
            f"claim:{claim.pk}",
            decision=decision.pk,
            replaces=before.pk if before else None,
            total=decision.total,
            total_before=before.total if before else 0,
        )
        return decision
