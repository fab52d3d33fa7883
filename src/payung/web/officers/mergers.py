"""One person under several numbers: pairs found, proposals, the second officer's answer, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.identity.actions.approve_merger import PERMISSION as APPROVE
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.actions.propose_merger import PERMISSION as PROPOSE
from payung.identity.actions.propose_merger import propose_merger
from payung.identity.actions.refuse_merger import refuse_merger
from payung.identity.actions.undo_merger import PERMISSION as UNDO
from payung.identity.actions.undo_merger import undo_merger
from payung.identity.books import held_by, programmes
from payung.identity.models import Candidate, Merger
from payung.identity.overlaps import overlaps_of
from payung.identity.queries import candidates_reached, mergers_reached
from payung.identity.refused import UNKNOWN_PERSON, Refused, refuse
from payung.kernel.identity import mask_nik
from payung.registry.known_as import numbers_of, one_person
from payung.registry.models import Card, Person
from payung.registry.queries import people_reached
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, linked, listing, selected
from payung.web.officers.reach import remember_looks
from payung.web.words import translated

WRONG = 422
LOOK = "look.person"
STATE = {"waiting": "you", "approved": "safe", "refused": "plain", "undone": "wait"}


@page(LOOK)
def candidates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one person."""
    rows, shape = candidates_reached(request.actor), linked(PAIRS, may=request.actor.may(PROPOSE))
    if (file := exported(request, rows, shape)) is not None:
        given = selected(request, rows, shape).order_by().values_list("person_id", "other_id")
        _looked(request, chain.from_iterable(given))
        return file
    shown = listing(request, rows, shape)
    _looked(request, [number for row in shown.rows for number in (row.person_id, row.other_id)])
    waiting = mergers_reached(request.actor).filter(state=Merger.State.WAITING).count()
    return render(request, "officers/identity/candidates.html", {"listing": shown, "waiting": waiting})


@page("identity.find_candidates", methods=POST)
def find(request: HttpRequest) -> HttpResponse:
    """Compare everybody again."""
    new = find_candidates(by=request.actor, at=request.now)
    messages.success(request, _("Selesai dibandingkan. Pasangan baru: %(count)d.") % {"count": new})
    return redirect("officers:candidates")


@page(LOOK)
def mergers(request: HttpRequest) -> HttpResponse:
    """Every proposal and what became of it."""
    rows = mergers_reached(request.actor)
    if (file := exported(request, rows, MERGERS)) is not None:
        given = selected(request, rows, MERGERS).order_by().values_list("number_id", "person_id")
        _looked(request, chain.from_iterable(given))
        return file
    shown = listing(request, rows, MERGERS)
    _looked(request, [number for row in shown.rows for number in (row.number_id, row.person_id)])
    return render(request, "officers/identity/mergers.html", {"listing": shown})


@page(PROPOSE, methods=FORM)
def propose(request: HttpRequest, number: str, other: str) -> HttpResponse:
    """Two people beside each other, one of them within reach, and the form that says they are one."""
    first, second = _person(number), _person(other)
    found(people_reached(request.actor, PROPOSE).filter(pk__in=(first.pk, second.pk)).first())
    _looked(request, [first.pk, second.pk])
    values: dict[str, Any] = {
        "sides": [side(first), side(second)], "overlaps": _dated(overlaps_of(first.pk, second.pk)),
        "kept": request.POST.get("tetap") or min(first, second, key=lambda each: each.pk).member_number,
        "reason": request.POST.get("alasan", ""),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "officers/identity/propose.html", values)
    kept, gone = (first, second) if values["kept"] == first.member_number else (second, first)
    file = request.FILES.get("dokumen")
    paper = (file.name or "", file.read()) if file else ("", b"")
    try:
        merger = propose_merger(
            gone.pk, kept.pk, reason=values["reason"], paper=paper, by=request.actor, at=request.now
        )
    except Refused as problem:
        values["refused"] = refused_words(problem.problem)
        return render(request, "officers/identity/propose.html", values, status=WRONG)
    messages.success(request, _("Usul tercatat. Petugas kedua memeriksanya sebelum berlaku."))
    return redirect("officers:merger", merger.pk)


@page(PROPOSE, methods=POST)
def start(request: HttpRequest) -> HttpResponse:
    """From two numbers typed on a person's page to the page of both."""
    typed = [request.POST.get(name, "").strip().upper() for name in ("nomor", "lain")]
    known = dict(Person.objects.filter(member_number__in=typed).values_list("member_number", "pk"))
    if len(known) < len(typed):
        problem = refuse(UNKNOWN_PERSON, _("nomor yang tidak tercatat, atau dua kali sama"), _("Nomor peserta"))
        messages.error(request, refused_words(problem.problem))
        return redirect("officers:candidates")
    return redirect("officers:merger_propose", *typed)


@page(LOOK)
def merger(request: HttpRequest, merger_id: int) -> HttpResponse:
    """One proposal: both sides, the proof, who decided."""
    return _merger_page(request, found(mergers_reached(request.actor).filter(pk=merger_id).first()))


@page(LOOK)
def paper(request: HttpRequest, merger_id: int) -> HttpResponse:
    """The proof as it was received."""
    one = found(mergers_reached(request.actor).filter(pk=merger_id).first())
    _looked(request, [one.number_id, one.person_id])
    ending = one.paper.media_type.rpartition("/")[2]
    name = f'attachment; filename="bukti-{one.pk}.{ending}"'
    return HttpResponse(bytes(one.paper.content), one.paper.media_type, headers={"Content-Disposition": name})


@page(APPROVE, methods=POST)
def approve(request: HttpRequest, merger_id: int) -> HttpResponse:
    """The second officer agrees."""
    one = found(mergers_reached(request.actor, APPROVE).filter(pk=merger_id).first())
    try:
        approve_merger(one.pk, by=request.actor, at=request.now)
    except Refused as problem:
        return _merger_page(request, one, refused_words(problem.problem))
    messages.success(request, _("Digabung. Jumlah di buku sama sebelum dan sesudahnya."))
    return redirect("officers:merger", one.pk)


@page("identity.refuse_merger", methods=POST)
def refuse_it(request: HttpRequest, merger_id: int) -> HttpResponse:
    """The second officer does not agree."""
    one = found(mergers_reached(request.actor, "identity.refuse_merger").filter(pk=merger_id).first())
    try:
        refuse_merger(one.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _merger_page(request, one, refused_words(problem.problem))
    messages.success(request, _("Usul ditolak. Kedua nomor tetap sendiri-sendiri."))
    return redirect("officers:merger", one.pk)


@page(UNDO, methods=POST)
def undo(request: HttpRequest, merger_id: int) -> HttpResponse:
    """They are two people after all."""
    one = found(mergers_reached(request.actor, UNDO).filter(pk=merger_id).first())
    try:
        undo_merger(one.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _merger_page(request, one, refused_words(problem.problem))
    messages.success(request, _("Dibatalkan. Kedua nomor kembali persis seperti semula."))
    return redirect("officers:merger", one.pk)


def _merger_page(request: HttpRequest, one: Merger, refused: str = "") -> HttpResponse:
    _looked(request, [one.number_id, one.person_id])
    values = {
        "one": one,
        "state": (STATE[one.state], one.get_state_display()),
        "sides": [side(one.person, alone=True), side(one.number, alone=True)],
        "overlaps": _dated(one.overlaps),
        "together": programmes(held_by(numbers_of(one.person_id))) if one.state == "approved" else None,
        "mine": one.proposed_by_id == request.actor.user_id,
        "may_decide": request.actor.may(APPROVE),
        "may_undo": request.actor.may(UNDO),
        "refused": refused,
    }
    return render(request, "officers/identity/merger.html", values, status=WRONG if refused else 200)


def side(person: Person, *, alone: bool = False) -> dict[str, Any]:
    """One of the two as the page shows them; `alone`: what this number holds by itself."""
    numbers = [person.pk] if alone else numbers_of(person.pk)
    held = held_by(numbers)
    return {
        "person": person,
        "cards": list(Card.objects.filter(person__in=numbers).order_by("issued_on", "kpj")),
        "jobs": list(person.employments.select_related("employer").order_by("-started_on")[:6]),
        "lines": held["lines"],
        "mother": bool(person.mother_name),
        "counted_as": one_person(person.pk) != person.pk,
    }


def _dated(overlaps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    days = ("since", "until")
    return [{**each, **{name: each[name] and dt.date.fromisoformat(each[name]) for name in days}} for each in overlaps]


def _person(number: str) -> Person:
    return found(Person.objects.filter(member_number=number.upper()).first())


def _looked(request: HttpRequest, people: Iterable[int]) -> None:
    remember_looks(
        request, people, purpose=_("Memeriksa apakah dua nomor satu orang"),
        fields=_("nama, tanggal lahir, NIK dan KPJ tersamar, pekerjaan"),
    )  # fmt: skip


def _named(person: Person) -> str:
    return f"{person.member_number}, NIK {mask_nik(person.nik) if person.nik else '–'}"


PAIRS = Shape(
    caption=t("Nomor yang mungkin satu orang"),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.person.name, order=("person__name",), width=30,
                link=lambda row: reverse("officers:merger_propose",
                                         args=[row.person.member_number, row.other.member_number]),
                note=lambda row: _named(row.person)),
        Heading("lain", t("Nomor kedua"), lambda row: row.other.name, order=("other__name",), width=30,
                note=lambda row: _named(row.other)),
        Heading("lahir", t("Lahir"), lambda row: row.person.birth_date, "date", order=("person__birth_date",)),
        Heading("sebab", t("Yang sama"), lambda row: translated(row.get_ground_display()), order=("ground",), width=30),
        Heading("ditemukan", t("Ditemukan"), lambda row: localdate(row.found_at), "date", order=("found_at",)),
    ),
    sort="nama",
    filters=(
        Filter("cari", t("Nama"), lambda rows, value: rows.filter(person__name__icontains=value)),
        Filter("sebab", t("Yang sama"), lambda rows, value: rows.filter(ground=value),
               choices=tuple(Candidate.Ground.choices)),
    ),
    empty=t("Tidak ada pasangan yang perlu diperiksa."),
    file="mungkin-satu-orang",
)  # fmt: skip
MERGERS = Shape(
    caption=t("Penggabungan nomor"),
    headings=(
        Heading("nama", t("Tetap sebagai"), lambda row: row.person.name, order=("person__name",), width=30,
                link=lambda row: reverse("officers:merger", args=[row.pk]), note=lambda row: _named(row.person)),
        Heading("lain", t("Nomor yang digabung"), lambda row: row.number.name, order=("number__name",), width=30,
                note=lambda row: _named(row.number)),
        Heading("keadaan", t("Keadaan"), lambda row: (STATE[row.state], row.get_state_display()), "status",
                order=("state",)),
        Heading("diusulkan", t("Diusulkan"), lambda row: localdate(row.proposed_at), "date", order=("proposed_at",),
                note=lambda row: row.proposed_by),
        Heading("diputus", t("Diputus"), lambda row: row.decided_at and localdate(row.decided_at), "date",
                order=("decided_at",), note=lambda row: row.decided_by),
    ),
    sort="-diusulkan",
    filters=(
        Filter("cari", t("Nama"), lambda rows, value: rows.filter(person__name__icontains=value)),
        Filter("keadaan", t("Keadaan"), lambda rows, value: rows.filter(state=value),
               choices=tuple(Merger.State.choices)),
    ),
    empty=t("Belum ada usul penggabungan."),
    file="penggabungan",
)  # fmt: skip
