"""An officer writes what documents say about a claim: days unable to work, disabilities, receipts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.reach import hold_claim, move
from payung.claims.refused import FACTS, refuse
from payung.claims.stated import unfit

State = Claim.State
CHANGEABLE = tuple(state for state in State.values if state not in (State.DECIDED, State.WITHDRAWN))


def state_facts(claim_id: int, facts: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> Claim:
    """Merge the facts into the claim's. A value of None takes a fact back. What was decided keeps its own frozen facts.

    Raises NotAllowed; Refused claim-state while a decision waits, facts-unfit for a name or
    shape that is not in `stated.STATED`.
    """
    with act("claims.state_facts", by, at) as deed:
        claim = hold_claim(claim_id, "claims.state_facts", by, *CHANGEABLE)
        merged = {name: value for name, value in {**claim.facts, **facts}.items() if value is not None}
        if wrong := unfit(merged):
            raise refuse(FACTS, ", ".join(wrong), "Fakta klaim")

        claim.facts = merged
        state = State.GATHERING if claim.state == State.OPENED else claim.state
        move(claim, state, "state_facts", by, at, ", ".join(facts))
        deed.about(f"claim:{claim.pk}", names=sorted(facts))
        return claim
