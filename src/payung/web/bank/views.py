"""The counter: one page that answers an inquiry, takes a payment and tells what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.jobs.periodic import take_repayments
from payung.jobs.settle import settle
from payung.kernel.amounts import rupiah_text
from payung.payments.models import Receipt
from payung.payments.simulator import SimulatedBank
from payung.web.bank.allowed import simulator_allowed
from payung.web.bank.outcomes import NEXT, OUTCOMES
from payung.web.bank.payment import Payment
from payung.web.guard import POST, page
from payung.web.words import english

BANK = SimulatedBank()
NEWEST = 10


@page(public=True)
def counter(request: HttpRequest) -> HttpResponse:
    """The form; with `kode` the answer to the inquiry, with `bukti` what became of that payment."""
    _only_simulated()
    code, reference = request.GET.get("kode", "").strip()[:40], request.GET.get("bukti", "")[:60]
    shown: dict[str, Any] = {"code": code}
    if reference:
        shown["told"] = _told(Receipt.objects.filter(bank=BANK.name, reference=reference).first())
    elif code:
        inquiry = BANK.inquire(code, request.now)
        shown |= {"inquiry": inquiry, "refusal": _in_language(inquiry.refusal)}
        shown["typed"] = {"code": inquiry.code, "amount_text": rupiah_text(inquiry.amount) if inquiry.amount else ""}
    return _page(request, shown)


@page(public=True, methods=POST)
def pay(request: HttpRequest) -> HttpResponse:
    """Take the money, let the bill be posted at once, and show what became of it."""
    _only_simulated()
    payment = Payment.read(request.POST.dict(), request.now)
    if payment.wrong:
        return _page(request, {"code": payment.code, "typed": payment, "paying": True}, status=422)

    told = BANK.pay(payment.code, payment.amount, at=request.now, reference=payment.reference, paid_at=payment.paid_at)
    posted = settle(request.now)
    take_repayments(request.now)
    if told.repeated:
        messages.info(request, _("Nomor bukti ini sudah pernah dikirim. Jawaban yang pertama berlaku."))
    elif posted.bills:
        text = ngettext("Dibukukan untuk %d pekerja.", "Dibukukan untuk %d pekerja.", posted.workers)
        messages.success(request, text % posted.workers)
    elif posted.rolls:
        messages.success(request, _("Dibukukan. Perlindungannya sudah berlaku."))
    elif posted.demands:
        messages.success(request, _("Dibukukan sebagai titipan bagi penerima klaim."))
    answer = urlencode({"kode": payment.code, "bukti": told.reference})
    return HttpResponseRedirect(f"{reverse('bank:counter')}?{answer}")


def _only_simulated() -> None:
    """404 in a database with real data, unless the operator switched the simulator on."""
    if not simulator_allowed():
        raise Http404


def _page(request: HttpRequest, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    newest = Receipt.objects.filter(bank=BANK.name).order_by("-pk")[:NEWEST]
    shown["receipts"] = [(receipt, OUTCOMES[Receipt.Outcome(receipt.outcome)]) for receipt in newest]
    return render(request, "bank/counter.html", shown, status=status)


def _told(receipt: Receipt | None) -> dict[str, Any] | None:
    if receipt is None:
        return None
    outcome = Receipt.Outcome(receipt.outcome)
    return {"receipt": receipt, "words": OUTCOMES[outcome], "next": NEXT.get(outcome, "")}


def _in_language(reason: Any) -> str:
    if reason is None:
        return ""
    return reason.en if english() else reason.id
