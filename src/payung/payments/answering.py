"""Money in clearing put to use or given back. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.ledger.accounts import UNIDENTIFIED, bank
from payung.ledger.transfers import TRANSFERS, post_transfers
from payung.payments.models import PaymentCode, Receipt, ReceiptAnswer


class NotAnswered(ValueError):
    """The receipt settled its code or was answered before, or the code is not open for that amount."""


def held_receipt(receipt_id: int) -> Receipt:
    """The receipt, held until the transaction ends. Raises NotAnswered where its money does not wait."""
    receipt = Receipt.objects.select_for_update().filter(pk=receipt_id).first()
    if receipt is None or receipt.outcome == Receipt.Outcome.SETTLED:
        raise NotAnswered("receipt")
    if ReceiptAnswer.objects.filter(receipt=receipt).exists():
        raise NotAnswered("answered")
    return receipt


def use_for(receipt: Receipt, code: str, reason: str, by: str, at: dt.datetime) -> None:
    """Settle an open code of exactly this amount with it, as of the day the bank took the money."""
    open_code = PaymentCode.objects.select_for_update().filter(pk=code, state=PaymentCode.State.OPEN).first()
    if open_code is None or open_code.amount != receipt.amount:
        raise NotAnswered("code")
    _out_of_clearing(receipt, "used", at)
    open_code.state, open_code.settled_at = PaymentCode.State.SETTLED, receipt.paid_at
    open_code.receipt = receipt
    open_code.save(update_fields=["state", "settled_at", "receipt"])
    ReceiptAnswer.objects.create(
        receipt=receipt, kind=ReceiptAnswer.Kind.USED, code=code, reason=reason, answered_by=by, at=at
    )


def give_back(receipt: Receipt, reason: str, by: str, at: dt.datetime) -> None:
    """Out of clearing to the bank it came through, which returns it to who paid."""
    _out_of_clearing(receipt, "returned", at)
    ReceiptAnswer.objects.create(
        receipt=receipt, kind=ReceiptAnswer.Kind.RETURNED, reason=reason, answered_by=by, at=at
    )


def _out_of_clearing(receipt: Receipt, kind: str, at: dt.datetime) -> None:
    row = {
        "key": f"receipt:{receipt.pk}:{kind}",
        "debit_id": UNIDENTIFIED,
        "credit_id": bank(receipt.bank),
        "amount": receipt.amount,
        "value_date": localdate(at),
        "month": None,
        "subject": f"receipt:{receipt.pk}",
    }
    post_transfers(pl.DataFrame([row], schema=TRANSFERS))
