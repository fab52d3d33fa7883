"""What an officer reaches, and how a look at a person is recorded."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from payung.audit.looks import record_looks
from payung.registry.models import Employer
from payung.registry.queries import employer_reached
from payung.web.guard import found
from payung.web.shell import workplace

BRANCH = "look.branch"
"""Opens the branch's pages: officers, second officers and auditors hold it, an employer's clerk does not."""


def number_of(employer: Employer) -> str:
    """`19100217`, or `19100217-001` for another division than the first."""
    return employer.npp if employer.division == "000" else f"{employer.npp}-{employer.division}"


def address_of(employer: Employer) -> str:
    """Where the page of an employer is."""
    return reverse("officers:employer", args=[number_of(employer)])


def employer_at(request: HttpRequest, number: str, permission: str = BRANCH) -> Employer:
    """The employer of an address; 404 when out of reach, as when there is none."""
    npp, _dash, division = number.partition("-")
    return found(employer_reached(request.actor, permission, npp.upper(), division or "000"))


def remember_looks(request: HttpRequest, person_ids: Iterable[int], *, purpose: str, fields: str) -> None:
    """Record that these people were shown, before they are."""
    actor = request.actor
    record_looks(
        actor,
        role=actor.role_for(BRANCH),
        office=workplace(actor),
        person_ids=person_ids,
        purpose=purpose,
        fields=fields,
        at=request.now,
    )
