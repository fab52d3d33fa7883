"""The bank made the transfer: the refund leaves the funds, in the same transaction."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Refund
from payung.construction.reach import hold_project
from payung.construction.refused import REFUND_STATE, refuse
from payung.ledger.accounts import bank, ensure_banks, fund
from payung.ledger.transfers import TRANSFERS, post_transfers


def record_refund(refund_id: int, *, bank_reference: str, by: Actor, at: dt.datetime) -> Refund:
    """Record the transfer of an approved refund. Raises NotAllowed; Refused refund-state."""
    with act("construction.record_refund", by, at) as deed:
        refund = Refund.objects.select_for_update(of=("self",)).get(pk=refund_id)
        hold_project(refund.project_id, "construction.record_refund", by, alive=False)
        if refund.state != Refund.State.APPROVED:
            raise refuse(REFUND_STATE, Refund.State(refund.state).label, "Pengembalian")
        refund.state, refund.paid_on, refund.bank_reference = Refund.State.PAID, localdate(at), bank_reference[:60]
        refund.save()
        ensure_banks([refund.bank])
        rows = [
            {
                "key": f"project-refund:{refund.pk}:{name}",
                "debit_id": fund(name),
                "credit_id": bank(refund.bank),
                "amount": amount,
                "value_date": refund.paid_on,
                "month": None,
                "subject": f"project:{refund.project_id}",
            }
            for name, amount in (("JKK", refund.jkk), ("JKM", refund.jkm))
            if amount
        ]
        post_transfers(pl.DataFrame(rows, schema=TRANSFERS))
        deed.about(f"refund:{refund.pk}", project=refund.project_id, amount=refund.amount)
        return refund
