"""Steps on a claim's file: given back for what is missing, suspected and concluded, the next claim of an accident."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.conclude_suspicion import conclude_suspicion
from payung.claims.actions.open_next_claim import open_next_claim
from payung.claims.actions.return_file import return_file
from payung.claims.actions.suspect_accident import suspect_accident
from payung.claims.refused import Refused
from payung.web.claims.told import refused_words
from payung.web.guard import POST, page
from payung.web.officers.claims import claim_page, reached
from payung.web.officers.claims_steps import WRONG, taken
from payung.web.words import date_words


@page("claims.return_file", methods=POST)
def return_it(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the reporter for what is missing."""
    one = reached(request, number)
    asked, facts = request.POST.getlist("diminta"), request.POST.get("keterangan", "")
    reason = request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: return_file(one.pk, kinds=asked, facts=facts, reason=reason, by=request.actor, at=request.now),
        lambda made: (
            _("Berkas dikembalikan kepada pengaju. Waktu berhenti; sisanya %(n)s hari kerja.") % {"n": made.days_left}
            if made.days_left is not None
            else _("Permintaan dikirim kepada pengaju.")
        ),
    )


@page("claims.suspect_accident", methods=POST)
def suspect(request: HttpRequest, number: str) -> HttpResponse:
    """Take the claim as suspected: treated first."""
    one = reached(request, number)
    kind, reason = request.POST.get("jenis", ""), request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: suspect_accident(one.pk, kind=kind, reason=reason, by=request.actor, at=request.now),
        lambda made: (
            _("Dugaan dicatat. Perawatan dijamin lebih dahulu; simpulkan paling lambat %(day)s.")
            % {"day": date_words(made.conclude_by)}
        ),
    )


@page("claims.conclude_suspicion", methods=POST)
def conclude(request: HttpRequest, number: str) -> HttpResponse:
    """Of work, or not."""
    one, answer = reached(request, number), request.POST.get("akibat_kerja", "")
    if answer not in ("ya", "tidak"):
        return claim_page(request, one, {"refused": _("Pilih dahulu: akibat kerja atau bukan.")}, WRONG)
    reason = request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: conclude_suspicion(
            one.pk, work_related=answer == "ya", reason=reason, by=request.actor, at=request.now
        ),
        lambda made: (
            _("Disimpulkan akibat kerja. Klaim dilanjutkan.")
            if made.work_related
            else _("Disimpulkan bukan akibat kerja. Lengkapi berkasnya, lalu putuskan; alasannya tertulis di putusan.")
        ),
    )


@page("claims.open_next_claim", methods=POST)
def open_next(request: HttpRequest, number: str) -> HttpResponse:
    """The accident goes on: to the page of its next claim."""
    one = reached(request, number)
    try:
        following = open_next_claim(one.pk, by=request.actor, at=request.now)
    except Refused as problem:
        return claim_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, _("Klaim lanjutan dibuka. Catat hari dan biaya yang baru saja."))
    return HttpResponseRedirect(reverse("officers:claim", args=[following.number]))
