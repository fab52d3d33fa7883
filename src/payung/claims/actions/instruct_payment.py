"""An approved claim becomes orders to the bank: one per payee, each once."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.instructions import PaymentInstruction
from payung.claims.paying import PAYABLE, TAX, Owed, fund_of, owed, tax_booked, tax_of, transfer
from payung.claims.reach import hold_claim, move
from payung.claims.refused import HELD, NO_ACCOUNT, NOT_YET, NOTHING_TO_SEND, refuse
from payung.claims.writing import standing_decision
from payung.ledger.transfers import post_transfers

State = Claim.State


def instruct_payment(claim_id: int, *, by: Actor, at: dt.datetime) -> list[PaymentInstruction]:
    """Order every share not sent yet to those whose account is known; returned orders are sent again.

    The money leaves the fund with the first order; an order sent again moves nothing in the books. Raises NotAllowed;
    Refused claim-state, claim-held, nothing-to-pay, account-missing where nobody can be paid.
    """
    with act("claims.instruct_payment", by, at) as deed:
        claim = hold_claim(claim_id, "claims.instruct_payment", by, State.APPROVED, State.INSTRUCTED)
        if claim.hold:
            raise refuse(HELD, claim.hold, "Pembayaran")
        decision = standing_decision(claim)
        if decision is None:
            raise refuse(NOT_YET, Claim.State(claim.state).label)
        every = owed(claim, decision)
        if not every:
            raise refuse(NOTHING_TO_SEND, "tidak ada sisa", "Pembayaran")
        ready = [each for each in every if each.claimant.account_number]
        if not ready:
            raise refuse(NO_ACCOUNT, ", ".join(each.claimant.name for each in every), "Rekening")

        orders = [_order(each, decision, at) for each in ready]
        for order in orders:
            order.save()
        post_transfers(_transfers(claim, decision, ready, localdate(at)))
        move(claim, State.INSTRUCTED, "instruct_payment", by, at, f"{len(orders)} penerima")
        deed.about(
            f"claim:{claim.pk}",
            decision=decision.pk,
            keys=[order.key for order in orders],
            amount=sum(order.amount for order in orders),
        )
        return orders


def _order(each: Owed, decision: Decision, at: dt.datetime) -> PaymentInstruction:
    """An order to the account as it is known now. Sent again, it keeps the decision it was first made for."""
    back, to = each.returned, each.claimant
    first = f"claim:{decision.claim_id}:decision:{decision.pk}:payee:{to.pk}"
    return PaymentInstruction(
        key=first if back is None else f"{back.key}:again",
        decision_id=decision.pk if back is None else back.decision_id,
        claimant=to,
        amount=each.amount,
        bank=to.bank,
        account_number=to.account_number,
        account_holder=to.account_holder,
        instructed_at=at,
        replaces=back,
        late_for_id=None if back is None else back.late_for_id,
        demand_id=None if back is None else back.demand_id,
    )


def _transfers(claim: Claim, decision: Decision, ready: list[Owed], on: dt.date) -> pl.DataFrame:
    """From the fund to what is payable, for first orders; and the tax withheld, with the first of them."""
    source, first = fund_of(claim), [each for each in ready if each.returned is None]
    rows = [
        transfer(
            f"claim:{claim.pk}:decision:{decision.pk}:payee:{each.claimant.pk}",
            source, PAYABLE, each.amount, on, claim,
        )
        for each in first
    ]  # fmt: skip
    more_tax = tax_of(decision) - tax_booked(claim)
    if first and more_tax > 0:
        rows.append(transfer(f"claim:{claim.pk}:decision:{decision.pk}:tax", source, TAX, more_tax, on, claim))
    return pl.concat(rows) if rows else pl.DataFrame()
