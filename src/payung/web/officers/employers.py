"""Every employer of the branch: searched, filtered, sorted, taken away as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from payung.registry.models import Employer
from payung.registry.queries import employers_reached
from payung.web.audience import Words
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH
from payung.web.officers.rows import Rows
from payung.web.officers.standing import STATES, Standing, standings, status_of

NAME = Heading(
    "nama",
    _("Nama"),
    lambda row: row.name,
    order=("name",),
    link=lambda row: reverse("officers:employer", args=[row.number]),
    note=lambda row: row.region,
    width=40,
)
NPP = Heading("npp", "NPP", lambda row: row.number, "id", order=("npp",))
TIES = ("npp", "division")


def search(rows: Rows, words: str) -> Rows:
    """By any part of the name, or by the beginning of the NPP."""
    wanted = words.casefold()
    return rows.where(lambda row: wanted in row.name.casefold() or row.npp.casefold().startswith(wanted))


def in_state(rows: Rows, state: str) -> Rows:
    """Those that are silent, owe, or neither."""
    return rows.where(lambda row: row.in_state(state))


SEARCH = Filter("cari", _("Cari nama atau NPP"), search)


def region_filter(rows: list[Standing]) -> Filter:
    """A choice of the regencies that occur."""
    regions: dict[str, Words] = {row.region_code: row.region for row in sorted(rows, key=lambda row: row.region)}
    return Filter(
        "wilayah",
        _("Wilayah"),
        lambda rows, code: rows.where(lambda row: row.region_code == code),
        choices=tuple(regions.items()),
    )


def shape_of(rows: list[Standing]) -> Shape:
    """The list of employers, its choices from what occurs."""
    groups = sorted({row.jkk_class for row in rows if row.jkk_class})
    return Shape(
        caption=_("Perusahaan"),
        sort="nama",
        file="perusahaan",
        ties=TIES,
        empty=_("Belum ada perusahaan binaan."),
        headings=(
            NAME,
            NPP,
            Heading("ukuran", _("Ukuran"), lambda row: row.size_words, order=("size_order",), width=12),
            Heading("kelompok", _("Kelompok JKK"), lambda row: row.jkk_class, "number", order=("jkk_class",)),
            Heading("pekerja", _("Pekerja"), lambda row: row.workers, "number", order=("workers",)),
            Heading("keadaan", _("Keadaan"), status_of, "status", order=("urgency",), width=24),
            Heading("utang", _("Tunggakan hari ini"), lambda row: row.total or None, "rupiah", order=("total",)),
        ),
        filters=(
            SEARCH,
            Filter("keadaan", _("Keadaan"), in_state, choices=STATES),
            region_filter(rows),
            Filter(
                "kelompok",
                _("Kelompok JKK"),
                lambda rows, group: rows.where(lambda row: str(row.jkk_class) == group),
                choices=tuple((str(group), str(group)) for group in groups),
            ),
            Filter(
                "ukuran",
                _("Ukuran"),
                lambda rows, size: rows.where(lambda row: row.size == size),
                choices=tuple(Employer.Size.choices),
            ),
        ),
    )


@page(BRANCH)
def employers(request: HttpRequest) -> HttpResponse:
    """One page of the employers within reach."""
    found = standings(employers_reached(request.actor, BRANCH), request.today)
    shape, rows = shape_of(found), Rows(found)
    shown = {"listing": listing(request, rows, shape), "may_register": request.actor.may("registry.register_employer")}
    return exported(request, rows, shape) or render(request, "officers/employers.html", shown)
