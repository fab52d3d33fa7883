"""One officer decides: facts gathered, the law asked, everything frozen. Money does not move yet."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.appealed import appeals_of, may_answer
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.judging import judged
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_USER, refuse
from payung.claims.refused_appeals import FIRST_OFFICER
from payung.claims.writing import last_decision, write_decision
from payung.statute_book import StatuteBook, read_statute_book


def decide_claim(
    claim_id: int, *, note: str = "", by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Decision:
    """Judge the claim as it stands and keep the judgement. It grants, or its failing findings are the refusal.

    note  for the approver, kept for ever

    Raises NotAllowed; Refused claim-state, facts-unfit, officer-unknown, appeal-first-officer.
    """
    law = law or read_statute_book()
    with act("claims.decide_claim", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim = hold_claim(claim_id, "claims.decide_claim", by, Claim.State.COMPLETE)
        if not all(may_answer(by, each) for each in appeals_of(claim)):
            raise refuse(FIRST_OFFICER, by.name, "Petugas")

        judgement = judged(claim, localdate(at), law)

        returned = last_decision(claim)
        reason = note or ("Diputus ulang setelah dikembalikan" if returned else "")
        decision = write_decision(claim, judgement, replaces=returned, reason=reason, by=by, at=at, law=law)
        move(claim, Claim.State.DECIDED, "decide_claim", by, at, note)
        deed.about(f"claim:{claim.pk}", decision=decision.pk, granted=decision.granted, total=decision.total)
        return decision
