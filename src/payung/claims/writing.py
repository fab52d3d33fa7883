"""Keeping a judgement as a decision. The caller is an action and holds the claim."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.demanded import withdraw_open
from payung.claims.judging import Judgement
from payung.claims.refused import STALE, refuse
from payung.statute_book import StatuteBook


def last_decision(claim: Claim) -> Decision | None:
    """The decision that counts, or would count once approved; None before the first."""
    return claim.decisions.order_by("-pk").first()


def standing_decision(claim: Claim) -> Decision | None:
    """The last decision that was approved."""
    return claim.decisions.filter(approved_by__isnull=False).order_by("-pk").first()


def require_last(claim: Claim, decision_id: int) -> Decision:
    """The decision, when it is the claim's last. Raises Refused decision-stale."""
    last = last_decision(claim)
    if last is None or last.pk != decision_id:
        raise refuse(STALE, f"putusan {decision_id}", "Putusan")
    return last


def write_decision(
    claim: Claim,
    judgement: Judgement,
    *,
    replaces: Decision | None,
    reason: str,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook,
) -> Decision:
    """Freeze the judgement. What an employer was asked after the decision it replaces is taken back with it."""
    if replaces is not None:
        withdraw_open(claim, f"Klaim diputus ulang: {reason}", at)
    return Decision.objects.create(
        claim=claim,
        decided_by_id=by.user_id,
        decided_at=at,
        law_version=law.version,
        reason=reason[:500],
        replaces=replaces,
        **judgement.frozen(),
    )
