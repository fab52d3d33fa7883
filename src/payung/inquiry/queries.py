"""Reads: which agreements an actor reaches, whether one holds, how much was asked today."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet, Sum

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.assistance.queries import codes_reached
from payung.inquiry.models import Inquiry, StatusAgreement


def agreements_reached(actor: Actor, permission: str) -> QuerySet[StatusAgreement]:
    """Those the actor may ask under (by the key of their agency or village), or that lie in their office's regions."""
    rows = StatusAgreement.objects.select_related("region", "instrument").order_by("-valid_to", "number")
    scopes = actor.scopes(permission)
    if ScopeKind.ALL in scopes:
        return rows
    mine = Q(asker=StatusAgreement.Asker.AGENCY, asker_key__in=scopes.get(ScopeKind.AGENCY, ()))
    mine |= Q(asker=StatusAgreement.Asker.REGION, asker_key__in=scopes.get(ScopeKind.REGION, ()))
    if ScopeKind.OFFICE in scopes:
        mine |= Q(region__in=codes_reached(actor, permission))
    return rows.filter(mine)


def holds(agreement: StatusAgreement, day: dt.date) -> bool:
    """Whether it is in force on a day."""
    return agreement.valid_from <= day <= agreement.valid_to and agreement.ended_on is None


def asked_today(agreement: StatusAgreement, day: dt.date) -> int:
    """How many NIKs were asked about under it on a day."""
    total: int = Inquiry.objects.filter(agreement=agreement, as_of=day).aggregate(n=Sum("asked"))["n"] or 0
    return total


def inquiries_of(agreement: StatusAgreement) -> QuerySet[Inquiry]:
    """What was asked under it, the newest first."""
    return agreement.inquiries.order_by("-asked_at", "-pk")
