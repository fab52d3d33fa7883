"""An officer puts money that settled nothing to an open bill of the same employer and amount."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.bills import Bill
from payung.contributions.reach import require_reach
from payung.contributions.refused import RECEIPT_BILL, RECEIPT_GONE, RECEIPT_REASON, refuse
from payung.kernel.amounts import rupiah_text
from payung.payments.answering import NotAnswered, held_receipt, use_for


def use_receipt(receipt_id: int, bill_id: int, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """Settle the bill with the receipt, as of the day the bank took the money; posting follows as for any other.

    Raises NotAllowed; Refused receipt-reason, receipt-gone, receipt-bill (not open, another employer or amount).
    """
    with act("contributions.use_receipt", by, at) as deed:
        bill = Bill.objects.select_for_update().filter(pk=bill_id).first()
        require_reach(by, "contributions.use_receipt", [bill.employer_id] if bill else ())
        if not reason.strip():
            raise refuse(RECEIPT_REASON, [receipt_id], "kosong", "Alasan")
        try:
            receipt = held_receipt(receipt_id)
        except NotAnswered:
            raise refuse(RECEIPT_GONE, [receipt_id], "sudah dijawab", "Uang masuk") from None
        own = bill is not None and Bill.objects.filter(employer=bill.employer_id, payment_code=receipt.code).exists()
        try:
            if not own or bill is None:
                raise NotAnswered("employer")
            use_for(receipt, bill.payment_code, reason.strip()[:200], by.name, at)
        except NotAnswered:
            raise refuse(RECEIPT_BILL, [receipt_id], rupiah_text(receipt.amount), "Tagihan") from None

        deed.about(f"receipt:{receipt.pk}", bill=bill.pk, amount=receipt.amount, reason=reason.strip()[:200])
