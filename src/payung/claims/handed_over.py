"""Reads of what was handed to heirs: what may be handed over, what was, and how much in a region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.agreements.models import Meeting
from payung.agreements.queries import regions_around
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.hand_overs import HandOver
from payung.claims.instructions import PaymentInstruction
from payung.claims.paying import benefits_of
from payung.claims.reach import claims_reached
from payung.registry.models import Region

NOT_HEIRS = (Claimant.Relation.EMPLOYER, Claimant.Relation.FACILITY)


@dataclass(frozen=True)
class Grant:
    """A death grant that arrived whole: the day of the last payment, whole rupiah, people paid."""

    paid_on: dt.date
    amount: int
    heirs: int


@dataclass(frozen=True)
class Handed:
    """Grants handed over: claims, people paid, whole rupiah."""

    claims: int
    heirs: int
    amount: int


def is_death_grant(claim: Claim) -> bool:
    """JKM, or JKK after a death."""
    return claim.programme == Claim.Programme.JKM or (claim.programme == Claim.Programme.JKK and claim.basis == "death")


def grant_of(claim: Claim) -> Grant | None:
    """What arrived with the heirs; None while any of it is still to come, and where nothing was sent."""
    if not is_death_grant(claim) or claim.state != Claim.State.PAID:
        return None
    arrived = benefits_of(claim).filter(state=PaymentInstruction.State.CONFIRMED)
    told = arrived.exclude(claimant__relation__in=NOT_HEIRS).aggregate(
        last=Max("confirmed_at"), amount=Sum("amount"), heirs=Count("claimant", distinct=True)
    )
    return Grant(localdate(told["last"]), int(told["amount"]), told["heirs"]) if told["heirs"] else None


def home_of(claim: Claim) -> Region | None:
    """The region a claim belongs to: where the member lived; of somebody without one, where the office is."""
    return claim.person.region or claim.office.region


def meetings_for(claim: Claim, grant: Grant, today: dt.date) -> QuerySet[Meeting]:
    """Meetings of that region and of those around it since the money arrived, the newest first."""
    home = home_of(claim)
    around = regions_around(home) if home else []
    held = Meeting.objects.filter(region__in=around, held_on__range=(grant.paid_on, today))
    return held.select_related("region").order_by("-held_on", "-pk")


def hand_overs_of(claim: Claim) -> QuerySet[HandOver]:
    """Everything recorded of a claim, what was withdrawn as well, the newest first."""
    return claim.hand_overs.select_related("meeting__region").order_by("-pk")


def standing(claim: Claim) -> HandOver | None:
    """The one that stands."""
    return hand_overs_of(claim).filter(withdrawn_at=None).first()


def hand_overs_reached(actor: Actor, permission: str = "look.claims") -> QuerySet[HandOver]:
    """Those that stand, of the claims within reach."""
    every = HandOver.objects.filter(withdrawn_at=None, claim__in=claims_reached(actor, permission).order_by())
    return every.select_related("claim__person__region", "claim__office", "meeting__region")


def of_meeting(meeting: Meeting) -> Handed:
    """What was handed over at a meeting."""
    return summed(HandOver.objects.filter(meeting=meeting, withdrawn_at=None))


def between(codes: Iterable[str], first: dt.date, last: dt.date, known: dt.date) -> QuerySet[HandOver]:
    """Handed over in these days after the death of people who lived in these regions, as recorded by the day `known`.

    One withdrawn later counts on the days before.
    """
    stands = Q(withdrawn_at=None) | Q(withdrawn_at__date__gt=known)
    return HandOver.objects.filter(
        stands,
        claim__person__region__in=list(codes),
        handed_on__range=(first, last),
        recorded_at__date__lte=known,
    )


def summed(rows: QuerySet[HandOver]) -> Handed:
    """Their claims, heirs and rupiah together."""
    told = rows.aggregate(claims=Count("pk"), heirs=Sum("heirs"), amount=Sum("amount"))
    return Handed(told["claims"], int(told["heirs"] or 0), int(told["amount"] or 0))
