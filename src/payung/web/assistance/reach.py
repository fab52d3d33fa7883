"""What these pages share: the programme of an address, looks, and refusals in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.assistance.models import Programme
from payung.assistance.queries import programmes_open_to
from payung.assistance.refused import Refused
from payung.audit.looks import record_looks
from payung.web.guard import found
from payung.web.shell import workplace

NAMES = "look.assisted"


def programme_at(request: HttpRequest, number: int, permission: str = "look.assistance") -> Programme:
    """The programme of an address; 404 when out of reach, as when there is none."""
    return found(programmes_open_to(request.actor, permission).filter(pk=number).first())


def back(number: int, anchor: str = "") -> HttpResponse:
    """To the page of a programme."""
    return HttpResponseRedirect(reverse("assistance:programme", args=[number]) + anchor)


def tell(request: HttpRequest, refused: Refused) -> None:
    """Every problem of a refused step."""
    for problem in refused.problems:
        messages.error(
            request,
            _("%(column)s: %(found)s. Seharusnya %(expected)s. %(cure)s")
            % {"column": problem.column, "found": problem.found, "expected": problem.expected, "cure": problem.cure},
        )


def remember(request: HttpRequest, person_ids: Iterable[int], purpose: str) -> None:
    """Record that those of a list who are ours were shown, before they are."""
    actor = request.actor
    record_looks(
        actor,
        role=actor.role_for(NAMES),
        office=workplace(actor),
        person_ids=person_ids,
        purpose=purpose[:200],
        fields=_("nama, NIK tersamar, keadaan dalam daftar bantuan"),
        at=request.now,
    )
