"""Compliance in a region as counts, and a business that an official tells of. No employer, no person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.compliance.actions.record_lead import PERMISSION as LEAD
from payung.compliance.models import Case
from payung.compliance.overview import ages, by_kind_and_age
from payung.compliance.reach import cases_counted
from payung.registry.models import Region
from payung.registry.queries import regions_reached, regions_within
from payung.web.guard import FORM, found, page
from payung.web.officers.cases_list import KINDS, take_lead


@page("look.region")
def cases(request: HttpRequest, code: str) -> HttpResponse:
    """How many cases of each kind and age run in the region."""
    place = _place(request, code)
    rows = cases_counted(request.actor, "look.region").filter(region__in=regions_within([place.code]))
    values = {
        "region": place,
        "counts": by_kind_and_age(rows, request.today, request.now),
        "ages": ages(),
        "kinds": KINDS,
        "open": rows.exclude(stage=Case.Stage.CLOSED).count(),
        "may_record": request.actor.may(LEAD),
    }
    return render(request, "governments/cases.html", values)


@page(LEAD, methods=FORM)
def lead(request: HttpRequest, code: str) -> HttpResponse:
    """A business without registration, told by the regency or a village."""
    place = _place(request, code)
    back = reverse("governments:cases", args=[place.code])
    return take_lead(request, "officers/cases/lead.html", {"back": back, "region": place})


def _place(request: HttpRequest, code: str) -> Region:
    return found(regions_reached(request.actor, "look.region").filter(code=code).first())
