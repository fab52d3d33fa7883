"""The pack of a meeting: one click, one day, as a page, as a PDF, as a workbook; and one page for a visit."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.assistance.queries import programmes_open_to
from payung.coverage.figures import Figure
from payung.kernel.dates import FIRST_YEAR
from payung.web.coverage.board import road_chart
from payung.web.governments.agreements import place_of
from payung.web.governments.pack.book import pack_xlsx
from payung.web.governments.pack.brief import brief_pdf
from payung.web.governments.pack.drawings import on_page
from payung.web.governments.pack.gather import gather
from payung.web.governments.pack.lay import address_of, tables_of
from payung.web.governments.pack.model import Headline, Pack, Part
from payung.web.governments.pack.paper import counted_words, headline_values, pack_pdf
from payung.web.governments.pack.pictures import in_rows
from payung.web.governments.pack.world import World
from payung.web.guard import page
from payung.web.lists import TYPES

PDF = "application/pdf"
PROGRAMMES = "look.assistance"


def day_asked(request: HttpRequest) -> tuple[dt.date, str]:
    """The day of `?hari=`, today without one; with the problem in words where it cannot be read or is to come."""
    typed = (request.GET.get("hari") or request.POST.get("hari") or "").strip()
    if not typed:
        return request.today, ""
    try:
        day = dt.date.fromisoformat(typed)
        if day.year < FIRST_YEAR:
            raise ValueError(typed)
    except ValueError:
        return request.today, _("Tanggal tidak terbaca: %(typed)s. Pilih tanggal dari kalender.") % {
            "typed": typed[:40]
        }
    if day > request.today:
        return request.today, _("Hari itu belum tiba. Lembar dibuat untuk hari ini.")
    return day, ""


@page("look.region")
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """The ten parts on one page that prints on A4."""
    place = place_of(request, code)
    day, problem = day_asked(request)
    made = gather(place, day)
    context = {
        "region": place,
        "pack": made,
        "problem": problem,
        "counted": counted_words(made),
        "parts": [_part(made, each, programmes_seen(request)) for each in made.parts],
    }
    return render(request, "governments/pack/page.html", context, status=400 if problem else 200)


def programmes_seen(request: HttpRequest) -> frozenset[int]:
    """Programmes the reader may open."""
    if not request.actor.may(PROGRAMMES):
        return frozenset()
    return frozenset(programmes_open_to(request.actor, PROGRAMMES).values_list("pk", flat=True))


def _part(made: Pack, part: Part, seen: frozenset[int]) -> dict[str, object]:
    first = part.number == 1
    return {
        "part": part,
        "headlines": [
            headline_values(made, each) | {"mood": each.mood, "address": _address(made, each)}
            for each in part.headlines
        ],
        "drawings": [[(each.title, on_page(each)) for each in row] for row in in_rows(part.drawings)],
        "road": road_chart(made.region, made.day, World(made.region, made.day).series) if first else "",
        "tables": tables_of(made, part, seen),
        "footnotes": made.footnotes_of(part.figures),
    }


def _address(made: Pack, each: Headline) -> str:
    return address_of(made, each.figure) if isinstance(each.figure, Figure) else ""


@page("look.region")
def pack_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The pack as a PDF."""
    made = gather(place_of(request, code), day_asked(request)[0])
    return given(
        pack_pdf(made, request.build_absolute_uri("/").rstrip("/")), PDF, f"lembar-rapat-{code}-{made.day}.pdf"
    )


@page("look.region")
def pack_book(request: HttpRequest, code: str) -> HttpResponse:
    """The pack as a workbook."""
    made = gather(place_of(request, code), day_asked(request)[0])
    return given(pack_xlsx(made), TYPES["xlsx"], f"lembar-rapat-{code}-{made.day}.xlsx")


@page("look.region")
def brief(request: HttpRequest, code: str) -> HttpResponse:
    """One A4 page for a visit."""
    made = gather(place_of(request, code), day_asked(request)[0])
    return given(brief_pdf(made), PDF, f"kunjungan-{code}-{made.day}.pdf")


def given(content: bytes | str, kind: str, name: str) -> HttpResponse:
    """A download that no cache keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, kind, headers=headers)
