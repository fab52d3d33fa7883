"""Death grants handed to heirs: recorded and taken back on the claim's page, and the list of the branch."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.actions.hand_over import hand_over
from payung.claims.actions.take_back_hand_over import take_back_hand_over
from payung.claims.handed_over import grant_of, hand_overs_reached, summed
from payung.claims.models import HandOver
from payung.claims.queries import LOOK
from payung.claims.refused import Refused
from payung.kernel.dates import parse_date
from payung.kernel.identity import mask_nik
from payung.registry.models import Region
from payung.registry.queries import regions_within
from payung.web.claims.told import refused_words
from payung.web.guard import POST, page
from payung.web.lists import Filter, Heading, Shape, exported, listing, selected
from payung.web.officers.claims import claim_page, reached
from payung.web.officers.claims_steps import WRONG, taken
from payung.web.officers.hand_overs_shown import hand_over_form, hand_over_shown
from payung.web.officers.reach import remember_looks
from payung.web.words import date_words

REGENCY = len("61.08")
"""Letters of the code of a regency, with which the codes of everything inside it begin."""


@page("claims.hand_over", methods=POST)
def record(request: HttpRequest, number: str) -> HttpResponse:
    """Record where and when the grant was handed over; what was typed stays when something is to be mended."""
    one = reached(request, number)
    grant = grant_of(one)
    form = hand_over_form(request, one, grant, request.POST) if grant else None
    if form is None:
        words = _("Penyerahan dicatat setelah bank memberi kabar bahwa santunan kematian sudah sampai seluruhnya.")
        return claim_page(request, one, {"refused": words}, WRONG)
    words = ""
    if form.is_valid():
        ceremony = form.ceremony()
        try:
            made = hand_over(one.pk, ceremony, by=request.actor, at=request.now)
        except Refused as problem:
            words = refused_words(problem.problem)
        else:
            done = _("Penyerahan santunan %(day)s tercatat.") % {"day": date_words(made.handed_on)}
            return taken(request, one, lambda: made, done)
    seen = hand_over_shown(request, one)
    told = {"hand_over": replace(seen, form=form if seen.form else None, open=True)} if seen else {}
    return claim_page(request, one, told | ({"refused": words} if words else {}), WRONG)


@page("claims.take_back_hand_over", methods=POST)
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Take back what was recorded by mistake."""
    one, reason = reached(request, number), request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: take_back_hand_over(one.pk, reason=reason, by=request.actor, at=request.now),
        _("Catatan penyerahan dibatalkan. Uangnya tetap pada ahli waris."),
    )


@page(LOOK)
def hand_overs(request: HttpRequest) -> HttpResponse:
    """Everything handed over of the claims within reach; whoever is shown, or given out in a file, is recorded."""
    rows = hand_overs_reached(request.actor)
    shape = _shape(rows)
    shown, exporting = listing(request, rows, shape), "format" in request.GET
    chosen = selected(request, rows, shape)
    people = list(chosen.values_list("claim__person_id", flat=True)) if exporting else [
        each.claim.person_id for each in shown.rows
    ]  # fmt: skip
    remember_looks(
        request,
        people,
        purpose=_("Melihat penyerahan santunan"),
        fields=_("nomor klaim, nama, NIK tersamar, hari, acara, dan jumlah santunan"),
    )
    context = {"listing": shown, "all": summed(chosen.order_by())}
    return exported(request, rows, shape) or render(request, "officers/claims/hand_overs.html", context)


def _shape(rows: QuerySet[HandOver]) -> Shape:
    """The list, offering the regencies that stand in it."""
    lived = rows.order_by().values_list("claim__person__region", flat=True).distinct()
    codes = {code[:REGENCY] for code in lived if code}
    regencies = Region.objects.filter(code__in=codes).order_by("name").values_list("code", "name")
    places = Filter("wilayah", t("Wilayah"), _inside, choices=tuple(regencies))
    return replace(SHAPE, filters=(*SHAPE.filters, places) if codes else SHAPE.filters)


def _inside(rows: QuerySet[HandOver], code: str) -> QuerySet[HandOver]:
    return rows.filter(claim__person__region__in=regions_within([code]))


def _search(rows: QuerySet[HandOver], words: str) -> QuerySet[HandOver]:
    return rows.filter(claim__number__icontains=words) | rows.filter(occasion__icontains=words)


def _from(rows: QuerySet[HandOver], typed: str) -> QuerySet[HandOver]:
    day = parse_date(typed)
    return rows.filter(handed_on__gte=day) if isinstance(day, dt.date) else rows.none()


def _until(rows: QuerySet[HandOver], typed: str) -> QuerySet[HandOver]:
    day = parse_date(typed)
    return rows.filter(handed_on__lte=day) if isinstance(day, dt.date) else rows.none()


SHAPE = Shape(
    caption=t("Penyerahan santunan"),
    sort="-hari",
    file="penyerahan-santunan",
    empty=t("Belum ada santunan yang diserahkan."),
    headings=(
        Heading("nomor", t("Klaim"), lambda row: row.claim.number, "id", order=("claim__number",), width=22,
                link=lambda row: reverse("officers:claim", args=[row.claim.number]) + "#h-serah"),
        Heading("nama", t("Peserta"), lambda row: row.claim.person.name, order=("claim__person__name",), width=32,
                note=lambda row: mask_nik(row.claim.person.nik) if row.claim.person.nik else ""),
        Heading("hari", t("Diserahkan"), lambda row: row.handed_on, "date", order=("handed_on",), width=14),
        Heading("tempat", t("Tempat"), lambda row: row.place, order=("place",), width=28),
        Heading("acara", t("Acara"), lambda row: row.occasion, order=("occasion",), width=36,
                note=lambda row: _("oleh %(who)s") % {"who": row.handed_by}),
        Heading("rupiah", t("Santunan"), lambda row: row.amount, "rupiah", order=("amount",)),
        Heading("disebut", t("Boleh disebut"), lambda row: _("ya") if row.named else _("tidak"),
                order=("named",), width=14),
    ),
    filters=(
        Filter("cari", t("Cari klaim atau acara"), _search),
        Filter("dari", t("Dari hari"), _from, hint=t("Misalnya 24-03-2025.")),
        Filter("sampai", t("Sampai hari"), _until),
    ),
)  # fmt: skip
