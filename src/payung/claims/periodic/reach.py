"""Holding an entitlement or an overpayment while a step is taken; who may is asked of its claim."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.claims.claimants import Claimant
from payung.claims.periodic.tables import Confirmation, Entitlement, Overpayment
from payung.claims.reach import claims_reached


def rights_reached(actor: Actor, permission: str) -> QuerySet[Entitlement]:
    """Rights for which `permission` holds: out of claims reached, one's own as payee, a child's whose guardian one is.

    A guardian is the grown-up of the same family whom the naming of the heirs gives as the child's guardian.
    """
    scopes, rights = actor.scopes(permission), Entitlement.objects.select_related("claim__event", "claimant")
    if ScopeKind.ALL in scopes:
        return rights
    people = [int(key) for key in scopes.get(ScopeKind.PERSON, ())]
    guardian = Claimant.objects.filter(
        event=OuterRef("claimant__event"), person__in=people, ended_at=None, name=OuterRef("claimant__guardian_name")
    )
    own = Q(claimant__person__in=people) | Q(Exists(guardian))
    return rights.filter(own | Q(claim__in=claims_reached(actor, permission).order_by()))


def hold_entitlement(entitlement_id: int, permission: str, by: Actor) -> Entitlement:
    """The entitlement, locked until the step is done. Raises NotAllowed out of reach."""
    if not rights_reached(by, permission).filter(pk=entitlement_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    rows = Entitlement.objects.select_for_update(of=("self",)).select_related("claim__event", "claimant")
    return rows.get(pk=entitlement_id)


def hold_overpayment(overpayment_id: int, permission: str, by: Actor) -> Overpayment:
    """The overpayment, locked until the step is done. Raises NotAllowed out of reach."""
    found = Overpayment.objects.filter(
        pk=overpayment_id, entitlement__claim__in=claims_reached(by, permission).order_by()
    )
    if not found.exists():
        raise NotAllowed(f"{by.name}: {permission}")
    rows = Overpayment.objects.select_for_update(of=("self",)).select_related("entitlement__claim")
    return rows.get(pk=overpayment_id)


def confirm(
    entitlement: Entitlement, month: dt.date | None, facts: dict[str, object], failing: list[str], by: Actor,
    at: dt.datetime,
) -> Confirmation:  # fmt: skip
    """Keep what was proven, or what was lacking."""
    return Confirmation.objects.create(
        entitlement=entitlement, month=month, facts=facts, failing=failing, accepted=not failing, at=at,
        by_id=by.user_id, by_name=by.name,
    )  # fmt: skip
