"""Which departures an actor reaches: their company's, their own, those of their office."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.migrants.models import Departure, PlacementCompany
from payung.registry.queries import offices_within


def departures_reached(actor: Actor, permission: str) -> QuerySet[Departure]:
    """Departures for which `permission` holds, the newest first."""
    scopes = actor.scopes(permission)
    rows = Departure.objects.select_related("person", "person__region", "company", "office").order_by("-pk")
    if ScopeKind.ALL in scopes:
        return rows
    return rows.filter(
        Q(company__in=_numbers(scopes.get(ScopeKind.AGENCY, ())))
        | Q(person__in=_numbers(scopes.get(ScopeKind.PERSON, ())))
        | Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
    )


def departure_reached(actor: Actor, permission: str, number: str) -> Departure | None:
    """One departure by its number; None when there is none or it is out of reach."""
    return departures_reached(actor, permission).filter(number=number).first()


def companies_reached(actor: Actor, permission: str) -> QuerySet[PlacementCompany]:
    """Placement companies for which `permission` holds."""
    scopes = actor.scopes(permission)
    rows = PlacementCompany.objects.select_related("region", "office").order_by("name", "pk")
    if ScopeKind.ALL in scopes:
        return rows
    return rows.filter(
        Q(pk__in=_numbers(scopes.get(ScopeKind.AGENCY, ())))
        | Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
    )


def hold(departure_ids: Iterable[int], permission: str, by: Actor) -> list[Departure]:
    """These departures, locked in one order until the action is done. Raises NotAllowed when one is out of reach."""
    ids = sorted({int(number) for number in departure_ids})
    if departures_reached(by, permission).filter(pk__in=ids).count() != len(ids):
        raise NotAllowed(f"{by.name}: {permission}")
    rows = Departure.objects.select_for_update(of=("self",)).select_related("person", "company").filter(pk__in=ids)
    return list(rows.order_by("pk"))


def hold_company(company_id: int, permission: str, by: Actor) -> PlacementCompany:
    """A placement company, locked until the action is done. Raises NotAllowed when it is out of reach."""
    if not companies_reached(by, permission).filter(pk=company_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    return PlacementCompany.objects.select_for_update().get(pk=company_id)


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys]
