"""Which projects an actor reaches: their own as contractor, those they commissioned, those of their office."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.construction.models import Contractor, Project
from payung.construction.refused import CANCELLED, refuse
from payung.registry.queries import offices_within, regions_within


def projects_reached(actor: Actor, permission: str) -> QuerySet[Project]:
    """Projects for which `permission` holds, the newest first."""
    scopes = actor.scopes(permission)
    projects = Project.objects.select_related("contractor", "region", "office", "agency").order_by("-pk")
    if ScopeKind.ALL in scopes:
        return projects
    return projects.filter(
        Q(contractor__in=_numbers(scopes.get(ScopeKind.CONTRACTOR, ())))
        | Q(agency__in=_numbers(scopes.get(ScopeKind.AGENCY, ())))
        | Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
        | Q(region__in=regions_within(scopes.get(ScopeKind.REGION, ())))
    )


def project_reached(actor: Actor, permission: str, number: str) -> Project | None:
    """One project by its number; None when there is none or it is out of reach."""
    return projects_reached(actor, permission).filter(number=number).first()


def contractors_reached(actor: Actor, permission: str) -> QuerySet[Contractor]:
    """Contractors for which `permission` holds: themselves, or those of an office."""
    scopes = actor.scopes(permission)
    contractors = Contractor.objects.select_related("region", "office").order_by("name", "pk")
    if ScopeKind.ALL in scopes:
        return contractors
    return contractors.filter(
        Q(pk__in=_numbers(scopes.get(ScopeKind.CONTRACTOR, ())))
        | Q(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
    )


def hold_project(project_id: int, permission: str, by: Actor, *, alive: bool = True) -> Project:
    """The project, locked until the action is done. Raises NotAllowed out of reach; Refused project-cancelled."""
    if not projects_reached(by, permission).filter(pk=project_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    project = Project.objects.select_for_update().get(pk=project_id)
    if alive and project.cancelled_on is not None:
        raise refuse(CANCELLED, project.number)
    return project


def _numbers(keys: frozenset[str] | tuple[str, ...]) -> list[int]:
    return [int(key) for key in keys]
