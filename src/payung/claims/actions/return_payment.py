"""A bank returns an order: the account was wrong or closed. The money waits to be sent again."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.instructions import PaymentInstruction
from payung.claims.orders import hold_order
from payung.claims.paying import PAYABLE, given_back, transfer
from payung.claims.reach import move
from payung.claims.refused import NO_REASON, refuse
from payung.claims.writing import standing_decision
from payung.ledger.accounts import bank
from payung.ledger.transfers import post_transfers


def return_payment(key: str, *, reason: str, by: Actor, at: dt.datetime) -> PaymentInstruction:
    """Mark the order as returned, also one that was confirmed before. Told twice, nothing happens twice.

    What is returned stays payable to the same person; the fund gets it back only where the standing decision no
    longer owes it. Raises NotAllowed; Refused
    reason-missing, instruction-state for a key nobody knows.
    """
    with act("claims.return_payment", by, at) as deed:
        order, claim = hold_order(key, "claims.return_payment", by)
        deed.about(f"claim:{claim.pk}", key=key, reason=reason[:200])
        if order.state == order.State.RETURNED:
            return order
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan bank")

        if order.state == order.State.CONFIRMED:
            back = transfer(f"{key}:returned", bank(order.paying_bank), PAYABLE, order.amount, localdate(at), claim)
            post_transfers(back)
        order.state, order.returned_at, order.returned_reason = order.State.RETURNED, at, reason[:200]
        order.save()
        state = claim.State.INSTRUCTED if claim.state == claim.State.PAID else claim.state
        standing = standing_decision(claim)
        if standing is not None:
            post_transfers(given_back(claim, standing, localdate(at)))
        move(claim, state, "return_payment", by, at, reason)
        return order
