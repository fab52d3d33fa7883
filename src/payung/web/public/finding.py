"""Where to go: the office that serves a place, the counters and the facilities near it, with hours and services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.care.reach import genuine_guarantee
from payung.registry.models import Facility, Office, Region
from payung.registry.nearest import Near, nearest
from payung.registry.opening_hours import Opening, open_at, openings
from payung.registry.queries import regions_within
from payung.registry.serving import counters, facilities_on, lineage, serving_branch, serving_office
from payung.web.guard import FORM, page
from payung.web.lists import Filter, Heading, Shape, exported, listing

MOST = 6
NAMED = (Region.Level.REGENCY, Region.Level.DISTRICT, Region.Level.VILLAGE)
DAYS = ("", t("Senin"), t("Selasa"), t("Rabu"), t("Kamis"), t("Jumat"), t("Sabtu"), t("Minggu"))
SERVICES: dict[str, Promise] = {
    "register": t("pendaftaran"),
    "pay": t("iuran"),
    "claim": t("klaim"),
    "complain": t("pengaduan"),
    "emergency": t("gawat darurat"),
    "inpatient": t("rawat inap"),
    "surgery": t("bedah"),
    "rehabilitation": t("rehabilitasi"),
    "outpatient": t("rawat jalan"),
}
HOW = {
    "district": t("di kecamatan yang sama"),
    "regency": t("di kabupaten atau kota yang sama"),
    "neighbour": t("di kabupaten atau kota sebelah"),
    "province": t("di provinsi yang sama"),
    "far": t("di provinsi lain"),
}


@dataclass(frozen=True)
class Place:
    """One counter or facility, ready for the page."""

    near: Near[Any]
    kind: str
    why: str
    hours: str
    open_now: bool
    services: str
    invented: bool

    @property
    def thing(self) -> Office | Facility:
        return self.near.thing


@page(public=True)
def find(request: HttpRequest) -> HttpResponse:
    """The nearest counters and facilities of one place. Where the name fits several, which one is asked."""
    typed, code = request.GET.get("daerah", "").strip()[:100].replace("\x00", ""), request.GET.get("kode", "")[:13]
    fitting = _fitting(typed, code)
    values: dict[str, Any] = {"typed": typed, "asked": bool(typed or code), "fitting": fitting}
    values["regencies"] = Region.objects.filter(level=Region.Level.REGENCY, parent="61").order_by("name")
    if len(fitting) == 1:
        values |= _around(request, fitting[0])
    return render(request, "public/find.html", values)


@page(public=True)
def facilities(request: HttpRequest) -> HttpResponse:
    """Every facility under contract today; taken away as a file."""
    rows = facilities_on(request.today)
    if (file := exported(request, rows, SHAPE)) is not None:
        return file
    return render(request, "public/facilities.html", {"listing": listing(request, rows, SHAPE)})


@page(public=True, methods=FORM)
def check_guarantee(request: HttpRequest) -> HttpResponse:
    """Whether a guarantee on paper is genuine and until when; never for whom."""
    number, code = (request.POST.get(name, "").strip().upper()[:20] for name in ("number", "code"))
    values: dict[str, Any] = {"number": number, "code": code, "asked": request.method == "POST"}
    values["one"] = genuine_guarantee(number, code) if values["asked"] else None
    return render(request, "public/check_guarantee.html", values)


def hours_words(text: str) -> str:
    """`Senin sampai Jumat 08.00–15.30; Sabtu 08.00–12.00`."""
    week = openings(text)
    return _("24 jam setiap hari") if week is None else "; ".join(_opening_words(each) for each in week)


def service_words(keys: list[str]) -> str:
    """`rawat inap, bedah`."""
    return ", ".join(str(SERVICES[key]) for key in keys)


def _opening_words(each: Opening) -> str:
    told = {
        "first": DAYS[each.first],
        "last": DAYS[each.last],
        "opens": f"{each.opens:%H.%M}",
        "closes": f"{each.closes:%H.%M}",
    }
    if each.first == each.last:
        return _("%(first)s %(opens)s–%(closes)s") % told
    return _("%(first)s sampai %(last)s %(opens)s–%(closes)s") % told


def _fitting(typed: str, code: str) -> list[Region]:
    """The places meant: by code, else by name, those that are called exactly so before those that contain it."""
    places = Region.objects.filter(level__in=NAMED).select_related("parent__parent__parent__parent__parent")
    if code:
        return list(places.filter(code=code))
    if not typed:
        return []
    exact = list(places.filter(name__iexact=typed)[:MOST]) or list(places.filter(short_name__iexact=typed)[:MOST])
    return exact or list(places.filter(name__icontains=typed).order_by("name")[: 3 * MOST])


def _around(request: HttpRequest, place: Region) -> dict[str, Any]:
    office = serving_office(place, request.today)
    return {
        "place": place,
        "inside": ", ".join(region.name for region in lineage(place)[1:3]),
        "office": office,
        "branch": serving_branch(place, request.today),
        "offices": [_place(request, near) for near in nearest(place, counters())[:MOST]],
        "facilities": [_place(request, near) for near in nearest(place, facilities_on(request.today))[:MOST]],
    }


def _place(request: HttpRequest, near: Near[Any]) -> Place:
    thing = near.thing
    km = _("sekitar %(km)s km garis lurus antara pusat daerah") % {"km": near.km}
    status = thing.status if isinstance(thing, Facility) else thing.hours_status
    return Place(
        near=near,
        kind=thing.get_kind_display(),
        why=km if near.how == "distance" else str(HOW[near.how]),
        hours=hours_words(thing.hours),
        open_now=open_at(thing.hours, localtime(request.now)),
        services=service_words(thing.services),
        invented=status == "invented",
    )


def _in_region(rows: QuerySet[Facility], words: str) -> QuerySet[Facility]:
    return rows.filter(region__name__icontains=words)


SHAPE = Shape(
    caption=t("Rumah sakit dan klinik yang bekerja sama"),
    sort="daerah",
    file="rumah-sakit-kerja-sama",
    empty=t("Belum ada fasilitas yang bekerja sama hari ini."),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.name, order=("name",), note=lambda row: row.address, width=40),
        Heading("jenis", t("Jenis"), lambda row: row.get_kind_display(), order=("kind",)),
        Heading("daerah", t("Daerah"), lambda row: row.region.name, order=("region__name", "name"), width=26),
        Heading("jam", t("Jam buka"), lambda row: hours_words(row.hours), width=44),
        Heading("layanan", t("Layanan"), lambda row: service_words(row.services), width=44),
        Heading("telepon", t("Telepon"), lambda row: row.phone),
        Heading(
            "status", t("Datanya"), lambda row: _("rekaan") if row.status == "invented" else _("sungguhan"), width=12
        ),
    ),
    filters=(
        Filter("cari", t("Cari daerah"), _in_region),
        Filter("wilayah", t("Kode daerah, misalnya 61.08"),
               lambda rows, code: rows.filter(region__in=regions_within([code]))),
        Filter("jenis", t("Jenis"), lambda rows, value: rows.filter(kind=value), choices=tuple(Facility.Kind.choices)),
        Filter(
            "layanan", t("Layanan"), lambda rows, value: rows.filter(services__contains=[value]),
            choices=tuple((key, SERVICES[key]) for key in ("emergency", "inpatient", "surgery", "rehabilitation")),
        ),
    ),
)  # fmt: skip
