"""Money that settled nothing: what came in, which open code it was meant for, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.access.models import ScopeKind
from payung.contributions.actions.return_receipt import return_receipt
from payung.contributions.actions.use_receipt import use_receipt
from payung.contributions.models import Bill
from payung.contributions.queries import strays_reached
from payung.contributions.refused import Refused as BillRefused
from payung.jobs.settle import settle
from payung.ledger.accounts import UNIDENTIFIED
from payung.ledger.queries import trial_balance
from payung.payments.actions.allot_receipt import PERMISSION as ALLOT
from payung.payments.actions.allot_receipt import allot_receipt
from payung.payments.models import PaymentCode, Receipt, ReceiptAnswer
from payung.payments.queries import open_codes_for
from payung.payments.refused import Refused
from payung.web.guard import POST, found, page
from payung.web.lists import Filter, Heading, Shape, exported, listing
from payung.web.words import translated

LOOK, USE, RETURN = "look.receipts", "contributions.use_receipt", "contributions.return_receipt"
NEAREST = 20
ANSWERS = (("menunggu", t("menunggu")), ("dipakai", t("dipakai")), ("kembali", t("dikembalikan")))


def _state(row: Receipt) -> tuple[str, object]:
    answer = getattr(row, "answer", None)
    if answer is None:
        return "you", t("menunggu")
    return "safe" if answer.kind == ReceiptAnswer.Kind.USED else "plain", answer.get_kind_display()


def _stands(rows: QuerySet[Receipt], wanted: str) -> QuerySet[Receipt]:
    kinds = {"dipakai": ReceiptAnswer.Kind.USED, "kembali": ReceiptAnswer.Kind.RETURNED}
    return rows.filter(answer=None) if wanted == "menunggu" else rows.filter(answer__kind=kinds[wanted])


SHAPE = Shape(
    caption=t("Uang yang tidak melunasi apa pun"),
    sort="masuk",
    file="uang-belum-jelas",
    empty=t("Tidak ada uang yang menunggu."),
    headings=(
        Heading("kode", t("Kode yang diketik"), lambda row: row.code, "id", ("code",),
                link=lambda row: reverse("officers:stray", args=[row.pk])),
        Heading("jumlah", t("Jumlah"), lambda row: row.amount, "rupiah", ("amount",)),
        Heading("masuk", t("Diterima bank"), lambda row: localdate(row.paid_at), "date", ("paid_at",)),
        Heading("bank", t("Bank"), lambda row: row.bank, order=("bank",), note=lambda row: row.reference),
        Heading("sebab", t("Sebab"), lambda row: translated(row.get_outcome_display()), order=("outcome",), width=36),
        Heading("keadaan", t("Keadaan"), _state, "status", width=26),
    ),
    filters=(
        Filter("cari", t("Cari kode atau nomor bank"),
               lambda rows, text: rows.filter(Q(code__icontains=text) | Q(reference__icontains=text))),
        Filter("sebab", t("Sebab"), lambda rows, outcome: rows.filter(outcome=outcome),
               choices=tuple(each for each in Receipt.Outcome.choices if each[0] != Receipt.Outcome.SETTLED)),
        Filter("keadaan", t("Keadaan"), _stands, choices=ANSWERS),
    ),
)  # fmt: skip


@page(LOOK)
def strays(request: HttpRequest) -> HttpResponse:
    """The list, and whether what waits is what the books hold."""
    rows = strays_reached(request.actor, LOOK)
    if file := exported(request, rows, SHAPE):
        return file
    waiting = rows.filter(answer=None).order_by().aggregate(count=Count("pk"), amount=Sum("amount", default=0))
    context = {"listing": listing(request, rows, SHAPE), "waiting": waiting}
    if _everywhere(request, LOOK):
        balance = {row["code"]: row["balance"] for row in trial_balance().to_dicts()}
        context["held"] = -balance.get(UNIDENTIFIED, 0)
    return render(request, "officers/strays.html", context)


@page(LOOK)
def stray(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """One receipt: what is known of it, and the open codes it may have been meant for."""
    return _shown(request, _at(request, receipt_id, LOOK))


@page((ALLOT, USE), methods=POST)
def use(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Settle one open code with it."""
    receipt, code, reason = _at(request, receipt_id, LOOK), request.POST.get("kode", ""), request.POST.get("alasan", "")

    def work() -> None:
        if _everywhere(request, ALLOT):
            allot_receipt(receipt.pk, code, reason=reason, by=request.actor, at=request.now)
        else:
            bill = found(Bill.objects.filter(payment_code=code, state=Bill.State.OPEN).first())
            use_receipt(receipt.pk, bill.pk, reason=reason, by=request.actor, at=request.now)
        settle(request.now)

    return _answered(request, receipt, work, _("Uangnya melunasi kode %(code)s.") % {"code": code})


@page(RETURN, methods=POST)
def give_back(request: HttpRequest, receipt_id: int) -> HttpResponse:
    """Back to who paid, through the bank it came by."""
    receipt = _at(request, receipt_id, LOOK)

    def work() -> None:
        reason = request.POST.get("alasan", "")
        return_receipt(receipt.pk, reason=reason, by=request.actor, at=request.now)

    return _answered(request, receipt, work, _("Uangnya keluar dari titipan; bank mengembalikannya kepada pembayar."))


def _at(request: HttpRequest, receipt_id: int, permission: str) -> Receipt:
    return found(strays_reached(request.actor, permission).filter(pk=receipt_id).first())


def _everywhere(request: HttpRequest, permission: str) -> bool:
    return ScopeKind.ALL in request.actor.scopes(permission)


def _candidates(request: HttpRequest, receipt: Receipt) -> list[PaymentCode]:
    """Open codes of that amount the actor may settle: any for who reaches everything, else the same employer's."""
    codes = open_codes_for(receipt)
    if _everywhere(request, ALLOT):
        return codes[:NEAREST]
    owner = Bill.objects.filter(payment_code=receipt.code).values("employer")
    own = set(Bill.objects.filter(employer__in=owner, state=Bill.State.OPEN).values_list("payment_code", flat=True))
    return [each for each in codes if each.code in own][:NEAREST]


def _shown(request: HttpRequest, receipt: Receipt, refused: str = "") -> HttpResponse:
    waits, actor = getattr(receipt, "answer", None) is None, request.actor
    reaches_code = Bill.objects.filter(payment_code=receipt.code).exists() or _everywhere(request, RETURN)
    context: dict[str, Any] = {
        "receipt": receipt,
        "meant": PaymentCode.objects.filter(pk=receipt.code).first(),
        "answer": getattr(receipt, "answer", None),
        "may_use": waits and (actor.may(ALLOT) or actor.may(USE)),
        "may_return": waits and actor.may(RETURN) and reaches_code,
        "refused": refused,
    }
    if context["may_use"]:
        context["codes"] = _candidates(request, receipt)
    return render(request, "officers/stray.html", context, status=422 if refused else 200)


def _answered(request: HttpRequest, receipt: Receipt, work: Callable[[], None], said: str) -> HttpResponse:
    try:
        work()
    except (Refused, BillRefused) as refused:
        problem = refused.problem
        return _shown(request, receipt, f"{problem.column}: {problem.found}. {problem.cure}")
    messages.success(request, said)
    return HttpResponseRedirect(reverse("officers:stray", args=[receipt.pk]))
