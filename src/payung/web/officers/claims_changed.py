"""Decided claims that would be decided otherwise now: what changed, old and new rupiah, and corrections opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.claims.actions.correct_claims import correct_claims
from payung.claims.changed import Changed, changed_claims
from payung.claims.models import Claim
from payung.claims.queries import LOOK
from payung.claims.refused import Refused
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words
from payung.web.guard import POST, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.claims_facts import value_words
from payung.web.officers.reach import remember_looks
from payung.web.officers.rows import Rows
from payung.web.officers.workers import EVERY_ROW
from payung.web.words import translated

LOOKED_BACK = dt.timedelta(days=365)
"""How far back decisions are judged again for the page."""
PAY, RECOVER, COUNT, EVEN = "bayar", "tagih", "hitung", "tetap"
ENDS = (
    (PAY, gettext_lazy("harus dibayar lagi")),
    (RECOVER, gettext_lazy("harus ditagih")),
    (COUNT, gettext_lazy("diperhitungkan dengan JKK")),
    (EVEN, gettext_lazy("jumlahnya tetap")),
)


@dataclass(frozen=True)
class Row:
    """One changed claim. `what` says every fact that differs, old and new."""

    claim_id: int
    person_id: int
    number: str
    name: str
    programme: str
    decided_on: dt.date
    what: str
    before: int
    after: int
    to_pay: int
    to_recover: int
    counted: int
    office: str
    can_be_judged: bool

    @property
    def size(self) -> int:
        return abs(self.after - self.before)

    @property
    def end(self) -> str:
        return PAY if self.to_pay else RECOVER if self.to_recover else COUNT if self.counted else EVEN


SHAPE = Shape(
    caption=gettext_lazy("Klaim yang berubah"),
    sort="-selisih",
    ties=("number",),
    file="klaim-berubah",
    empty=gettext_lazy("Tidak ada klaim yang berubah sejak diputus."),
    headings=(
        Heading("nomor", gettext_lazy("Klaim"), lambda row: row.number, "id", order=("number",),
                link=lambda row: reverse("officers:claim", args=[row.number]), width=22),
        Heading("nama", gettext_lazy("Peserta"), lambda row: row.name, order=("name",),
                note=lambda row: translated(Claim.Programme(row.programme).label), width=30),
        Heading("putus", gettext_lazy("Diputus"), lambda row: row.decided_on, "date", order=("decided_on",), width=14),
        Heading("apa", gettext_lazy("Yang berubah"), lambda row: row.what, width=60),
        Heading("lama", gettext_lazy("Semula"), lambda row: row.before, "rupiah", order=("before",), width=16),
        Heading("baru", gettext_lazy("Sekarang"), lambda row: row.after, "rupiah", order=("after",), width=16),
        Heading("selisih", gettext_lazy("Selisih"), lambda row: row.after - row.before, "rupiah", order=("size",),
                width=16),
        Heading("akibat", gettext_lazy("Akibatnya"), lambda row: str(dict(ENDS)[row.end]), order=("end",), width=20),
    ),
    filters=(
        Filter("cari", gettext_lazy("Cari nama atau nomor klaim"), lambda rows, words: rows.where(
            lambda row: words.casefold() in row.name.casefold() or words.upper() in row.number)),
        Filter("program", gettext_lazy("Program"), lambda rows, value: rows.where(lambda row: row.programme == value),
               choices=tuple(Claim.Programme.choices)),
        Filter("akibat", gettext_lazy("Akibatnya"), lambda rows, value: rows.where(lambda row: row.end == value),
               choices=ENDS),
    ),
)  # fmt: skip


@page(LOOK)
def changed(request: HttpRequest) -> HttpResponse:
    """Decided claims within reach whose facts or law are no longer what they were."""
    return _page(request)


@page("claims.correct_claims", methods=POST)
def correct(request: HttpRequest) -> HttpResponse:
    """Open the corrections chosen, for another officer to approve."""
    asked = [
        int(each) for each in request.POST.getlist("klaim") if each.isascii() and each.isdigit() and len(each) < 19
    ]
    reason = request.POST.get("alasan", "")
    if not asked:
        return _page(request, _("Pilih dahulu klaimnya. Belum ada yang berubah."), reason, 422)
    try:
        made = correct_claims(asked, reason=reason, by=request.actor, at=request.now)
    except Refused as problem:
        return _page(request, refused_words(problem.problem), reason, 422)
    words = ngettext(
        "%(n)s koreksi dibuka. Menunggu petugas kedua.", "%(n)s koreksi dibuka. Menunggu petugas kedua.", len(made)
    )
    messages.success(request, words % {"n": len(made)})
    return HttpResponseRedirect(reverse("officers:claims_changed"))


def _page(request: HttpRequest, wrong: str = "", reason: str = "", status: int = 200) -> HttpResponse:
    since = request.today - LOOKED_BACK
    found = changed_claims(request.actor, LOOK, read_statute_book(), since=since, until=request.today)
    rows = Rows([_row(each) for each in found])
    wanted = replace(SHAPE, size=EVERY_ROW) if "format" in request.GET else SHAPE
    shown = listing(request, rows, wanted)
    _remember(request, shown.rows)
    context = {
        "listing": shown,
        "since": since,
        "count": rows.count(),
        "to_pay": sum(row.to_pay for row in rows),
        "to_recover": sum(row.to_recover for row in rows),
        "may_correct": request.actor.may("claims.correct_claims"),
        "choices": [row for row in shown.rows if row.can_be_judged],
        "wrong": wrong,
        "reason": reason,
    }
    return exported(request, rows, SHAPE) or render(request, "officers/claims/changed.html", context, status=status)


def _remember(request: HttpRequest, rows: Sequence[Row]) -> None:
    people = [row.person_id for row in rows]
    fields = _("nama, fakta yang berubah, jumlah semula dan sekarang")
    remember_looks(request, people, purpose=_("Memeriksa klaim yang berubah"), fields=fields)


def _row(each: Changed) -> Row:
    one = each.claim
    return Row(
        claim_id=one.pk, person_id=one.person_id, number=one.number, name=one.person.name, programme=one.programme,
        decided_on=localdate(each.decision.decided_at, get_default_timezone()), what=_what(each), before=each.before,
        after=each.after, to_pay=each.to_pay, to_recover=each.to_recover, counted=each.counted, office=one.office.name,
        can_be_judged=each.judgement is not None,
    )  # fmt: skip


def _what(each: Changed) -> str:
    """Every fact that differs, then the law where it does."""
    if each.judgement is None:
        return _("tidak dapat dihitung lagi: %(why)s") % {"why": each.unfit}
    told = [
        f"{translated(one.label)}: {value_words(one.name, one.before)} → {value_words(one.name, one.after)}"
        for one in each.differences
    ]
    if each.law_changed:
        told.append(_("susunan peraturan"))
    return "; ".join(told)
