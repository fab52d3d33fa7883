"""Steps on a claim's file: given back for what is missing, suspected and concluded, the next claim of an accident."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.conclude_suspicion import conclude_suspicion
from payung.claims.actions.find_work_cause import Found, find_work_cause
from payung.claims.actions.open_next_claim import open_next_claim
from payung.claims.actions.return_file import return_file
from payung.claims.actions.suspect_accident import suspect_accident
from payung.claims.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import parse_date
from payung.kernel.problem import Refusal
from payung.web.claims.told import refused_words
from payung.web.guard import POST, page
from payung.web.officers.claims import claim_page, reached
from payung.web.officers.claims_steps import WRONG, taken
from payung.web.words import date_words, translated


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


@page("claims.find_work_cause", methods=POST)
def work_cause(request: HttpRequest, number: str) -> HttpResponse:
    """The death was of work: to the page of the JKK claim, with what became of the others."""
    one, typed = reached(request, number), request.POST.get("hari", "").strip()
    day = parse_date(typed) if typed else None
    if isinstance(day, Refusal):
        return claim_page(request, one, {"refused": _("Tulis hari kecelakaan seperti 24-03-2025.")}, WRONG)
    reason = request.POST.get("alasan", "")
    try:
        found = find_work_cause(one.event_id, accident_on=day, reason=reason, by=request.actor, at=request.now)
    except Refused as problem:
        return claim_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    for told in _followed(found):
        messages.success(request, told)
    opened = found.turned.opened
    return HttpResponseRedirect(reverse("officers:claim", args=[opened[0].number if opened else number]))


def _followed(found: Found) -> list[str]:
    """What became of each claim, with the difference where it was decided before."""
    told = [
        _("%(programme)s dibuka: %(number)s.")
        % {"programme": translated(each.get_programme_display()), "number": each.number}
        for each in found.turned.opened
    ]
    told += [_("%(number)s dicabut; dokumennya dipakai lagi.") % {"number": each.number}
             for each in found.turned.withdrawn]  # fmt: skip
    for each in found.anew:
        before = each.replaces.total if each.replaces else 0
        amounts = {"before": rupiah_text(before), "now": rupiah_text(each.total), "number": each.claim.number}
        told.append(_("%(number)s: putusan %(before)s menjadi %(now)s, menunggu persetujuan petugas lain.") % amounts)
    return told
