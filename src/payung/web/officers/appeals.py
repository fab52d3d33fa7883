"""Appeals of a branch: lodged at the counter, listed with their clock, answered by another officer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.claims.actions.decide_appeal import decide_appeal
from payung.claims.appealed import APPEAL, AppealItem, appeal_of, appeals_reached, with_clock
from payung.claims.models import Claim
from payung.claims.queries import LOOK
from payung.claims.refused import Refused
from payung.statute_book import read_statute_book
from payung.web.claims.appeals import CounterForm, appealing, lodged
from payung.web.claims.told import refused_words
from payung.web.guard import FORM, POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.claims import claim_page, reached
from payung.web.officers.claims_list import clock_words
from payung.web.officers.reach import remember_looks
from payung.web.officers.rows import Rows
from payung.web.pdf.answer import answer_response
from payung.web.words import translated

WRONG = 422
WAITING, ANSWERED = "menunggu", "dijawab"


@dataclass(frozen=True)
class Row:
    """One appeal of the list. days_left in working days, None once it is answered."""

    pk: int
    number: str
    appellant: str
    name: str
    programme: str
    lodged_on: dt.date
    due_on: dt.date
    days_left: int | None
    outcome: str
    office: str
    person_id: int

    @property
    def state(self) -> tuple[str, str]:
        """Kind and words of its tag."""
        if self.days_left is None:
            return "plain", self.outcome
        return ("stop" if self.days_left < 0 else "you"), _("menunggu jawaban")


SHAPE = Shape(
    caption=gettext_lazy("Keberatan"),
    sort="batas",
    ties=("pk",),
    file="keberatan",
    empty=gettext_lazy("Tidak ada keberatan yang menunggu."),
    headings=(
        Heading("nomor", gettext_lazy("Klaim"), lambda row: row.number, "id", order=("number",),
                link=lambda row: reverse("officers:claim", args=[row.number]) + "#h-keberatan", width=22),
        Heading("nama", gettext_lazy("Peserta"), lambda row: row.name, order=("name",),
                note=lambda row: _("diajukan %(name)s") % {"name": row.appellant}, width=34),
        Heading("program", gettext_lazy("Program"), lambda row: row.programme, order=("programme",), width=28),
        Heading("keadaan", gettext_lazy("Keadaan"), lambda row: row.state, "status", order=("outcome",), width=20),
        Heading("diterima", gettext_lazy("Diterima"), lambda row: row.lodged_on, "date", order=("lodged_on",),
                width=16),
        Heading("batas", gettext_lazy("Dijawab paling lambat"), lambda row: row.due_on, "date",
                order=("due_on",), note=lambda row: clock_words(row.days_left), width=18),
        Heading("kantor", gettext_lazy("Kantor"), lambda row: row.office, order=("office",), width=24),
    ),
    filters=(
        Filter("cari", gettext_lazy("Cari nama atau nomor klaim"), lambda rows, words: rows.where(
            lambda row: words.casefold() in f"{row.name} {row.appellant}".casefold() or words.upper() in row.number)),
        Filter("keadaan", gettext_lazy("Keadaan"), lambda rows, value: rows.where(
            lambda row: (row.days_left is None) == (value == ANSWERED)),
            choices=((WAITING, gettext_lazy("menunggu jawaban")), (ANSWERED, gettext_lazy("sudah dijawab")))),
    ),
)  # fmt: skip


@page(LOOK)
def appeals(request: HttpRequest) -> HttpResponse:
    """Every appeal within reach; those that wait unless the filter asks for answered ones."""
    law, every = read_statute_book(), appeals_reached(request.actor)
    if request.GET.get("keadaan") != ANSWERED:
        every = every.filter(outcome="")
    rows = Rows([_row(with_clock(each, request.today, law)) for each in every])
    shown = listing(request, rows, SHAPE)
    remember_looks(
        request,
        [row.person_id for row in shown.rows],
        purpose=_("Melihat daftar keberatan"),
        fields=_("nama, program, keberatan"),
    )
    late = rows.where(lambda row: row.days_left is not None and row.days_left < 0).count()
    context = {"listing": shown, "late": late}
    return exported(request, rows, SHAPE) or render(request, "officers/claims/appeals.html", context)


@page(APPEAL, methods=FORM)
def lodge(request: HttpRequest, number: str) -> HttpResponse:
    """An objection told at the counter; 404 where no decision can be objected to."""
    one, law = reached(request, number), read_statute_book()
    found(appealing(request, one, law).open or None)
    form, refused = CounterForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        refused = lodged(request, one, form)
        if not refused:
            messages.success(request, _("Keberatan tercatat. Petugas lain menjawabnya."))
            return _back(one)
    _remember(request, one)
    context = {"claim": one, "form": form, "refused": refused}
    status = WRONG if request.method == "POST" else 200
    return render(request, "officers/claims/appeal.html", context, status=status)


@page("claims.decide_appeal", methods=POST)
def answer(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Answer one appeal; whoever decided or approved the first time is refused."""
    kept = found(appeal_of(request.actor, appeal_id))
    choice, words = request.POST.get("hasil", ""), request.POST.get("jawaban", "")
    one = reached(request, kept.claim.number)
    if choice not in ("tetap", "ulang"):
        told = {"appeal_wrong": _("Pilih dahulu hasil pemeriksaannya."), "appeal_answer": words}
        return claim_page(request, one, told, WRONG)
    try:
        decide_appeal(kept.pk, uphold=choice == "tetap", answer=words, by=request.actor, at=request.now)
    except Refused as problem:
        told = {"appeal_wrong": refused_words(problem.problem), "appeal_answer": words}
        return claim_page(request, one, told, WRONG)
    messages.success(request, _("Keberatan dijawab. Suratnya dapat diunduh pengaju."))
    return _back(one)


@page(LOOK)
def letter(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """The letter of an answered appeal. The look is recorded."""
    kept = found(appeal_of(request.actor, appeal_id))
    found(kept.outcome or None)
    _remember(request, kept.claim)
    return answer_response(kept, read_statute_book())


def _row(item: AppealItem) -> Row:
    kept, claim = item.appeal, item.appeal.claim
    return Row(
        pk=kept.pk, number=claim.number, appellant=kept.appellant, name=claim.person.name,
        programme=translated(Claim.Programme(claim.programme).label), lodged_on=localdate(kept.lodged_at),
        due_on=item.due_on, days_left=item.days_left, outcome=translated(kept.get_outcome_display()),
        office=claim.office.name, person_id=claim.person_id,
    )  # fmt: skip


def _remember(request: HttpRequest, one: Claim) -> None:
    purpose = _("Memeriksa klaim %(number)s") % {"number": one.number}
    remember_looks(request, [one.person_id], purpose=purpose, fields=_("nama, putusan, keberatan"))


def _back(one: Claim) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("officers:claim", args=[one.number]) + "#h-keberatan")
