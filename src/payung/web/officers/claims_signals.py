"""Claims that deserve a closer look, and why. A signal decides nothing: no step of a claim reads it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.models import Claim
from payung.claims.queries import LOOK, OPEN
from payung.claims.reach import claims_reached
from payung.claims.risk import Signal, signals_of
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.claims_list import status_of
from payung.web.officers.reach import remember_looks
from payung.web.officers.rows import Rows
from payung.web.words import translated

NAMES = {
    "registered-before-death": gettext_lazy("Terdaftar menjelang kematian"),
    "wage-jump": gettext_lazy("Upah naik mendadak"),
    "shared-account": gettext_lazy("Satu rekening untuk beberapa orang"),
    "burial-twice": gettext_lazy("Pemakaman yang sama dua kali"),
    "accident-twice": gettext_lazy("Dua kecelakaan berdekatan"),
}
"""Code of a signal → what it is called."""


@dataclass(frozen=True)
class Row:
    """One signal of one claim."""

    number: str
    name: str
    programme: str
    state: str
    code: str
    what: str
    seen: str
    why: str
    person_id: int


def named(signal: Signal) -> str:
    """What a signal is called; its code where nobody named it."""
    return str(NAMES.get(signal.code, signal.code))


SHAPE = Shape(
    caption=gettext_lazy("Klaim yang perlu dilihat lebih teliti"),
    sort="nomor",
    ties=("number", "code"),
    file="isyarat",
    empty=gettext_lazy("Tidak ada isyarat pada klaim yang berjalan."),
    headings=(
        Heading("nomor", gettext_lazy("Klaim"), lambda row: row.number, "id", order=("number",), width=22,
                link=lambda row: reverse("officers:claim", args=[row.number]) + "#h-isyarat"),
        Heading("nama", gettext_lazy("Peserta"), lambda row: row.name, order=("name",),
                note=lambda row: row.programme, width=30),
        Heading("isyarat", gettext_lazy("Isyarat"), lambda row: row.what, order=("what",), width=28),
        Heading("terlihat", gettext_lazy("Yang terlihat"), lambda row: row.seen,
                note=lambda row: translated(row.why), width=60),
        Heading("keadaan", gettext_lazy("Keadaan"), lambda row: status_of(row.state), "status", order=("state",),
                width=20),
    ),
    filters=(
        Filter("cari", gettext_lazy("Cari nama atau nomor klaim"), lambda rows, words: rows.where(
            lambda row: words.casefold() in row.name.casefold() or words.upper() in row.number)),
        Filter("isyarat", gettext_lazy("Isyarat"), lambda rows, value: rows.where(lambda row: row.code == value),
               choices=tuple(NAMES.items())),
    ),
)  # fmt: skip


@page(LOOK)
def signals(request: HttpRequest) -> HttpResponse:
    """Every signal of the running claims within reach; whoever is shown is recorded."""
    claims = {each.pk: each for each in claims_reached(request.actor, LOOK).filter(state__in=OPEN)}
    rows = Rows([_row(claims[pk], signal) for pk, every in signals_of(list(claims)).items() for signal in every])
    shown = listing(request, rows, SHAPE)
    remember_looks(
        request,
        sorted({row.person_id for row in shown.rows}),
        purpose=_("Melihat isyarat klaim"),
        fields=_("nama, program, isyarat"),
    )
    context = {"listing": shown}
    return exported(request, rows, SHAPE) or render(request, "officers/claims/signals.html", context)


def said(claim: Claim) -> list[tuple[str, Signal]]:
    """The signals of one claim with their names."""
    return [(named(each), each) for each in signals_of([claim.pk]).get(claim.pk, [])]


def _row(claim: Claim, signal: Signal) -> Row:
    programme = translated(Claim.Programme(claim.programme).label)
    return Row(
        claim.number, claim.person.name, programme, claim.state, signal.code, named(signal), signal.seen, signal.why,
        claim.person_id,
    )  # fmt: skip
