"""What an employer paid for the recipients of a claim is sent to them: one order each, by their share."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.actions.demand_shortfall import STATES
from payung.claims.demanded import HELD as HELD_ACCOUNT
from payung.claims.demands import EmployerDemand
from payung.claims.instructions import PaymentInstruction
from payung.claims.passed_on import Part, parts_of
from payung.claims.paying import PAYABLE, state_of_money, transfer
from payung.claims.reach import hold_claim, move
from payung.claims.refused import HELD, NO_ACCOUNT, NOT_YET, refuse
from payung.claims.refused_demands import NO_RECIPIENT, NOT_PAID, PASSED_ON
from payung.claims.writing import standing_decision
from payung.ledger.transfers import post_transfers
from payung.statute_book import StatuteBook, read_statute_book


def pass_on_demand(
    demand_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> list[PaymentInstruction]:
    """Order every part not sent yet to those whose account is known; what the bank returned is sent again.

    The money leaves what is held with the first order of a part. Raises NotAllowed; Refused claim-state, claim-held,
    decision-not-approved, demand-unpaid, demand-no-recipient, demand-passed-on, account-missing.
    """
    law = law or read_statute_book()
    with act("claims.pass_on_demand", by, at) as deed:
        claim_id = EmployerDemand.objects.values_list("claim_id", flat=True).get(pk=demand_id)
        claim = hold_claim(claim_id, "claims.pass_on_demand", by, *STATES)
        demand = EmployerDemand.objects.select_related("decision", "claim__event").get(pk=demand_id)
        if claim.hold:
            raise refuse(HELD, claim.hold, "Pembayaran")
        decision = standing_decision(claim)
        if decision is None:
            raise refuse(NOT_YET, claim.get_state_display(), "Pembayaran")
        if demand.state != EmployerDemand.State.PAID:
            raise refuse(NOT_PAID, demand.get_state_display(), "Tagihan selisih")
        ready = _ready(parts_of(demand, law))

        orders = [_order(each, demand, at) for each in ready]
        for order in orders:
            order.save()
        first = [
            transfer(_key(each, demand), HELD_ACCOUNT, PAYABLE, each.amount, localdate(at), claim)
            for each in ready
            if each.back is None
        ]
        if first:
            post_transfers(pl.concat(first))
        move(claim, state_of_money(claim, decision), "pass_on_demand", by, at, f"{len(orders)} penerima")
        amount = sum(order.amount for order in orders)
        deed.about(f"claim:{claim.pk}", demand=demand.pk, keys=[order.key for order in orders], amount=amount)
        return orders


def _ready(parts: list[Part]) -> list[Part]:
    """Parts that can be sent now. Raises Refused where there is none."""
    if not parts:
        raise refuse(NO_RECIPIENT, "belum ada", "Penerima")
    held = [each for each in parts if each.order is None]
    if not held:
        raise refuse(PASSED_ON, "sudah diteruskan", "Pembayaran")
    ready = [each for each in held if each.claimant.account_number]
    if not ready:
        raise refuse(NO_ACCOUNT, ", ".join(each.claimant.name for each in held), "Rekening")
    return ready


def _key(part: Part, demand: EmployerDemand) -> str:
    return f"claim:{demand.claim_id}:demand:{demand.pk}:payee:{part.claimant.pk}"


def _order(part: Part, demand: EmployerDemand, at: dt.datetime) -> PaymentInstruction:
    """An order to the account as it is known now."""
    to, back = part.claimant, part.back
    return PaymentInstruction(
        key=_key(part, demand) if back is None else f"{back.key}:again",
        decision_id=demand.decision_id,
        demand=demand,
        claimant=to,
        amount=part.amount,
        bank=to.bank,
        account_number=to.account_number,
        account_holder=to.account_holder,
        instructed_at=at,
        replaces=back,
    )
