"""Agreements and regulations of a region: what holds, until when, who must do what, and coverage before and after."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.agreements.actions.end_instrument import end_instrument
from payung.agreements.actions.record_instrument import record_instrument
from payung.agreements.actions.settle_duty import settle_duty
from payung.agreements.models import Instrument
from payung.agreements.queries import duties_due, ending_soon, in_force, instrument_seen, instruments_of, reminders_of
from payung.agreements.refused import NotAgreed
from payung.agreements.steps import DUTY, ENDING
from payung.registry.models import Region
from payung.registry.queries import regions_reached
from payung.web.governments.agreements_forms import InstrumentForm
from payung.web.governments.effects import counted_effect, published_effect
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing

RECORD = "agreements.record_instrument"


def place_of(request: HttpRequest, code: str, permission: str = "look.region") -> Region:
    """The region of an address within reach, else 404."""
    return found(regions_reached(request.actor, permission).select_related("parent__parent").filter(code=code).first())


def state_of(row: Instrument, today: dt.date) -> tuple[str, str]:
    """`(kind, words)` of the status mark."""
    if row.ended_on or (row.valid_to and row.valid_to < today):
        return "wait", _("berakhir")
    if not in_force(row, today):
        return "wait", _("belum berlaku")
    return "safe", _("berlaku")


def last_day(row: Instrument) -> dt.date | None:
    return row.ended_on or row.valid_to


def _holding(rows: QuerySet[Instrument], today: dt.date) -> QuerySet[Instrument]:
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), ended_on=None)


def shape_of(region: Region, today: dt.date) -> Shape:
    return Shape(
        caption=t("Perjanjian dan peraturan"),
        sort="-tahun",
        file="perjanjian",
        ties=("pk",),
        empty=t("Belum ada perjanjian atau peraturan yang tercatat untuk wilayah ini."),
        headings=(
            Heading(
                "judul",
                t("Tentang"),
                lambda row: row.title,
                order=("title",),
                link=lambda row: reverse("governments:agreement", args=[region.code, row.pk]),
                note=lambda row: row.region.name,
                width=60,
            ),
            Heading("jenis", t("Jenis"), lambda row: row.get_kind_display(), order=("kind",), width=28),
            Heading("nomor", t("Nomor"), lambda row: row.number or None, order=("number",)),
            Heading("tahun", t("Tahun"), lambda row: str(row.year), order=("year", "signed_on")),
            Heading("sampai", t("Berlaku sampai"), last_day, "date", order=("valid_to",)),
            Heading("keadaan", t("Keadaan"), lambda row: state_of(row, today), "status"),
            Heading("kewajiban", t("Kewajiban terbuka"), lambda row: row.open_duties, "number", order=("open_duties",)),
        ),
        filters=(
            Filter("cari", t("Cari judul atau nomor"), lambda rows, word: rows.filter(
                Q(title__icontains=word) | Q(number__icontains=word))),
            Filter("jenis", t("Jenis"), lambda rows, kind: rows.filter(kind=kind),
                   choices=tuple(Instrument.Kind.choices)),
            Filter("keadaan", t("Keadaan"), lambda rows, _state: _holding(rows, today),
                   choices=(("berlaku", t("berlaku")),)),
        ),
    )  # fmt: skip


@page("look.region")
def agreements(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that holds in a region, with what ends soon and what is due on top."""
    place = place_of(request, code)
    rows, shape = instruments_of(place), shape_of(place, request.today)
    context = {
        "region": place,
        "listing": listing(request, rows, shape),
        "soon": ending_soon(place, request.today),
        "due": duties_due(place, request.today),
        "may_record": request.actor.may(RECORD),
    }
    return exported(request, rows, shape) or render(request, "governments/agreements/list.html", context)


@page("look.region")
def agreement(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One agreement: parties, duties, source, and coverage around its day."""
    return _shown(request, code, number)


def _shown(request: HttpRequest, code: str, number: int, refused: NotAgreed | None = None) -> HttpResponse:
    place = place_of(request, code)
    one = found(instrument_seen(place, number))
    own = (
        regions_reached(request.actor, RECORD).filter(pk=one.region_id).exists() if request.actor.may(RECORD) else False
    )
    context = {
        "region": place,
        "one": one,
        "state": state_of(one, request.today),
        "parties": one.parties.order_by("place"),
        "duties": one.duties.order_by("place"),
        "effects": [
            (_("Yang terbit"), _("belum dipublikasikan"), published_effect(one)),
            (_("Yang dihitung sistem ini"), _("belum dihitung"), counted_effect(one)),
        ],
        "reminders": reminders_of(one),
        "ending_steps": sorted(ENDING, reverse=True),
        "duty_steps": [days for days in sorted(DUTY, reverse=True) if days],
        "own": own,
        "holds": in_force(one, request.today) and one.ended_on is None,
        "problems": refused.problems if refused else (),
    }
    return render(request, "governments/agreements/one.html", context, status=422 if refused else 200)


@page(RECORD, methods=FORM)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Write one down: parties one a line, duties `pihak: kewajiban (hari)` one a line."""
    place = place_of(request, code, RECORD)
    form = InstrumentForm(request.POST or None)
    problems = ()
    if request.method == "POST" and form.is_valid():
        try:
            one = record_instrument(place, form.draft(), by=request.actor, at=request.now)
        except NotAgreed as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Tercatat: %(title)s.") % {"title": one.title})
            return redirect("governments:agreement", code=place.code, number=one.pk)
    wrong = bool(problems or form.errors) and request.method == "POST"
    context = {"region": place, "form": form, "problems": problems}
    return render(request, "governments/agreements/new.html", context, status=422 if wrong else 200)


@page("agreements.end_instrument", methods=POST)
def end(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """End it today."""
    place_of(request, code, "agreements.end_instrument")
    try:
        end_instrument(number, request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except NotAgreed as refused:
        return _shown(request, code, number, refused)
    messages.success(request, _("Diakhiri hari ini. Catatannya tetap ada."))
    return redirect("governments:agreement", code=code, number=number)


@page("agreements.settle_duty", methods=POST)
def duty(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Mark one duty as done."""
    place_of(request, code, "agreements.settle_duty")
    chosen = request.POST.get("kewajiban", "")
    try:
        settle_duty(int(chosen) if chosen.isdigit() else 0, request.POST.get("catatan", ""), by=request.actor,
                    at=request.now)  # fmt: skip
    except NotAgreed as refused:
        return _shown(request, code, number, refused)
    messages.success(request, _("Kewajiban ditandai selesai."))
    return redirect("governments:agreement", code=code, number=number)
