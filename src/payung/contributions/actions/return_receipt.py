"""A second officer has money that settled nothing given back to who paid, through the bank it came by."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.audit.act import act
from payung.contributions.bills import Bill
from payung.contributions.reach import require_reach
from payung.contributions.refused import RECEIPT_GONE, RECEIPT_REASON, refuse
from payung.payments.answering import NotAnswered, give_back, held_receipt


def return_receipt(receipt_id: int, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """Out of clearing to the bank. Money on a code nobody was given is returned only by who reaches everything.

    Raises NotAllowed; Refused receipt-reason, receipt-gone.
    """
    with act("contributions.return_receipt", by, at) as deed:
        try:
            receipt = held_receipt(receipt_id)
        except NotAnswered:
            raise refuse(RECEIPT_GONE, [receipt_id], "sudah dijawab", "Uang masuk") from None
        owner = Bill.objects.filter(payment_code=receipt.code).values_list("employer_id", flat=True).first()
        if owner is not None:
            require_reach(by, "contributions.return_receipt", [owner])
        elif ScopeKind.ALL not in by.scopes("contributions.return_receipt"):
            raise NotAllowed(f"{by.name}: contributions.return_receipt")
        if not reason.strip():
            raise refuse(RECEIPT_REASON, [receipt_id], "kosong", "Alasan")

        give_back(receipt, reason.strip()[:200], by.name, at)
        deed.about(f"receipt:{receipt.pk}", amount=receipt.amount, bank=receipt.bank, reason=reason.strip()[:200])
