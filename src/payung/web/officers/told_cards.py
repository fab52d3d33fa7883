"""Card numbers told with newcomers that are not their cards: the list, one of them, matched or refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.identity.actions.match_card import PERMISSION as MATCH
from payung.identity.actions.match_card import match_card
from payung.identity.actions.refuse_card import PERMISSION as REFUSE
from payung.identity.actions.refuse_card import refuse_card
from payung.identity.models import ToldCard
from payung.identity.queries import LOOK, told_cards_reached
from payung.identity.refused import Refused
from payung.kernel.identity import mask_kpj
from payung.registry.models import Employment, Person
from payung.web.claims.told import refused_words
from payung.web.guard import POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.mergers import WRONG, side
from payung.web.officers.reach import remember_looks

TONES = {ToldCard.Outcome.SAME: "safe", ToldCard.Outcome.MERGER: "wait", ToldCard.Outcome.REFUSED: "plain"}
FOUND = (("sendiri", t("kartu orang ini")), ("lain", t("kartu nomor lain")), ("tidak", t("tidak ada di buku")))


def _answer(row: Employment) -> ToldCard | None:
    return getattr(row, "told_card", None)


def _state(row: Employment) -> tuple[str, object]:
    answer = _answer(row)
    return (TONES[answer.outcome], answer.get_outcome_display()) if answer else ("you", t("belum diperiksa"))


def _found(row: Any) -> object:
    if row.owner_id is None:
        return FOUND[2][1]
    return FOUND[0][1] if row.owner_id == row.person_id else FOUND[1][1]


def _with_found(rows: QuerySet[Employment], wanted: str) -> QuerySet[Employment]:
    return {
        "sendiri": rows.filter(owner_id=F("person_id")),
        "lain": rows.filter(owner_id__isnull=False).exclude(owner_id=F("person_id")),
        "tidak": rows.filter(owner_id=None),
    }[wanted]


def _stands(rows: QuerySet[Employment], wanted: str) -> QuerySet[Employment]:
    return rows.filter(told_card=None) if wanted == "belum" else rows.filter(told_card__outcome=wanted)


SHAPE = Shape(
    caption=t("Nomor kartu yang disebut pekerja baru"),
    sort="-mulai",
    file="nomor-kartu-disebut",
    empty=t("Tidak ada nomor kartu yang perlu diperiksa."),
    headings=(
        Heading("nama", t("Nama"), lambda row: row.person.name, order=("person__name",), width=30,
                link=lambda row: reverse("officers:told_card", args=[row.pk]),
                note=lambda row: row.person.member_number),
        Heading("perusahaan", t("Perusahaan"), lambda row: row.employer.name, order=("employer__name",), width=30),
        Heading("mulai", t("Mulai bekerja"), lambda row: row.started_on, "date", ("started_on",)),
        Heading("disebut", t("KPJ disebut"), lambda row: mask_kpj(row.claimed_kpj), "id"),
        Heading("dipakai", t("KPJ dipakai"), lambda row: mask_kpj(row.card.kpj) if row.card else None, "id"),
        Heading("ditemukan", t("Di buku kami"), _found, width=22),
        Heading("keadaan", t("Keadaan"), _state, "status", width=34),
    ),
    filters=(
        Filter("cari", t("Cari nama atau perusahaan"), lambda rows, text: rows.filter(
            Q(person__name__icontains=text) | Q(employer__name__icontains=text))),
        Filter("buku", t("Di buku kami"), _with_found, choices=FOUND),
        Filter("keadaan", t("Keadaan"), _stands, choices=(("belum", t("belum diperiksa")), *ToldCard.Outcome.choices)),
    ),
)  # fmt: skip


@page(LOOK)
def told_cards(request: HttpRequest) -> HttpResponse:
    """Every number told that is not the card in use."""
    rows = told_cards_reached(request.actor)
    if file := exported(request, rows, SHAPE):
        _looked(request, rows.order_by().values_list("person_id", flat=True))
        return file
    shown = listing(request, rows, SHAPE)
    _looked(request, [row.person_id for row in shown.rows])
    waiting = rows.filter(told_card=None).count()
    return render(request, "officers/identity/told_cards.html", {"listing": shown, "waiting": waiting})


@page(LOOK)
def told_card(request: HttpRequest, employment_id: int) -> HttpResponse:
    """One of them beside whoever holds the number in our books."""
    return _shown(request, _at(request, employment_id, LOOK))


@page(MATCH, methods=POST)
def match(request: HttpRequest, employment_id: int) -> HttpResponse:
    """It is theirs."""
    one, file = _at(request, employment_id, MATCH), request.FILES.get("dokumen")
    paper = (file.name or "", file.read()) if file else ("", b"")
    try:
        answer = match_card(
            one.pk, reason=request.POST.get("alasan", ""), paper=paper, by=request.actor, at=request.now
        )
    except Refused as problem:
        return _shown(request, one, refused_words(problem.problem))
    if answer.merger_id:
        messages.success(request, _("Usul tercatat. Petugas kedua memeriksanya sebelum berlaku."))
        return redirect("officers:merger", answer.merger_id)
    messages.success(request, _("Tercatat: masa kerja ini memakai kartu lamanya."))
    return redirect("officers:told_card", one.pk)


@page(REFUSE, methods=POST)
def turn_down(request: HttpRequest, employment_id: int) -> HttpResponse:
    """It is not."""
    one = _at(request, employment_id, REFUSE)
    try:
        refuse_card(one.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return _shown(request, one, refused_words(problem.problem))
    messages.success(request, _("Tercatat: nomor itu bukan kartunya. Kartu yang dipakai tetap."))
    return redirect("officers:told_card", one.pk)


def _at(request: HttpRequest, employment_id: int, permission: str) -> Employment:
    return found(told_cards_reached(request.actor, permission).filter(pk=employment_id).first())


def _shown(request: HttpRequest, one: Any, refused: str = "") -> HttpResponse:
    owner = Person.objects.filter(pk=one.owner_id).first() if one.owner_id else None
    other = owner if owner and owner.pk != one.person_id else None
    _looked(request, [one.person_id, *([other.pk] if other else [])])
    context = {
        "one": one,
        "answer": _answer(one),
        "state": _state(one),
        "found": _found(one),
        "other": other,
        "sides": [side(one.person), *([side(other)] if other else [])],
        "may_match": owner is not None and request.actor.may(MATCH),
        "may_refuse": request.actor.may(REFUSE),
        "refused": refused,
    }
    return render(request, "officers/identity/told_card.html", context, status=WRONG if refused else 200)


def _looked(request: HttpRequest, people: Any) -> None:
    remember_looks(
        request, people, purpose=_("Memeriksa nomor kartu yang disebut"),
        fields=_("nama, tanggal lahir, NIK dan KPJ tersamar, pekerjaan"),
    )  # fmt: skip
