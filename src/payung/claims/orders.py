"""Holding an order to a bank together with its claim, always the claim first."""

from __future__ import annotations

from payung.access.actor import Actor
from payung.claims.claim import Claim
from payung.claims.instructions import PaymentInstruction
from payung.claims.reach import hold_claim
from payung.claims.refused import NOT_INSTRUCTED, refuse

State = Claim.State


def hold_order(key: str, permission: str, by: Actor) -> tuple[PaymentInstruction, Claim]:
    """The order and its claim, both locked. Raises NotAllowed; Refused instruction-state for a key nobody knows."""
    claim_id = PaymentInstruction.objects.filter(key=key).values_list("decision__claim_id", flat=True).first()
    if claim_id is None:
        raise refuse(NOT_INSTRUCTED, key, "Perintah bayar")
    claim = hold_claim(claim_id, permission, by, *State.values)
    order = PaymentInstruction.objects.select_for_update(of=("self",)).get(key=key)
    return order, claim
