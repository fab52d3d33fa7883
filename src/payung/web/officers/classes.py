"""Which JKK class an employer is in: search the statutory list, choose, give a reason, decide."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.kernel.problem import Problem
from payung.registry.actions.decide_jkk_class import decide_jkk_class
from payung.registry.models import Employer
from payung.registry.refused import NotRecorded
from payung.statute_book import read_statute_book
from payung.web.guard import POST, page
from payung.web.officers.reach import employer_at
from payung.web.officers.risk_list import entry_of, search
from payung.web.words import month_words

DECIDE = "registry.decide_jkk_class"


@page(DECIDE)
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Search the list by words (`?cari=`), then confirm one entry (`?entri=`)."""
    return _form(request, employer_at(request, number, DECIDE), number, dict(request.GET.items()))


@page(DECIDE, methods=POST)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Record the decision; a refused one shows the form again with what was typed."""
    employer = employer_at(request, number, DECIDE)
    given = dict(request.POST.items())
    month = _month(given.get("mulai", ""))
    if month is None:
        return _form(request, employer, number, given, _not_a_month(given.get("mulai", "")))
    try:
        decision = decide_jkk_class(
            employer,
            from_month=month,
            entry=given.get("entri", ""),
            reason=given.get("alasan", "")[:300],
            law=read_statute_book(),
            by=request.actor,
            at=request.now,
        )
    except NotRecorded as refused:
        return _form(request, employer, number, given, refused.problem)
    told = {"name": employer.name, "group": decision.jkk_class, "month": month_words(month)}
    messages.success(request, _("%(name)s masuk kelompok %(group)s mulai %(month)s.") % told)
    return redirect("officers:employer", number=number)


def _form(
    request: HttpRequest, employer: Employer, number: str, given: dict[str, str], problem: Problem | None = None
) -> HttpResponse:
    law, month = read_statute_book(), month_of(request.today)
    words = given.get("cari", "").strip()[:100]
    context = {
        "employer": employer,
        "number": number,
        "words": words,
        "searched": "cari" in given,
        "entries": search(law, words, month),
        "chosen": entry_of(law, given.get("entri", ""), month),
        "from_month": given.get("mulai") or month_iso(month),
        "reason": given.get("alasan", ""),
        "current": employer.jkk_classifications.order_by("-from_month").first(),
        "problem": problem,
    }
    return render(request, "officers/classes.html", context, status=422 if problem else 200)


def _month(typed: str) -> dt.date | None:
    """The first day of `2025-02`; None for anything else."""
    try:
        return first_day(month_from_iso(typed.strip()))
    except ValueError:
        return None


def _not_a_month(typed: str) -> Problem:
    return Problem(
        "jkk-month", "error", (), _("Mulai bulan"), typed or _("kosong"), _("tahun-bulan, misalnya 2025-02"),
        _("Pilih bulan dari kalender, atau ketik seperti contoh. Belum ada yang dicatat."),
    )  # fmt: skip
