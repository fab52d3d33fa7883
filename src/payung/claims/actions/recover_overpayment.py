"""How what was paid too much comes back: kept back of later payments, or as a debt."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.reach import hold_entitlement, hold_overpayment
from payung.claims.periodic.refusals import PLAN, PLANNED
from payung.claims.periodic.tables import Entitlement, Overpayment
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.payments.codes import replace_codes

State = Overpayment.State


def recover_overpayment(
    overpayment_id: int, *, monthly: int = 0, source_id: int | None = None, reason: str, by: Actor, at: dt.datetime
) -> Overpayment:
    """Make or change the plan of an overpayment.

    monthly    whole rupiah kept back of each later payment of `source_id`; 0 makes it a debt to be paid back
    source_id  an entitlement of the same person or family that still runs; None with a debt

    A code already issued to pay it back can no longer be paid. Raises NotAllowed; Refused overpayment-state,
    plan-unfit, reason-missing, officer-unknown.
    """
    with act("claims.recover_overpayment", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        owed = hold_overpayment(overpayment_id, "claims.recover_overpayment", by)
        if owed.state == State.RECOVERED:
            raise refuse(PLANNED, State(owed.state).label, "Kelebihan")
        _require_source(owed, monthly, source_id, by)

        owed.state = State.PLANNED if monthly else State.DEBT
        owed.monthly, owed.source_id, owed.until = monthly, source_id, None
        owed.planned_by_id, owed.reason = by.user_id, reason[:500]
        owed.save()
        replace_codes(owed.repayments.filter(posted_at=None).values_list("payment_code", flat=True))
        deed.about(f"overpayment:{owed.pk}", amount=owed.amount, monthly=monthly, source=source_id)
        return owed


def _require_source(owed: Overpayment, monthly: int, source_id: int | None, by: Actor) -> None:
    if monthly < 0 or bool(monthly) != (source_id is not None):
        raise refuse(PLAN, f"Rp{monthly} sebulan", "Rencana")
    if source_id is None:
        return
    source = hold_entitlement(source_id, "claims.recover_overpayment", by)
    family = source.claim.event_id == owed.entitlement.claim.event_id
    same = family or source.claimant_id == owed.entitlement.claimant_id
    taken = Overpayment.objects.filter(source=source, state=State.PLANNED).exclude(pk=owed.pk).exists()
    if not same or taken or source.state == Entitlement.State.STOPPED:
        raise refuse(PLAN, f"manfaat {source.pk}", "Sumber")
