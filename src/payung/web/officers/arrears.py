"""Who has not reported, and who owes."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from payung.registry.queries import employers_reached
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.employers import NAME, NPP, SEARCH, TIES, region_filter
from payung.web.officers.reach import BRANCH
from payung.web.officers.rows import Rows
from payung.web.officers.standing import due_month, glance, standings

NEXT = Heading("berikutnya", _("Siapa berikutnya"), lambda row: row.next, width=40)
SILENT = Shape(
    caption=_("Perusahaan yang belum lapor"),
    sort="-lama",
    file="belum-lapor",
    ties=TIES,
    empty=_("Semua perusahaan sudah lapor."),
    headings=(
        NAME,
        NPP,
        Heading("pekerja", _("Pekerja"), lambda row: row.workers, "number", order=("workers",)),
        Heading("lama", _("Bulan belum dilaporkan"), lambda row: row.silent_months, "number", order=("silent_months",)),
        Heading("terakhir", _("Lapor terakhir"), lambda row: row.reported, "month", order=("reported",)),
        NEXT,
    ),
)
OWING = Shape(
    caption=_("Perusahaan yang menunggak"),
    sort="-jumlah",
    file="menunggak",
    ties=TIES,
    empty=_("Tidak ada tunggakan."),
    headings=(
        NAME,
        NPP,
        Heading("tertua", _("Bulan tertua"), lambda row: row.oldest, "month", order=("oldest",)),
        Heading("bulan", _("Bulan"), lambda row: row.months_owed, "number", order=("months_owed",)),
        Heading("pokok", _("Pokok"), lambda row: row.principal, "rupiah", order=("principal",)),
        Heading("denda", _("Denda sampai hari ini"), lambda row: row.penalty, "rupiah", order=("penalty",)),
        Heading("jumlah", _("Jumlah"), lambda row: row.total, "rupiah", order=("total",)),
        NEXT,
    ),
)
LONG = Filter(
    "lama",
    _("Lamanya"),
    lambda rows, least: rows.where(lambda row: max(row.silent_months, row.months_owed) >= int(least)),
    choices=(("2", _("dua bulan atau lebih")), ("3", _("tiga bulan atau lebih")), ("6", _("enam bulan atau lebih"))),
)


@page(BRANCH)
def silent(request: HttpRequest) -> HttpResponse:
    """Employers with a month past its due day and not finalised, the longest silence first."""
    found = [row for row in standings(employers_reached(request.actor, BRANCH), request.today) if row.silent_months]
    shape, rows = replace(SILENT, filters=(SEARCH, region_filter(found), LONG)), Rows(found)
    month, due = due_month(request.today)
    context = {"listing": listing(request, rows, shape), "month": month, "due": due, "count": len(found)}
    return exported(request, rows, shape) or render(request, "officers/silent.html", context)


@page(BRANCH)
def owing(request: HttpRequest) -> HttpResponse:
    """Employers with bills past their due day, what they owe with the penalty of today."""
    found = [row for row in standings(employers_reached(request.actor, BRANCH), request.today) if row.total]
    shape, rows = replace(OWING, filters=(SEARCH, region_filter(found), LONG)), Rows(found)
    context = {"listing": listing(request, rows, shape), "glance": glance(found)}
    return exported(request, rows, shape) or render(request, "officers/owing.html", context)
