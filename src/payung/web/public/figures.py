"""One figure and what it is made of; one month and what its versions changed."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payung.coverage.counted import differences
from payung.coverage.counted import figure as figure_in
from payung.coverage.measures import book
from payung.coverage.models import Snapshot
from payung.coverage.targets import basis_of
from payung.kernel.periods import first_day, month_from_iso
from payung.registry.models import Region
from payung.registry.queries import regions_reached
from payung.registry.region_history import find_regions
from payung.web.coverage.trace import PART_NAMES, parse_counted, sentence, trace
from payung.web.guard import found, page

SHOWN = 200
ROWS = "look.branch"
EVERYBODY = "people_by_work"


@page(public=True)
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """Any figure by its key: its sentence, its sources, the regions and parts that make it."""
    parsed = parse_counted(key)
    inside = parsed is not None and request.actor.user_id is not None and request.actor.may(ROWS)
    reached = inside and regions_reached(request.actor, ROWS).filter(code=parsed.region.code).exists()
    traced = found(trace(key, public=not reached))
    shown = {
        "trace": traced,
        "one": traced.figure,
        "sentence": sentence(traced.figure),
        "basis": basis_of(key),
        "behind": traced.behind if reached else "",
    }
    return render(request, "public/figure.html", shown)


@page(public=True)
def snapshot(request: HttpRequest, month: str) -> HttpResponse:
    """Every version of one month, with digest, and what each changed; hidden numbers are left out."""
    try:
        day = first_day(month_from_iso(month))
    except ValueError:
        day = dt.date.min
    taken = list(Snapshot.objects.filter(month=day).order_by("-version"))
    found(taken[0] if taken else None)
    names = dict(Region.objects.values_list("code", "short_name"))
    nation = Region.objects.filter(level=Region.Level.NATION).first()
    versions = []
    for each in taken:
        changed = [
            {
                "measure": book().measures[str(row["measure"])].name,
                "region": names[str(row["region"])],
                "part": PART_NAMES.get(str(row["part"]), row["part"]),
                "before": row["before"],
                "after": row["after"],
            }
            for row in differences(each)
            if not row["hidden"]
        ]
        people = figure_in(each, EVERYBODY, nation).value if nation else ""
        versions.append((each, changed[:SHOWN], max(0, len(changed) - SHOWN), people))
    return render(request, "public/snapshot.html", {"month": day, "versions": versions})


@page(public=True)
def search(request: HttpRequest) -> HttpResponse:
    """Places by name, old name or code of either system."""
    typed = request.GET.get("cari", "").strip()[:60].replace("\x00", "")
    return render(request, "public/search.html", {"typed": typed, "matches": find_regions(typed) if typed else []})
