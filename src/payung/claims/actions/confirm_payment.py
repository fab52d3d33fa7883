"""A bank confirms that an order reached the payee."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.instructions import PaymentInstruction
from payung.claims.late import addition_transfer, order_addition
from payung.claims.orders import hold_order
from payung.claims.paying import PAYABLE, state_of_money, transfer
from payung.claims.reach import move
from payung.claims.refused import NOT_INSTRUCTED, NOT_YET, refuse
from payung.claims.writing import standing_decision
from payung.ledger.accounts import bank, ensure_banks
from payung.ledger.transfers import post_transfers
from payung.statute_book import StatuteBook, read_statute_book


def confirm_payment(
    key: str, *, paying_bank: str, bank_reference: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> PaymentInstruction:
    """Mark the order as received; the claim is paid with the last of them. Told twice, nothing happens twice.

    What arrived after the last day the law allows brings an order of its own for our lateness, to the same account.

    Raises NotAllowed; Refused instruction-state for an order that was returned, or confirmed under another reference.
    """
    law = law or read_statute_book()
    with act("claims.confirm_payment", by, at) as deed:
        order, claim = hold_order(key, "claims.confirm_payment", by)
        deed.about(f"claim:{claim.pk}", key=key, reference=bank_reference)
        if order.state == order.State.CONFIRMED and order.bank_reference == bank_reference:
            return order
        if order.state != order.State.INSTRUCTED or not bank_reference:
            raise refuse(NOT_INSTRUCTED, order.State(order.state).label, "Perintah bayar")
        decision = standing_decision(claim)
        if decision is None:
            raise refuse(NOT_YET, claim.get_state_display())

        order.state, order.confirmed_at = order.State.CONFIRMED, at
        order.paying_bank, order.bank_reference = paying_bank, bank_reference
        order.save()
        ensure_banks([paying_bank])
        post_transfers(transfer(f"{key}:paid", PAYABLE, bank(paying_bank), order.amount, localdate(at), claim))
        if late := order_addition(order, claim, at, law):
            post_transfers(addition_transfer(order, late, localdate(at), claim))
            deed.about(f"claim:{claim.pk}", late=late)
        judged_anew = claim.state in (claim.State.COMPLETE, claim.State.DECIDED)
        state = claim.state if judged_anew else state_of_money(claim, decision)
        move(claim, state, "confirm_payment", by, at, order.masked_account)
        return order
