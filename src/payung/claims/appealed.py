"""Reads of appeals, each within what the actor may reach."""

from __future__ import annotations

from django.db.models import QuerySet

from payung.access.actor import Actor
from payung.claims.appeals import Appeal
from payung.claims.claim import Claim
from payung.claims.reach import claims_reached


def appeals_waiting(actor: Actor, permission: str = "look.claims") -> QuerySet[Appeal]:
    """Appeals nobody has answered, the oldest first."""
    waiting = Appeal.objects.filter(outcome="", claim__in=claims_reached(actor, permission).order_by())
    return waiting.select_related("claim", "claim__person", "decision").order_by("lodged_at", "pk")


def appeals_of(claim: Claim) -> QuerySet[Appeal]:
    """Every appeal of a claim within reach already, the newest first."""
    return claim.appeals.select_related("decision", "decided_by").order_by("-pk")


def may_answer(actor: Actor, appeal: Appeal) -> bool:
    """Whether this actor is neither of the two officers whose decision is appealed."""
    first = (appeal.decision.decided_by_id, appeal.decision.approved_by_id)
    return actor.user_id is not None and actor.user_id not in first
