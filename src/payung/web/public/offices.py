"""Every branch and service unit, of everywhere or of one region, as a list to take away."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.registry.models import Office
from payung.registry.queries import regions_within
from payung.registry.serving import offices_in
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.public.finding import hours_words, service_words

EVERYWHERE = "ID"
COUNTERS = tuple((value, label) for value, label in Office.Kind.choices if value != Office.Kind.REGIONAL)


@page(public=True)
def offices(request: HttpRequest) -> HttpResponse:
    """Branches and service units; taken away as a file."""
    rows = offices_in(EVERYWHERE)
    if (file := exported(request, rows, SHAPE)) is not None:
        return file
    return render(request, "public/offices.html", {"listing": listing(request, rows, SHAPE)})


def _status(row: Office) -> str:
    return _("jam dan layanan rekaan") if row.hours_status == "invented" else _("sungguhan")


def inside(rows: QuerySet, code: str) -> QuerySet:
    """Those in a region, by its code, or in one inside it."""
    return rows.filter(region__in=regions_within([code]))


SHAPE = Shape(
    caption=t("Kantor cabang dan kantor cabang pembantu"),
    sort="daerah",
    file="kantor",
    empty=t("Belum ada kantor di daerah ini."),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.name, order=("name",), width=40),
        Heading("jenis", t("Jenis"), lambda row: row.get_kind_display(), order=("kind", "name")),
        Heading("induk", t("Kantor induk"), lambda row: row.parent.name if row.parent else "", width=34),
        Heading("daerah", t("Daerah"), lambda row: row.region.name, order=("region__name", "name"), width=26),
        Heading("jam", t("Jam buka"), lambda row: hours_words(row.hours) if row.hours else "", width=44),
        Heading("layanan", t("Layanan"), lambda row: service_words(row.services), width=44),
        Heading("status", t("Datanya"), _status, width=24),
    ),
    filters=(
        Filter("wilayah", t("Kode daerah, misalnya 61.08"), inside),
        Filter("jenis", t("Jenis"), lambda rows, value: rows.filter(kind=value), choices=COUNTERS),
    ),
)  # fmt: skip
