"""The press note of a region: words typed, numbers inserted, tested, then given out. Nothing typed is kept."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from payung.registry.models import Region
from payung.statute_book import read_statute_book
from payung.web.coverage.trace import sentence
from payung.web.governments.agreements import place_of
from payung.web.governments.pack.drafts import DRAFTS, written
from payung.web.governments.pack.lay import TRACED, address_of
from payung.web.governments.pack.press import LONGEST, NotWritten, note_of, note_pdf, slots_shown
from payung.web.governments.pack.slots import Desk, open_desk
from payung.web.governments.pack.slots_coverage import coverage_slots, printed_slots
from payung.web.governments.pack.slots_handed import handed_slots
from payung.web.governments.pack.slots_money import money_slots
from payung.web.governments.pack.slots_places import (
    acts_slots,
    agreements_slots,
    cohorts_slots,
    offices_slots,
    projects_slots,
)
from payung.web.governments.pack.workings import Working
from payung.web.governments.packs import PDF, day_asked, given, programmes_seen
from payung.web.governments.traces import claims_listing
from payung.web.guard import FORM, found, page

MAKERS = (
    coverage_slots, money_slots, handed_slots, projects_slots, offices_slots, cohorts_slots, agreements_slots,
    printed_slots, acts_slots,
)  # fmt: skip


def desk_of(region: Region, day: dt.date, seen: frozenset[int] | None = None) -> Desk:
    """Everything a note about the region on the day may say, always in Indonesian.

    seen  programmes the reader may open; of others the sheet stands behind a slot
    """
    with translation.override("id"):
        desk = open_desk(region, day, MAKERS)
    return desk if seen is None else desk.opening({reverse("assistance:programme", args=[each]) for each in seen})


@page("look.region", methods=FORM)
def press(request: HttpRequest, code: str) -> HttpResponse:
    """The form with a draft; sent, the note as it will read, or as a file with `bentuk`. `?naskah=` another draft."""
    place = place_of(request, code)
    day, unread = day_asked(request)
    desk = desk_of(place, day, programmes_seen(request))
    draft = DRAFTS.get(request.GET.get("naskah") or request.POST.get("naskah") or "", next(iter(DRAFTS.values())))
    typed = request.POST.get("teks", "")
    note, problems = None, ()
    if request.method == "POST":
        try:
            note = note_of(desk, typed, read_statute_book())
        except NotWritten as refused:
            problems = refused.problems
        else:
            name = f"siaran-pers-{code}-{day}"
            if request.POST.get("bentuk") == "pdf":
                return given(note_pdf(note), PDF, f"{name}.pdf")
            if request.POST.get("bentuk") == "teks":
                return given(note.text, "text/plain; charset=utf-8", f"{name}.txt")
    context = {
        "region": place,
        "pack": desk.pack,
        "typed": typed if request.method == "POST" else written(draft, desk),
        "draft": draft,
        "drafts": DRAFTS.values(),
        "note": note,
        "problems": problems,
        "unread": unread,
        "slots": slots_shown(desk),
        "missing": desk.missing,
        "longest": LONGEST,
        "category": "kategori" in desk.slots,
    }
    return render(request, "governments/pack/press.html", context, status=422 if problems else 200)


@page("look.region")
def figure(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """What stands behind a figure that only a note uses; 404 where the note of that day has none of this name."""
    desk = desk_of(place_of(request, code), day_asked(request)[0])
    slot = found(desk.slots.get(name))
    one = found(slot.figure)
    working = desk.workings.get(one.metric, Working(one))
    context = {
        "region": desk.pack.region,
        "pack": desk.pack,
        "one": one,
        "sentence": sentence(one),
        "working": working,
        "listing": claims_listing(request, desk.pack, name) or working.listing,
        "given": [(each, _address(desk, each)) for each in working.given if each is not one],
        "rows": working.rows,
        "left": 0,
        "seen": programmes_seen(request),
        "today": desk.pack.day == request.today,
        "press": True,
    }
    return render(request, "governments/pack/figure.html", context)


def _address(desk: Desk, figure: object) -> str:
    """Of a figure another was worked out from: its own page, that of the sheet, or that of the note."""
    slot = next((each for each in desk.slots.values() if each.figure == figure), None)
    return slot.address if slot and not TRACED.fullmatch(slot.figure.key) else address_of(desk.pack, figure)  # type: ignore[union-attr, arg-type]
