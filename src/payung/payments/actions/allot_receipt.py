"""An officer who reaches everything puts money that settled nothing to the open code it was meant for."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.audit.act import act
from payung.payments.answering import NotAnswered, held_receipt, use_for
from payung.payments.refused import GONE, NO_REASON, NOT_OPEN, refuse

PERMISSION = "payments.allot_receipt"


def allot_receipt(receipt_id: int, code: str, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """Settle an open code of exactly the amount, as of the day the bank took the money; posting follows as for any.

    Raises NotAllowed for whoever does not reach everything; Refused receipt-reason, receipt-gone, receipt-code.
    """
    with act("payments.allot_receipt", by, at) as deed:
        if ScopeKind.ALL not in by.scopes(PERMISSION):
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        if not reason.strip():
            raise refuse(NO_REASON, "Alasan", "kosong")
        try:
            receipt = held_receipt(receipt_id)
        except NotAnswered:
            raise refuse(GONE, "Uang masuk", "sudah dijawab") from None
        try:
            use_for(receipt, code, reason.strip()[:200], by.name, at)
        except NotAnswered:
            raise refuse(NOT_OPEN, "Kode bayar", code or "belum dipilih") from None
        deed.about(f"receipt:{receipt.pk}", code=code, typed=receipt.code, amount=receipt.amount,
                   reason=reason.strip()[:200])  # fmt: skip
