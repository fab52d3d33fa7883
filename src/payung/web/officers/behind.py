"""The claims and the employers a counted figure is made of, within reach; people are in `coverage`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.models import Claim
from payung.claims.queries import LOOK
from payung.claims.reach import claims_reached
from payung.coverage.counting.sources import EMPLOYERS_OF, PAID
from payung.coverage.counting.year import OF_YEAR
from payung.coverage.measures import EVERY_PART, PROGRAMMES
from payung.coverage.paid import moments
from payung.kernel.identity import mask_nik
from payung.kernel.periods import first_day, month_from_iso, month_of
from payung.registry.models import Employer
from payung.registry.queries import employers_reached, regions_reached, regions_within
from payung.web.coverage.trace import Counted, behind_of, parse_counted
from payung.web.guard import found, page
from payung.web.lists import Heading, Shape, exported, listing
from payung.web.officers.reach import BRANCH, remember_looks
from payung.web.words import translated

CLAIMS = Shape(
    caption=gettext_lazy("Klaim di balik angka ini"),
    sort="nomor",
    file="klaim-di-balik-angka",
    ties=("pk",),
    empty=gettext_lazy("Tidak ada klaim dalam jangkauan kantor Anda."),
    headings=(
        Heading(
            "nomor",
            gettext_lazy("Nomor klaim"),
            lambda row: row.number,
            order=("number",),
            width=20,
            link=lambda row: reverse("officers:claim", args=[row.number]),
        ),
        Heading(
            "program",
            gettext_lazy("Program"),
            lambda row: translated(row.get_programme_display()),
            order=("programme",),
        ),
        Heading("nama", gettext_lazy("Nama"), lambda row: row.person.name, order=("person__name",), width=32),
        Heading("nik", "NIK", lambda row: mask_nik(row.person.nik) if row.person.nik else None, "id", width=20),
        Heading("dibayar", gettext_lazy("Dibayar bulan itu"), lambda row: row.arrived, "rupiah", order=("arrived",)),
    ),
)
CLAIMS_BETWEEN = replace(
    CLAIMS,
    headings=(
        *CLAIMS.headings[:-1],
        Heading("dibayar", gettext_lazy("Dibayar masa itu"), lambda row: row.arrived, "rupiah", order=("arrived",)),
    ),
)
EMPLOYERS = Shape(
    caption=gettext_lazy("Perusahaan di balik angka ini"),
    sort="nama",
    file="perusahaan-di-balik-angka",
    ties=("pk",),
    empty=gettext_lazy("Tidak ada perusahaan dalam jangkauan kantor Anda."),
    headings=(
        Heading(
            "nama",
            gettext_lazy("Nama"),
            lambda row: row.name,
            order=("name",),
            width=36,
            link=lambda row: reverse("officers:employer", args=[_number(row)]),
        ),
        Heading("npp", "NPP", lambda row: _number(row), "id", order=("npp", "division"), width=16),
        Heading("wilayah", gettext_lazy("Wilayah"), lambda row: row.region.name, order=("region__name",), width=28),
        Heading("iuran", gettext_lazy("Iuran bulan itu"), lambda row: row.booked, "rupiah", order=("booked",)),
    ),
)


def _number(row: Employer) -> str:
    return row.npp if row.division == "000" else f"{row.npp}-{row.division}"


@page(LOOK)
def claims(request: HttpRequest, key: str) -> HttpResponse:
    """Claims paid in the month of a figure, as the books stand now; each person shown is a look, recorded before."""
    asked, inside = _asked(request, key, "claims", LOOK)
    rows = _claims(request, asked, inside)
    shown = listing(request, rows, CLAIMS)
    purpose = _("Menelusuri angka manfaat %(name)s") % {"name": asked.region.name}
    fields = _("nomor klaim, nama, NIK tersamar, manfaat dibayar")
    exporting = "format" in request.GET
    people = rows.values_list("person_id", flat=True) if exporting else [each.person_id for each in shown.rows]
    remember_looks(request, people, purpose=purpose, fields=fields)
    if exporting:
        return found(exported(request, rows, CLAIMS))
    return render(request, "officers/behind.html", _context(key, asked, shown, _("Klaim di balik angka")))


@page(BRANCH)
def employers(request: HttpRequest, key: str) -> HttpResponse:
    """Employers whose contributions for the month of a figure are booked, as the books stand now."""
    asked, inside = _asked(request, key, "employers", BRANCH)
    booked = RawSQL(f"SELECT amount FROM ({EMPLOYERS_OF}) m WHERE m.id = registry_employer.id", [asked.snapshot.month])
    within = employers_reached(request.actor, BRANCH).filter(region__in=inside)
    rows = within.annotate(booked=booked).filter(booked__isnull=False)
    answer = exported(request, rows, EMPLOYERS)
    shown = listing(request, rows, EMPLOYERS)
    return answer or render(
        request, "officers/behind.html", _context(key, asked, shown, _("Perusahaan di balik angka"))
    )


def _asked(request: HttpRequest, key: str, kind: str, permission: str) -> tuple[Counted, list[str]]:
    """What the key names and the regions inside; 404 for another kind of figure and for a place out of reach."""
    asked = parse_counted(key)
    if asked is None or asked.is_share or behind_of(asked.measure) != kind:
        raise Http404
    found(regions_reached(request.actor, permission).filter(code=asked.region.code).first())
    return asked, list(regions_within([asked.region.code]))


def _claims(request: HttpRequest, asked: Counted, inside: list[str]) -> QuerySet[Claim]:
    month = asked.snapshot.month
    last = first_day(month_of(month) + 1) - dt.timedelta(days=1)
    return _paid(request, asked.part, inside, month.replace(month=1) if asked.measure == OF_YEAR else month, last)


def _paid(request: HttpRequest, part: str, inside: list[str], first: dt.date, last: dt.date) -> QuerySet[Claim]:
    """Claims within reach whose money arrived in these days, `arrived` of the programme asked for."""
    days = moments(first, last)
    paid = PAID.replace("%(starts)s", "%s").replace("%(ends)s", "%s")
    starts, ends = days["starts"], days["ends"]
    only = "" if part == EVERY_PART else "AND p.programme = %s"
    facts = [starts, ends, starts, ends, *([] if part == EVERY_PART else [part])]
    amount = RawSQL(f"SELECT sum(p.amount)::bigint FROM ({paid}) p WHERE p.claim_id = claims_claim.id {only}", facts)
    rows = claims_reached(request.actor, LOOK).filter(person__region__in=inside).select_related("person")
    return rows.annotate(arrived=amount).filter(arrived__isnull=False)


@page(LOOK)
def claims_between(request: HttpRequest, code: str, part: str, first: str, last: str) -> HttpResponse:
    """Claims paid from the first of one month to the end of another, each once; every look is recorded before."""
    place = found(regions_reached(request.actor, LOOK).filter(code=code).first())
    if part not in (EVERY_PART, *PROGRAMMES):
        raise Http404
    try:
        since, until = month_from_iso(first), month_from_iso(last)
    except ValueError as error:
        raise Http404 from error
    end = first_day(until + 1) - dt.timedelta(days=1)
    rows = _paid(request, part, list(regions_within([code])), first_day(since), end)
    shown = listing(request, rows, CLAIMS_BETWEEN)
    exporting = "format" in request.GET
    people = rows.values_list("person_id", flat=True) if exporting else [each.person_id for each in shown.rows]
    purpose = _("Menelusuri angka manfaat %(name)s") % {"name": place.name}
    remember_looks(request, people, purpose=purpose, fields=_("nomor klaim, nama, NIK tersamar, manfaat dibayar"))
    if exporting:
        return found(exported(request, rows, CLAIMS_BETWEEN))
    context = {"place": place, "listing": shown, "first": first_day(since), "last": first_day(until)}
    return render(request, "officers/behind_claims.html", context)


def _context(key: str, asked: Counted, shown: object, title: str) -> dict[str, object]:
    return {"figure_key": key, "place": asked.region, "snapshot": asked.snapshot, "listing": shown, "title": title}
