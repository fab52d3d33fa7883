"""A member's own work abroad, on the member's pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.migrants.queries import standings
from payung.migrants.reach import departures_reached
from payung.web.departures.words import STATES
from payung.web.guard import page


@page("look.self")
def own(request: HttpRequest) -> HttpResponse:
    """Where the member went or goes, and the way to register alone."""
    rows = standings(departures_reached(request.actor, "look.self"), request.today)
    return render(request, "departures/own.html", {"rows": [(each, STATES[each.state]) for each in rows]})
