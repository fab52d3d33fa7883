"""Decided claims that would be decided otherwise now, as last checked; corrections opened; the check asked for."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.claims.actions.begin_check import begin_check
from payung.claims.actions.check_decided import check_decided
from payung.claims.actions.correct_claims import Corrected, correct_claims
from payung.claims.checking import (
    BATCH,
    LOOKED_BACK,
    changed_reached,
    decided_since,
    last_check,
    offices_of,
    running_check,
    void_reached,
)
from payung.claims.queries import LOOK
from payung.claims.refused import Refused
from payung.kernel.amounts import number_text
from payung.web.claims.told import refused_words
from payung.web.guard import POST, page
from payung.web.lists import exported, listing, selected
from payung.web.officers.claims_changed_list import SHAPE, with_ends
from payung.web.officers.reach import remember_looks

CHOSEN = re.compile(r"(\d{1,18})-([0-9a-f]{16})", re.ASCII)
"""What a ticked box says: the claim, and what was shown of it."""


@page(LOOK)
def changed(request: HttpRequest) -> HttpResponse:
    """Decided claims within reach whose facts or law are no longer what they were."""
    return _page(request)


@page("claims.correct_claims", methods=POST)
def correct(request: HttpRequest) -> HttpResponse:
    """Open the corrections chosen, for another officer to approve; say of every other claim why it was left."""
    ticked = [CHOSEN.fullmatch(each) for each in request.POST.getlist("klaim")]
    seen = {int(each[1]): each[2] for each in ticked if each}
    reason = request.POST.get("alasan", "")
    if not seen:
        return _page(request, [_("Pilih dahulu klaimnya. Belum ada yang berubah.")], reason, 422)
    try:
        done = correct_claims(seen, reason=reason, by=request.actor, at=request.now)
    except Refused as problem:
        return _page(request, [refused_words(problem.problem)], reason, 422)
    left = [refused_words(problem) for problem in done.left]
    if not done.made:
        return _page(request, left or [_("Klaimnya tidak ada di kantor Anda. Tidak ada yang berubah.")], reason, 409)
    _tell_made(request, done)
    for words in left:
        messages.warning(request, words)
    return HttpResponseRedirect(reverse("officers:claims_changed"))


@page("claims.begin_check", methods=POST)
def check(request: HttpRequest) -> HttpResponse:
    """Check the claims within reach again: a few while the officer waits, many by the worker."""
    back = HttpResponseRedirect(reverse("officers:claims_changed"))
    try:
        begun = begin_check(by=request.actor, at=request.now)
    except Refused as problem:
        messages.error(request, refused_words(problem.problem))
        return back
    if begun.total <= BATCH and not begun.judged:
        begun = check_decided(begun.pk, by=request.actor, at=request.now)
    if begun.ended_at is None:
        messages.info(request, _("Pemeriksaan dimulai. Halaman ini menunjukkan sampai di mana."))
        return back
    words = ngettext(
        "%(n)s keputusan diperiksa lagi; %(found)s klaim berubah.",
        "%(n)s keputusan diperiksa lagi; %(found)s klaim berubah.",
        begun.judged,
    )
    messages.success(request, words % {"n": number_text(begun.judged), "found": number_text(begun.found)})
    return back


@page(LOOK)
def progress(request: HttpRequest) -> HttpResponse:
    """How far the check that runs has come; the fragment asks again until it has ended, then the page comes anew."""
    address = reverse("officers:claims_changed")
    if not request.htmx:
        return HttpResponseRedirect(address)
    running = running_check(offices_of(request.actor, LOOK))
    if running is None:
        return HttpResponse(headers={"HX-Redirect": address})
    return render(request, "officers/claims/_check.html", {"running": running})


def _page(request: HttpRequest, wrong: list[str] | None = None, reason: str = "", status: int = 200) -> HttpResponse:
    rows = changed_reached(request.actor, LOOK)
    every = with_ends(rows)
    shown = listing(request, every, SHAPE)
    chosen = selected(request, every, SHAPE).order_by()
    _remember(
        request,
        list(chosen.values_list("claim__person_id", flat=True)) if "format" in request.GET
        else [row.claim.person_id for row in shown.rows],
    )  # fmt: skip
    if (file := exported(request, every, SHAPE)) is not None:
        return file
    may_correct = request.actor.may("claims.correct_claims")
    context = {
        "listing": shown,
        "sums": rows.aggregate(count=Count("pk"), to_pay=Sum("to_pay"), to_recover=Sum("to_recover")),
        "may_correct": may_correct,
        "choices": [row for row in shown.rows if not row.unfit] if may_correct else [],
        "wrong": wrong or [],
        "reason": reason,
    }
    return render(request, "officers/claims/changed.html", context | _checked(request), status=status)


def _checked(request: HttpRequest) -> dict[str, Any]:
    """When these claims were last checked, what was decided or corrected since, and the check that runs."""
    offices = offices_of(request.actor, LOOK)
    last, running = last_check(offices), running_check(offices)
    own = running is not None and (offices is None or running.offices is not None)
    return {
        "last": last,
        "judged": last.judged_of(offices) if last else 0,
        "since": last.since if last else request.today - LOOKED_BACK,
        "decided": decided_since(request.actor, LOOK, last) if last else 0,
        "void": void_reached(request.actor, LOOK).count(),
        "running": running,
        "may_check": request.actor.may("claims.begin_check") and not own,
    }


def _remember(request: HttpRequest, people: list[int]) -> None:
    fields = _("nama, fakta yang berubah, jumlah semula dan sekarang")
    remember_looks(request, people, purpose=_("Memeriksa klaim yang berubah"), fields=fields)


def _tell_made(request: HttpRequest, done: Corrected) -> None:
    words = ngettext(
        "%(n)s koreksi dibuka. Menunggu petugas kedua.", "%(n)s koreksi dibuka. Menunggu petugas kedua.", len(done.made)
    )
    messages.success(request, words % {"n": len(done.made)})
