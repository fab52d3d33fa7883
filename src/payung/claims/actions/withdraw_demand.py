"""A demand on an employer was wrong: it is taken back before it is paid, with the reason."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.actions.demand_shortfall import STATES
from payung.claims.demanded import withdraw_open
from payung.claims.demands import EmployerDemand
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, refuse
from payung.claims.refused_demands import PAID_ALREADY


def withdraw_demand(demand_id: int, *, reason: str, by: Actor, at: dt.datetime) -> EmployerDemand:
    """Close its payment code and keep why. Raises NotAllowed; Refused reason-missing, demand-ended."""
    with act("claims.withdraw_demand", by, at) as deed:
        claim_id = EmployerDemand.objects.values_list("claim_id", flat=True).get(pk=demand_id)
        claim = hold_claim(claim_id, "claims.withdraw_demand", by, *STATES)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        taken = [each for each in withdraw_open(claim, reason.strip(), at) if each.pk == demand_id]
        if not taken:
            raise refuse(PAID_ALREADY, "sudah berakhir", "Tagihan selisih")
        move(claim, claim.state, "withdraw_demand", by, at, reason.strip())
        deed.about(f"claim:{claim.pk}", demand=demand_id)
        return taken[0]
