"""Holding an entitlement or an overpayment while a step is taken; who may is asked of its claim."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.claims.periodic.tables import Confirmation, Entitlement, Overpayment
from payung.claims.reach import claims_reached


def hold_entitlement(entitlement_id: int, permission: str, by: Actor) -> Entitlement:
    """The entitlement, locked until the step is done. Raises NotAllowed out of reach."""
    found = Entitlement.objects.filter(pk=entitlement_id, claim__in=claims_reached(by, permission).order_by())
    if not found.exists():
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
