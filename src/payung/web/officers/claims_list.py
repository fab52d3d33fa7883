"""The worklist: every claim on which somebody still has to act, the most pressing first; taken away as a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.claims.appealed import appeals_waiting
from payung.claims.models import Claim
from payung.claims.queries import APPROVER, LOOK, OFFICER, OPEN, WorkItem, worklist
from payung.statute_book import read_statute_book
from payung.web.guard import page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.officers.reach import remember_looks
from payung.web.officers.rows import Rows
from payung.web.officers.workers import EVERY_ROW
from payung.web.words import translated

State = Claim.State
FIRST, SECOND, BANK, NOBODY = "petugas", "petugas-kedua", "bank", "selesai"
TURNS = (
    (FIRST, gettext_lazy("petugas")),
    (SECOND, gettext_lazy("petugas kedua")),
    (BANK, gettext_lazy("bank")),
    (NOBODY, gettext_lazy("selesai")),
)
CLOSED = tuple(state for state in State.values if state not in OPEN)
LATE, RUNNING, NO_CLOCK = "lewat", "berjalan", "belum"
CLOCKS = (
    (LATE, gettext_lazy("sudah lewat")),
    (RUNNING, gettext_lazy("masih berjalan")),
    (NO_CLOCK, gettext_lazy("belum mulai")),
)
FAR = 10**6
"""Stands for no clock when claims are sorted by it; in working days."""


@dataclass(frozen=True)
class Waiting:
    """One claim of the list. `days_left` in working days, None before the clock runs or after it stopped."""

    number: str
    name: str
    programme: str
    event: str
    state: str
    due_on: dt.date | None
    days_left: int | None
    office: str
    person_id: int

    @property
    def programme_words(self) -> str:
        return translated(Claim.Programme(self.programme).label)

    @property
    def turn(self) -> str:
        if self.state in OFFICER:
            return FIRST
        if self.state in APPROVER:
            return SECOND
        return BANK if self.state == State.INSTRUCTED else NOBODY

    @property
    def turn_words(self) -> str:
        return str(dict(TURNS)[self.turn])

    @property
    def clock(self) -> str:
        if self.days_left is None:
            return NO_CLOCK
        return LATE if self.days_left < 0 else RUNNING

    @property
    def pressing(self) -> int:
        return FAR if self.days_left is None else self.days_left


def clock_words(days_left: int | None) -> str:
    """`lima hari kerja lagi` in figures; empty where no clock runs."""
    if days_left is None:
        return ""
    if days_left == 0:
        return _("hari ini")
    words = (
        ngettext("%(n)s hari kerja lagi", "%(n)s hari kerja lagi", days_left)
        if days_left > 0
        else ngettext("lewat %(n)s hari kerja", "lewat %(n)s hari kerja", -days_left)
    )
    return words % {"n": abs(days_left)}


def status_of(state: str, days_left: int | None = None) -> tuple[str, str]:
    """The kind and the words of a claim's state, for a status tag."""
    words = translated(State(state).label)
    if state == State.PAID:
        return "safe", words
    if state in (State.REFUSED, State.WITHDRAWN):
        return "plain", words
    if days_left is not None and days_left < 0:
        return "stop", words
    return ("wait" if state == State.INSTRUCTED else "you"), words


SHAPE = Shape(
    caption=gettext_lazy("Antrean klaim"),
    sort="batas",
    ties=("number",),
    file="klaim",
    empty=gettext_lazy("Tidak ada klaim yang menunggu."),
    headings=(
        Heading(
            "nomor", gettext_lazy("Klaim"), lambda row: row.number, "id", order=("number",),
            link=lambda row: reverse("officers:claim", args=[row.number]), width=22,
        ),
        Heading("nama", gettext_lazy("Peserta"), lambda row: row.name, order=("name",), note=lambda row: row.event,
                width=34),
        Heading("program", gettext_lazy("Program"), lambda row: row.programme_words, order=("programme",), width=28),
        Heading("keadaan", gettext_lazy("Keadaan"), lambda row: status_of(row.state, row.days_left), "status",
                order=("state",), width=22),
        Heading("giliran", gettext_lazy("Giliran"), lambda row: row.turn_words, order=("turn",), width=14),
        Heading("batas", gettext_lazy("Uang sampai"), lambda row: row.due_on, "date", order=("pressing",),
                note=lambda row: clock_words(row.days_left), width=16),
        Heading("kantor", gettext_lazy("Kantor"), lambda row: row.office, order=("office",), width=24),
    ),
    filters=(
        Filter(
            "cari",
            gettext_lazy("Cari nama atau nomor klaim"),
            lambda rows, words: rows.where(
                lambda row: words.casefold() in row.name.casefold() or words.upper() in row.number
            ),
        ),
        Filter("program", gettext_lazy("Program"),
               lambda rows, value: rows.where(lambda row: row.programme == value), choices=tuple(
                   Claim.Programme.choices)),
        Filter("keadaan", gettext_lazy("Keadaan"),
               lambda rows, value: rows.where(lambda row: row.state == value), choices=tuple(State.choices)),
        Filter("giliran", gettext_lazy("Giliran"), lambda rows, value: rows.where(lambda row: row.turn == value),
               choices=TURNS[:3]),
        Filter("waktu", gettext_lazy("Batas waktu"), lambda rows, value: rows.where(lambda row: row.clock == value),
               choices=CLOCKS),
    ),
)  # fmt: skip


@page(LOOK)
def claims(request: HttpRequest) -> HttpResponse:
    """The claims within reach that wait; ended ones where the filter asks for their state."""
    asked = request.GET.get("keadaan", "")
    states = (asked,) if asked in CLOSED else OPEN
    found = worklist(request.actor, request.today, read_statute_book(), states=states)
    rows = Rows([_waiting(item) for item in found])
    wanted = replace(SHAPE, size=EVERY_ROW) if "format" in request.GET else SHAPE
    shown = listing(request, rows, wanted)
    remember_looks(
        request,
        [row.person_id for row in shown.rows],
        purpose=_("Melihat antrean klaim"),
        fields=_("nama, peristiwa, program dan keadaan klaim"),
    )
    context = {
        "listing": shown,
        "late": rows.where(lambda row: row.clock == LATE).count(),
        "first": rows.where(lambda row: row.turn == FIRST).count(),
        "second": rows.where(lambda row: row.turn == SECOND).count(),
        "bank": rows.where(lambda row: row.turn == BANK).count(),
        "appeals": appeals_waiting(request.actor).count(),
        "running": asked not in CLOSED,
        "may_report": request.actor.may("claims.report_event"),
    }
    return exported(request, rows, SHAPE) or render(request, "officers/claims/list.html", context)


def _waiting(item: WorkItem) -> Waiting:
    one = item.claim
    return Waiting(
        number=one.number,
        name=one.person.name,
        programme=one.programme,
        event=translated(one.event.get_kind_display()),
        state=one.state,
        due_on=one.due_on,
        days_left=item.days_left if one.state in OPEN else None,
        office=one.office.name,
        person_id=one.person_id,
    )
