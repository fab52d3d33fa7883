"""Anybody who holds a certificate checks it by its code: tender officials, consulates, the worker's family."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.construction.queries import certificate_of as project_of
from payung.migrants.queries import certificate_of as departure_of
from payung.web.departures.words import PHASES, STATES
from payung.web.guard import page
from payung.web.projects.words import CERTIFICATES, FUNDING


@page(public=True)
def certificate(request: HttpRequest) -> HttpResponse:
    """What a code stands for today. A code nobody printed and one mistyped are the same answer."""
    typed = request.GET.get("kode", "")[:40]
    project = project_of(typed, request.today) if typed else None
    departure = departure_of(typed, request.today) if typed and project is None else None
    shown = {"typed": typed, "project": project, "departure": departure}
    if project:
        shown |= {"state": CERTIFICATES[project.certificate], "funding": FUNDING[project.project.funding]}
    if departure:
        shown |= {
            "state": STATES[departure.state],
            "who": masked_name(departure.departure.person.name),
            "phases": [(PHASES[phase], since, until) for phase, since, until in departure.phases],
        }
    return render(
        request, "public/certificate.html", shown, status=404 if typed and not (project or departure) else 200
    )


def masked_name(name: str) -> str:
    """`Sri W•••••`: enough to recognise whose paper it is, too little to search by."""
    first, *rest = name.split()
    return " ".join([first, *(f"{word[0]}•••" for word in rest)])
