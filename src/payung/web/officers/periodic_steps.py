"""The steps of a right that runs on, one address each; what is refused is told on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.ask_repayment import ask_repayment
from payung.claims.actions.check_evidence import check_evidence
from payung.claims.actions.confirm_life import confirm_life
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.recover_overpayment import recover_overpayment
from payung.claims.actions.resend_payments import resend_payments
from payung.claims.actions.stop_benefit import stop_benefit
from payung.claims.models import Entitlement
from payung.claims.refused import Refused
from payung.kernel.amounts import parse_rupiah, rupiah_text
from payung.kernel.problem import Refusal
from payung.web.claims.told import refused_words
from payung.web.employers.forms import DayField
from payung.web.guard import POST, found, page
from payung.web.members.periodic import take_duties, take_life, take_school
from payung.web.officers.claims_forms import AccountForm
from payung.web.officers.periodic import reached, right_page
from payung.web.words import date_words

WRONG = 422
WAYS = {"loket": "datang ke loket", "video": "panggilan video", "rumah": "dikunjungi petugas"}
"""How an officer saw somebody, as it is kept."""


@page("claims.send_duties", methods=POST)
def duties(request: HttpRequest, right_id: int) -> HttpResponse:
    """A month of job-loss benefit told at the counter."""
    return take_duties(request, reached(request, right_id), right_page)


@page("claims.send_school_proof", methods=POST)
def school(request: HttpRequest, right_id: int) -> HttpResponse:
    """A school's letter brought to the counter."""
    return take_school(request, reached(request, right_id), right_page)


@page("claims.send_sign_of_life", methods=POST)
def letter(request: HttpRequest, right_id: int) -> HttpResponse:
    """A village's letter brought to the counter."""
    return take_life(request, reached(request, right_id), right_page)


@page("claims.check_evidence", methods=POST)
def check(request: HttpRequest, right_id: int, evidence_id: int) -> HttpResponse:
    """What was sent is accepted or goes back."""
    one = reached(request, right_id)
    sent = found(one.evidence.filter(pk=evidence_id).first())
    accept, reason = request.POST.get("putusan") == "terima", request.POST.get("alasan", "").strip()
    if not accept and not reason:
        words = _("Tulis alasannya, supaya pengirim tahu apa yang perlu dilengkapi.")
        return right_page(request, one, {"check_wrong": words, "wrong_evidence": sent.pk}, WRONG)
    return _taken(
        request, one, lambda: check_evidence(sent.pk, accept=accept, reason=reason, by=request.actor, at=request.now),
        _("Bukti diterima. Uangnya dibayar pada putaran berikutnya.") if accept else _("Bukti dikembalikan."),
    )  # fmt: skip


@page("claims.confirm_life", methods=POST)
def life(request: HttpRequest, right_id: int) -> HttpResponse:
    """Somebody was seen alive by an officer."""
    one = reached(request, right_id)
    day, how = _day(request, "tanggal"), WAYS.get(request.POST.get("cara", ""))
    if day is None or how is None:
        return right_page(request, one, {"refused": _("Isi tanggal terlihat dan caranya.")}, WRONG)
    return _taken(
        request, one, lambda: confirm_life(one.pk, day, how=how, by=request.actor, at=request.now),
        lambda done: _("Bukti hidup berlaku sampai %(day)s.") % {"day": date_words(done.alive_until)},
    )  # fmt: skip


@page("claims.stop_benefit", methods=POST)
def stop(request: HttpRequest, right_id: int) -> HttpResponse:
    """The right ends on a day."""
    one = reached(request, right_id)
    day, reason = _day(request, "tanggal"), request.POST.get("alasan", "")
    if day is None or not reason:
        return right_page(request, one, {"refused": _("Isi hari terakhir haknya dan alasannya.")}, WRONG)
    return _taken(
        request, one, lambda: stop_benefit(one.pk, day, reason=reason, by=request.actor, at=request.now),
        _("Hak diakhiri. Yang terbayar sesudahnya tercatat sebagai kelebihan."),
    )  # fmt: skip


@page("claims.mend_account", methods=POST)
def account(request: HttpRequest, right_id: int) -> HttpResponse:
    """The account of the payee is corrected."""
    one, form = reached(request, right_id), AccountForm(request.POST)
    if not form.is_valid():
        words = _("Isi nama bank, nomor, dan nama pemilik rekening.")
        return right_page(request, one, {"refused": words, "account_form": form}, WRONG)
    told = form.cleaned_data
    return _taken(
        request, one, lambda: mend_account(one.claimant_id, **told, by=request.actor, at=request.now),
        _("Rekening tersimpan. Petugas kedua mengirim ulang yang dikembalikan bank."),
    )  # fmt: skip


@page("claims.resend_payments", methods=POST)
def resend(request: HttpRequest, right_id: int) -> HttpResponse:
    """What the bank returned is sent again."""
    one = reached(request, right_id)
    return _taken(
        request, one, lambda: resend_payments(one.pk, by=request.actor, at=request.now),
        _("Dikirim ulang ke rekening yang sekarang."),
    )  # fmt: skip


@page("claims.recover_overpayment", methods=POST)
def plan(request: HttpRequest, right_id: int, over_id: int) -> HttpResponse:
    """How what was paid too much comes back."""
    one = reached(request, right_id)
    over = found(one.overpayments.filter(pk=over_id).first())
    source, text = request.POST.get("sumber", ""), request.POST.get("sebulan", "").strip()
    monthly = parse_rupiah(text) if source else 0
    reason = request.POST.get("alasan", "").strip()
    if isinstance(monthly, Refusal) or not reason or (source and not source.isdigit()):
        return right_page(request, one, {"refused": _("Isi jumlah sebulan bila dipotong, dan alasannya.")}, WRONG)
    return _taken(
        request,
        one,
        lambda: recover_overpayment(
            over.pk, monthly=monthly, source_id=int(source) if source else None, reason=reason, by=request.actor,
            at=request.now,
        ),
        _("Rencana pengembalian tersimpan."),
    )  # fmt: skip


@page("claims.ask_repayment", methods=POST)
def code(request: HttpRequest, right_id: int, over_id: int) -> HttpResponse:
    """A code with which a debt is paid back."""
    one = reached(request, right_id)
    over = found(one.overpayments.filter(pk=over_id).first())
    text = request.POST.get("jumlah", "").strip()
    amount = parse_rupiah(text) if text else None
    if isinstance(amount, Refusal):
        return right_page(request, one, {"refused": amount.cure}, WRONG)
    return _taken(
        request, one, lambda: ask_repayment(over.pk, amount, by=request.actor, at=request.now),
        lambda made: _("Kode bayar %(code)s untuk %(amount)s.") % {
            "code": made.payment_code, "amount": rupiah_text(made.amount)},
    )  # fmt: skip


def _taken(
    request: HttpRequest, one: Entitlement, take: Callable[[], object], told: str | Callable[[object], str]
) -> HttpResponse:
    """Take the step and say so, or show why it was refused."""
    try:
        done = take()
    except Refused as problem:
        return right_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, told(done) if callable(told) else told)
    return HttpResponseRedirect(reverse("officers:right", args=[one.pk]))


def _day(request: HttpRequest, name: str) -> dt.date | None:
    try:
        day: dt.date = DayField().clean(request.POST.get(name, ""))
    except Exception:
        return None
    return day
