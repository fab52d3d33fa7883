"""The other side of the counter: orders to pay claims and runs, which the simulated bank carries out or returns."""

from __future__ import annotations

import polars as pl
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.access.actor import BANK
from payung.claims.actions.answer_orders import answer_orders
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.return_payment import return_payment
from payung.claims.models import PaymentInstruction, PeriodicOrder
from payung.claims.periodic.answering import ANSWERS
from payung.claims.periodic.bank_tables import PREFIX
from payung.claims.queries import orders_waiting
from payung.claims.refused import Refused
from payung.payments.simulator import SimulatedBank
from payung.web.bank.allowed import simulator_allowed
from payung.web.guard import POST, page

MOST, NEWEST = 50, 10
LONGEST_REFERENCE = 60
State = PaymentInstruction.State


@page(public=True)
def outgoing(request: HttpRequest) -> HttpResponse:
    """Orders that wait, the oldest first, and the newest answers."""
    _only_simulated()
    return _page(request)


@page(public=True, methods=POST)
def carry_out(request: HttpRequest) -> HttpResponse:
    """The money reached the account."""
    _only_simulated()
    key, reference = request.POST.get("key", ""), request.POST.get("reference", "").strip()
    if len(reference) > LONGEST_REFERENCE:
        return _page(request, _("Nomor bukti paling panjang %d huruf.") % LONGEST_REFERENCE, key)
    reference = reference or f"{request.now:%y%m%d}-{key}"[:LONGEST_REFERENCE]
    if PaymentInstruction.objects.filter(paying_bank=_bank(), bank_reference=reference).exclude(key=key).exists():
        return _page(request, _("Nomor bukti ini sudah dipakai perintah lain. Ketik nomor lain."), key)
    if PeriodicOrder.objects.filter(paying_bank=_bank(), bank_reference=reference).exclude(_is(key)).exists():
        return _page(request, _("Nomor bukti ini sudah dipakai perintah lain. Ketik nomor lain."), key)
    try:
        if _of_run(key):
            _answer(request, key, reference, "")
        else:
            confirm_payment(key, paying_bank=_bank(), bank_reference=reference, by=BANK, at=request.now)
    except Refused as problem:
        return _page(request, f"{problem.problem.found}. {problem.problem.cure}", key)
    messages.success(request, _("Uang masuk ke rekening. Nomor bukti %(proof)s.") % {"proof": reference})
    return HttpResponseRedirect(reverse("bank:outgoing"))


@page(public=True, methods=POST)
def send_back(request: HttpRequest) -> HttpResponse:
    """The bank could not pay it, and says why."""
    _only_simulated()
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "").strip()
    try:
        if _of_run(key):
            _answer(request, key, "", reason)
        else:
            return_payment(key, reason=reason, by=BANK, at=request.now)
    except Refused as problem:
        return _page(request, f"{problem.problem.found}. {problem.problem.cure}", key)
    messages.info(request, _("Perintah dikembalikan. Uangnya tetap menjadi hak penerima dan menunggu rekening baru."))
    return HttpResponseRedirect(reverse("bank:outgoing"))


def _only_simulated() -> None:
    """404 in a database with real data, unless the operator switched the simulator on."""
    if not simulator_allowed():
        raise Http404


def _of_run(key: str) -> bool:
    return key.startswith(f"{PREFIX}:")


def _is(key: str) -> Q:
    """The order of a run with this key."""
    parts = key.split(":")
    known = _of_run(key) and len(parts) == 3 and all(each.isdigit() for each in parts[1:])
    return Q(payment_id=int(parts[1]), attempt=int(parts[2])) if known else Q(pk=None)


def _answer(request: HttpRequest, key: str, reference: str, reason: str) -> None:
    rows = pl.DataFrame([(key, reference, reason)], schema=ANSWERS, orient="row")
    answer_orders(rows, paying_bank=_bank(), by=BANK, at=request.now)


def _bank() -> str:
    return SimulatedBank().name


def _page(request: HttpRequest, wrong: str = "", key: str = "") -> HttpResponse:
    waiting = orders_waiting()
    answered = PaymentInstruction.objects.exclude(state=State.INSTRUCTED).order_by("-pk")[:NEWEST]
    run_orders = PeriodicOrder.objects.filter(state=PeriodicOrder.State.INSTRUCTED).order_by("pk")
    run_orders = run_orders.select_related("payment__entitlement__claim")
    shown = {
        "orders": waiting[:MOST],
        "count": waiting.count(),
        "most": MOST,
        "answered": answered,
        "run_orders": run_orders[:MOST],
        "run_count": run_orders.count(),
        "run_answered": PeriodicOrder.objects.exclude(state=PeriodicOrder.State.INSTRUCTED).order_by("-pk")[:NEWEST],
        "wrong": wrong,
        "wrong_key": key,
    }
    return render(request, "bank/outgoing.html", shown, status=422 if wrong else 200)
