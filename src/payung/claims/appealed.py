"""Reads of appeals, each within what the actor may reach, and the clock of their answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.claims.appeals import Appeal
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.clock import working_days_left
from payung.claims.decisions import Decision
from payung.claims.reach import claims_reached
from payung.claims.writing import last_decision
from payung.kernel.periods import days
from payung.rules.complaints import answer_due
from payung.statute_book import StatuteBook

APPEAL = "claims.appeal_decision"
APPEALABLE = (Claim.State.APPROVED, Claim.State.INSTRUCTED, Claim.State.PAID, Claim.State.REFUSED)


@dataclass(frozen=True)
class AppealItem:
    """One appeal with the last day for its answer; days_left in working days, None once it is answered."""

    appeal: Appeal
    due_on: dt.date
    days_left: int | None


def appeals_waiting(actor: Actor, permission: str = "look.claims") -> QuerySet[Appeal]:
    """Appeals nobody has answered, the oldest first."""
    return appeals_reached(actor, permission).filter(outcome="").order_by("lodged_at", "pk")


def appeals_reached(actor: Actor, permission: str = "look.claims") -> QuerySet[Appeal]:
    """Every appeal of the claims within reach, the newest first."""
    every = Appeal.objects.filter(claim__in=claims_reached(actor, permission).order_by())
    return every.select_related(
        "claim__person", "claim__office", "claim__event", "decided_by", "decision__decided_by", "decision__approved_by"
    ).order_by("-lodged_at", "-pk")


def appeal_of(actor: Actor, appeal_id: int, permission: str = "look.claims") -> Appeal | None:
    """One appeal; None when its claim is out of reach."""
    return appeals_reached(actor, permission).filter(pk=appeal_id).first()


def appeals_of(claim: Claim) -> QuerySet[Appeal]:
    """Every appeal of a claim within reach already, the newest first."""
    return claim.appeals.select_related("decision", "decided_by").order_by("-pk")


def may_answer(actor: Actor, appeal: Appeal) -> bool:
    """Whether this actor is neither of the two officers whose decision is appealed."""
    first = (appeal.decision.decided_by_id, appeal.decision.approved_by_id)
    return actor.user_id is not None and actor.user_id not in first


def appealable(claim: Claim) -> Decision | None:
    """The decision an appeal would be against: approved, in force and not appealed before; None where there is none."""
    if claim.state not in APPEALABLE:
        return None
    decision = last_decision(claim)
    if decision is None or decision.approved_by_id is None:
        return None
    return None if Appeal.objects.filter(decision=decision).exists() else decision


def entitled(actor: Actor, claim: Claim) -> bool:
    """Whether the actor may appeal on this claim: whoever is concerned, or an officer for somebody at the counter.

    An employer only where it is itself paid, for the replacement of wages it went on paying.
    """
    others = {kind: keys for kind, keys in actor.scopes(APPEAL).items() if kind != ScopeKind.EMPLOYER}
    if others:
        return True
    return claim.event.claimants.filter(relation=Claimant.Relation.EMPLOYER, ended_at=None).exists()


def due_of(appeal: Appeal, law: StatuteBook) -> dt.date:
    """The last day for the answer. Raises NotInForce outside the years whose holidays we hold."""
    day: dt.date = answer_due(days(localdate(appeal.lodged_at)), law)[0].item()
    return day


def with_clock(appeal: Appeal, today: dt.date, law: StatuteBook) -> AppealItem:
    """The appeal and how long there is for its answer."""
    due = due_of(appeal, law)
    return AppealItem(appeal, due, None if appeal.outcome else working_days_left(today, due, law))
