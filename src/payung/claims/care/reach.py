"""Which guarantees an actor reaches: those of the facility they work for, or of the branch that answers."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db.models import QuerySet
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.claims.care.asking import facility_of
from payung.claims.care.tables import Guarantee


def guarantees_reached(actor: Actor, permission: str) -> QuerySet[Guarantee]:
    """Guarantees of the actor's facilities, the newest first."""
    keys = actor.scopes(permission).get(ScopeKind.FACILITY, frozenset())
    found = Guarantee.objects.filter(facility__in=keys).select_related("facility", "person", "event", "ask")
    return found.order_by("-given_at", "-pk")


def hold_guarantee(guarantee_id: int, permission: str, by: Actor, at: dt.datetime) -> Guarantee:
    """The guarantee, locked until the step is done. Raises NotAllowed out of reach or without a running contract."""
    facility = facility_of(by, permission, localdate(at))
    guarantee = (
        Guarantee.objects.select_for_update(of=("self",))
        .select_related("facility")
        .filter(pk=guarantee_id, facility=facility)
        .first()
    )
    if guarantee is None:
        raise NotAllowed(f"{by.name}: {permission}")
    return guarantee


def genuine_guarantee(number: str, code: str) -> Guarantee | None:
    """The guarantee whose number and code both agree; for whoever holds the paper."""
    found = Guarantee.objects.filter(number=number).first()
    return found if found is not None and secrets.compare_digest(found.code.encode(), code.encode()) else None
