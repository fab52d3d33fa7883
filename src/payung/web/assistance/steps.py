"""What is done with a programme: names taken over, the list approved, payments asked for, places kept full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from payung.assistance.actions.approve_list import approve_list
from payung.assistance.actions.cancel_programme import cancel_programme
from payung.assistance.actions.end_placement import end_placement
from payung.assistance.actions.order_instalment import order_instalment
from payung.assistance.actions.replace_lost import replace_lost
from payung.assistance.actions.take_over import take_over
from payung.assistance.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.web.assistance.reach import back, programme_at, tell
from payung.web.guard import POST, page


def _done(request: HttpRequest, number: int, permission: str, step: Callable[[], str]) -> HttpResponse:
    """Carry a step out, say what became of it, and go back to the programme."""
    programme_at(request, number, permission)
    try:
        messages.success(request, step())
    except Refused as refused:
        tell(request, refused)
    return back(number)


@page("assistance.take_over", methods=POST)
def take(request: HttpRequest, number: int) -> HttpResponse:
    """The names of the programme before."""

    def step() -> str:
        taken = take_over(number, by=request.actor, at=request.now)
        return _("%(people)s nama diambil dari program sebelumnya dan diperiksa lagi.") % {"people": taken}

    return _done(request, number, "assistance.take_over", step)


@page("assistance.approve_list", methods=POST)
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """The decree is there: places are taken, and the first code is made."""
    try:
        signed = dt.date.fromisoformat(request.POST.get("tanggal", ""))
    except ValueError:
        signed = None

    def step() -> str:
        done = approve_list(number, request.POST.get("sk", ""), signed, by=request.actor, at=request.now)
        told = {"placed": done.placed, "waiting": done.waiting, "amount": rupiah_text(done.roll.amount)}
        return _("%(placed)s orang ditetapkan, %(waiting)s menunggu. Tagihan pertama %(amount)s.") % told

    return _done(request, number, "assistance.approve_list", step)


@page("assistance.order_instalment", methods=POST)
def instalment(request: HttpRequest, number: int) -> HttpResponse:
    """The next code."""

    def step() -> str:
        roll = order_instalment(number, by=request.actor, at=request.now)
        return _("Tagihan %(amount)s untuk %(people)s orang siap dibayar.") % {
            "amount": rupiah_text(roll.amount),
            "people": roll.people,
        }

    return _done(request, number, "assistance.order_instalment", step)


@page("assistance.replace_lost", methods=POST)
def replace(request: HttpRequest, number: int) -> HttpResponse:
    """Ask about everybody again; the waiting list follows."""

    def step() -> str:
        kept = replace_lost(number, by=request.actor, at=request.now)
        return _("%(lost)s orang keluar, %(placed)s orang menggantikan atau mengisi tempat kosong.") % vars(kept)

    return _done(request, number, "assistance.replace_lost", step)


@page("assistance.end_placement", methods=POST)
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody moved away or asked to leave."""
    chosen = request.POST.get("orang", "")

    def step() -> str:
        reason = request.POST.get("sebab", "")
        kept = end_placement(
            number, int(chosen) if chosen.isdigit() else 0, reason, by=request.actor, at=request.now
        )  # fmt: skip
        return _("Tempatnya kosong mulai bulan yang belum dibayar; %(placed)s pengganti masuk.") % vars(kept)

    return _done(request, number, "assistance.end_placement", step)


@page("assistance.cancel_programme", methods=POST)
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Never approved, and not wanted any more."""
    programme_at(request, number, "assistance.cancel_programme")
    try:
        cancel_programme(number, by=request.actor, at=request.now)
    except Refused as refused:
        tell(request, refused)
        return back(number)
    messages.success(request, _("Program dibatalkan; anggarannya bebas lagi."))
    return redirect("assistance:home")
