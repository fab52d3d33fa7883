"""The road to a target, for a region's own officials: with the workers of employers that do not report."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from payung.registry.models import Region
from payung.registry.queries import regions_reached
from payung.web.coverage.money import money_page
from payung.web.coverage.road import road_page
from payung.web.governments.employers import standings_in
from payung.web.guard import found, page

LOWEST_CLASS = 1
"""Of an employer whose risk class nobody decided yet."""


@page("look.region")
def road(request: HttpRequest, code: str) -> HttpResponse:
    """A plan for a region within reach; nothing is kept."""
    reached = regions_reached(request.actor, "look.region").select_related("parent__parent")
    place = found(reached.filter(code=code).first())
    return road_page(
        request,
        place,
        public=False,
        back=reverse("governments:region", args=[code]),
        silent=silent_workers(place, request),
    )


def silent_workers(place: Region, request: HttpRequest) -> dict[int, int]:
    """JKK class → workers of employers that did not report the newest month due, the lowest class first."""
    workers: Counter[int] = Counter()
    for each in standings_in(place, request.today):
        if each.silent_months and each.workers:
            workers[each.jkk_class or LOWEST_CLASS] += each.workers
    return dict(sorted(workers.items()))


@page("look.region")
def money(request: HttpRequest, code: str) -> HttpResponse:
    """Contributions and benefits of a region within reach, every number told."""
    place = found(regions_reached(request.actor, "look.region").filter(code=code).first())
    return money_page(request, place, public=False, back=reverse("governments:region", args=[code]))
