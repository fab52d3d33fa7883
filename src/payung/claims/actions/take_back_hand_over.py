"""A handing-over was recorded by mistake: it is withdrawn with the reason and stays to be read."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.hand_overs import HandOver
from payung.claims.handed_over import standing
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, refuse
from payung.claims.refused_hand_over import COLUMN, NONE_STANDS


def take_back_hand_over(claim_id: int, *, reason: str, by: Actor, at: dt.datetime) -> HandOver:
    """Withdraw the one that stands; another may then be recorded. The money stays with the heirs.

    Raises NotAllowed out of reach; Refused reason-missing, hand-over-none.
    """
    with act("claims.take_back_hand_over", by, at) as deed:
        claim = hold_claim(claim_id, "claims.take_back_hand_over", by, *Claim.State.values)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        made = standing(claim)
        if made is None:
            raise refuse(NONE_STANDS, "belum ada yang tercatat", COLUMN)

        made.withdrawn_at, made.withdrawn_by_id, made.withdrawn_by = at, by.user_id, by.name
        made.withdrawn_reason = reason.strip()[:500]
        made.save()
        move(claim, claim.state, "take_back_hand_over", by, at, reason.strip())
        deed.about(f"claim:{claim.pk}", hand_over=made.pk, reason=reason.strip()[:200])
        return made
