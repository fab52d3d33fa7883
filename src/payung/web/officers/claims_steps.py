"""The steps of a claim, one address each. Each is judged again by its action; what is refused is told on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.add_document import add_document
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.complete_file import complete_file
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.return_decision import return_decision
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.actions.withdraw_claim import withdraw_claim
from payung.claims.checklist import kinds
from payung.claims.judging import judged
from payung.claims.models import Claim, Decision
from payung.claims.refused import Refused
from payung.kernel.amounts import rupiah_text
from payung.kernel.files import LARGEST
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words, size_words, upload_words
from payung.web.guard import POST, found, page
from payung.web.officers.claims import claim_page, reached
from payung.web.officers.claims_fact_forms import FactsForm
from payung.web.officers.claims_forms import AccountForm
from payung.web.words import date_words, translated

WRONG, CONFLICT = 422, 409


@page("claims.add_document", methods=POST)
def add_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Receive one file brought to the counter."""
    one = reached(request, number)
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    if file is None:
        return claim_page(request, one, {"paper_wrong": _("Pilih berkasnya dahulu. Belum ada yang tersimpan.")}, WRONG)
    if file.size > LARGEST:
        return claim_page(request, one, {"paper_wrong": size_words(file.name, file.size), "wrong_kind": kind}, WRONG)
    try:
        add_document(one.event_id, kind, file.name, file.read(), by=request.actor, at=request.now)
    except Refused as problem:
        told = {"paper_wrong": upload_words(problem.problem, file.name), "wrong_kind": kind}
        return claim_page(request, one, told, WRONG)
    messages.success(request, _("%(name)s tersimpan.") % {"name": translated(kinds()[kind])})
    return _back(number, "#h-dok")


@page("claims.state_facts", methods=POST)
def write_facts(request: HttpRequest, number: str) -> HttpResponse:
    """Write what the documents say."""
    one = reached(request, number)
    form = FactsForm(one, read_statute_book(), request.POST)
    if not form.is_valid():
        return claim_page(request, one, {"facts_form": form, "facts_open": True}, WRONG)
    facts = form.facts()
    if not facts:
        messages.info(request, _("Tidak ada fakta yang berubah."))
        return _back(number, "#h-fakta")
    return taken(
        request, one, lambda: state_facts(one.pk, facts, by=request.actor, at=request.now), _("Fakta tersimpan.")
    )


@page("claims.mend_account", methods=POST)
def write_account(request: HttpRequest, number: str, claimant_id: int) -> HttpResponse:
    """Write the account of one payee of this claim."""
    one = reached(request, number)
    payee = found(one.event.claimants.filter(pk=claimant_id, ended_at=None).first())
    form = AccountForm(request.POST)
    if not form.is_valid():
        words = _("Isi nama bank, nomor, dan nama pemilik rekening.")
        return claim_page(request, one, {"refused": words}, WRONG)
    told = form.cleaned_data
    return taken(
        request,
        one,
        lambda: mend_account(payee.pk, **told, by=request.actor, at=request.now),
        _("Rekening %(name)s tersimpan.") % {"name": payee.name},
    )


@page("claims.complete_file", methods=POST)
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """The file is complete: the clock starts."""
    one = reached(request, number)
    return taken(
        request,
        one,
        lambda: complete_file(one.pk, by=request.actor, at=request.now),
        lambda done: _("Berkas lengkap. Uang harus sampai paling lambat %(day)s.") % {"day": date_words(done.due_on)},
    )


@page("claims.decide_claim", methods=POST)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Decide what the page showed: where the working has changed since, nothing is decided."""
    one, read = reached(request, number), request.POST.get("dibaca") == "ya"
    note = request.POST.get("catatan", "").strip()
    if not read:
        told = {"decide_wrong": _("Nyatakan dahulu bahwa dokumen dan temuan sudah dibaca."), "note": note}
        return claim_page(request, one, told, WRONG)
    if one.state == Claim.State.COMPLETE and not _as_seen(request, one):
        words = _("Hitungannya berubah sejak halaman ini dibuka. Belum ada yang diputus; baca lagi, lalu putuskan.")
        return claim_page(request, one, {"decide_wrong": words, "note": note}, CONFLICT)
    return taken(
        request,
        one,
        lambda: decide_claim(one.pk, note=note, by=request.actor, at=request.now),
        lambda made: (
            _("Dikabulkan %(amount)s. Menunggu petugas kedua.") % {"amount": rupiah_text(made.total)}
            if made.granted
            else _("Ditolak menurut temuan. Menunggu petugas kedua.")
        ),
    )


@page("claims.approve_decision", methods=POST)
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """Another officer approves the decision that the page showed."""
    one = reached(request, number)
    return taken(
        request,
        one,
        lambda: approve_decision(_decision(request, one), by=request.actor, at=request.now),
        _approved,
    )


def _approved(made: Decision) -> str:
    if not made.granted:
        return _("Penolakan disetujui. Pengaju menerima alasannya.")
    if not made.payable_now:
        return _("Putusan disetujui. Tidak ada yang dibayar sekarang.")
    return _("Putusan disetujui: %(amount)s. Berikutnya perintah bayar.") % {"amount": rupiah_text(made.payable_now)}


@page("claims.return_decision", methods=POST)
def give_back(request: HttpRequest, number: str) -> HttpResponse:
    """The second officer sends the decision back, with the reason."""
    one, reason = reached(request, number), request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: return_decision(_decision(request, one), reason=reason, by=request.actor, at=request.now),
        _("Putusan dikembalikan kepada petugas pertama. Batas waktunya tetap berjalan."),
    )


@page("claims.instruct_payment", methods=POST)
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """Order what is owed to those whose account is known."""
    one = reached(request, number)
    return taken(
        request,
        one,
        lambda: instruct_payment(one.pk, by=request.actor, at=request.now),
        lambda orders: (
            _("%(amount)s dikirim ke bank untuk %(n)s penerima.")
            % {"amount": rupiah_text(sum(each.amount for each in orders)), "n": len(orders)}
        ),
    )


@page("claims.reverse_decision", methods=POST)
def reverse_it(request: HttpRequest, number: str) -> HttpResponse:
    """Judge the claim anew; the new decision waits for another officer."""
    one, reason = reached(request, number), request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: reverse_decision(one.pk, reason=reason, by=request.actor, at=request.now),
        lambda made: _("Diputus ulang: %(amount)s. Menunggu petugas kedua.") % {"amount": rupiah_text(made.total)},
    )


@page("claims.withdraw_claim", methods=POST)
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """The applicant takes the claim back at the counter."""
    one, reason = reached(request, number), request.POST.get("alasan", "")
    return taken(
        request,
        one,
        lambda: withdraw_claim(one.pk, reason=reason, by=request.actor, at=request.now),
        _("Klaim dicabut. Haknya tetap ada; laporan baru membukanya lagi."),
    )


def taken(request: HttpRequest, one: Claim, step: Callable[[], Any], words: str | Callable[[Any], str]) -> HttpResponse:
    """Take the step; back to the page with what was done, or the page with why it was not."""
    try:
        done = step()
    except Refused as problem:
        fresh = reached(request, one.number)
        return claim_page(request, fresh, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, words if isinstance(words, str) else words(done))
    return _back(one.number)


def _decision(request: HttpRequest, one: Claim) -> int:
    """The decision the page showed, when it is one of this claim."""
    asked = request.POST.get("putusan", "")
    own = one.decisions.filter(pk=asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    return found(own.first() if own is not None else None).pk


def _as_seen(request: HttpRequest, one: Claim) -> bool:
    """Whether the sum is still the one on the button; what cannot be judged is left to the action."""
    try:
        now = judged(one, request.today, read_statute_book())
    except Refused:
        return True
    return request.POST.get("jumlah", "") == str(now.outcome.total)


def _back(number: str, place: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("officers:claim", args=[number]) + place)
