"""A figure that the pack made itself: its formula with the numbers, what it is made of, and the rows behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.queries import LOOK as CLAIMS
from payung.coverage.figures import Figure
from payung.registry.queries import regions_reached
from payung.web.coverage.trace import sentence
from payung.web.governments.agreements import place_of
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.lay import address_of
from payung.web.governments.pack.model import Pack
from payung.web.governments.pack.slots_handed import HANDED
from payung.web.governments.pack.workings import Working
from payung.web.governments.pack.yearly import claims_days
from payung.web.governments.packs import day_asked, programmes_seen
from payung.web.guard import found, page

SHOWN = 200


@page("look.region")
def figure(request: HttpRequest, code: str, metric: str) -> HttpResponse:
    """One figure of the pack of a day; 404 where that pack shows no such figure."""
    made = gather(place_of(request, code), day_asked(request)[0])
    one = found(_shown(made, metric))
    working = made.workings.get(metric, Working(one))
    context = {
        "region": made.region,
        "pack": made,
        "one": one,
        "sentence": sentence(one),
        "working": working,
        "listing": claims_listing(request, made, metric) or working.listing,
        "given": [(each, address_of(made, each)) for each in working.given if each is not one],
        "rows": working.rows[:SHOWN],
        "left": max(0, len(working.rows) - SHOWN),
        "seen": programmes_seen(request),
        "today": made.day == request.today,
    }
    return render(request, "governments/pack/figure.html", context)


def claims_listing(request: HttpRequest, pack: Pack, name: str) -> tuple[str, str] | None:
    """The claims one by one, for who may look at claims there; each person shown there is a recorded look."""
    days = claims_days(name, pack.snapshot, pack.day) if pack.snapshot else None
    if (days is None and name not in HANDED) or not request.actor.may(CLAIMS):
        return None
    if not regions_reached(request.actor, CLAIMS).filter(code=pack.region.code).exists():
        return None
    if days is None:
        return f"{reverse('officers:hand_overs')}?wilayah={pack.region.code}", _("Lihat penyerahannya")
    part, first, last = days
    between = [pack.region.code, part, f"{first:%Y-%m}", f"{last:%Y-%m}"]
    return reverse("officers:coverage_claims_between", args=between), _("Lihat klaimnya")


def _shown(made: Pack, metric: str) -> Figure | None:
    """Only what the pack shows: a number kept back there is kept back here."""
    every = (each for part in made.parts for each in part.figures)
    return next((each for each in every if each.metric == metric and metric in made.workings), None)
