"""Employers of a region as public entities: reported or silent, paid or owing. No person, no wage."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from payung.registry.models import Employer, Region
from payung.registry.queries import regions_reached, regions_within
from payung.web.guard import found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.employers import SEARCH, in_state
from payung.web.officers.rows import Rows
from payung.web.officers.standing import STATES, Standing, standings, status_of

SHAPE = Shape(
    caption=_("Perusahaan di wilayah ini"),
    sort="-lama",
    file="perusahaan-wilayah",
    ties=("npp", "division"),
    empty=_("Belum ada perusahaan yang terdaftar di wilayah ini."),
    headings=(
        Heading("nama", _("Nama"), lambda row: row.name, order=("name",), width=40),
        Heading("ukuran", _("Ukuran"), lambda row: row.size_words, order=("size_order",)),
        Heading("kantor", _("Kantor yang melayani"), lambda row: row.office, order=("office",), width=34),
        Heading("keadaan", _("Keadaan"), status_of, "status", order=("urgency",), width=24),
        Heading("lama", _("Bulan belum dilaporkan"), lambda row: row.silent_months, "number", order=("silent_months",)),
        Heading("terakhir", _("Lapor terakhir"), lambda row: row.reported, "month", order=("reported",)),
    ),
    filters=(
        SEARCH,
        Filter("keadaan", _("Keadaan"), in_state, choices=STATES),
    ),
)


@page("look.region")
def employers(request: HttpRequest, code: str) -> HttpResponse:
    """The employers whose work is done in one region within reach."""
    place = found(regions_reached(request.actor, "look.region").filter(code=code).first())
    rows = Rows(standings_in(place, request.today))
    return exported(request, rows, SHAPE) or render(
        request, "governments/employers.html", {"region": place, "listing": listing(request, rows, SHAPE)}
    )


def standings_in(place: Region, today: dt.date, *, as_known: bool = False) -> list[Standing]:
    """How every employer of a region stands, sums left at what the page may say; `as_known` as in `standings`."""
    here = Employer.objects.filter(region__in=regions_within([place.code]))
    return standings(here, today, as_known=as_known)
