"""The project of an address, and how a look at its people is recorded."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from payung.audit.looks import record_looks
from payung.construction.models import Project
from payung.construction.reach import project_reached
from payung.web.guard import found


def project_at(request: HttpRequest, number: str, permission: str = "look.projects") -> Project:
    """The project of an address; 404 when out of reach, as when there is none."""
    return found(project_reached(request.actor, permission, number.upper()))


def back_to(project: Project, anchor: str = "", name: str = "project") -> HttpResponseRedirect:
    """To a page of the project."""
    return HttpResponseRedirect(reverse(f"projects:{name}", args=[project.number]) + anchor)


def remember_looks(
    request: HttpRequest, project: Project, person_ids: Iterable[int], purpose: str, permission: str
) -> None:
    """Record that these people were shown, before they are, under the role that gives `permission`."""
    record_looks(
        request.actor,
        role=request.actor.role_for(permission),
        office=project.contractor.name,
        person_ids=person_ids,
        purpose=purpose,
        fields="nama, NIK, tanggal lahir, hari kerja",
        at=request.now,
    )
