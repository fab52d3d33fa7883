"""What an employer paid for the recipients of a claim: whose it is, what was sent, what is still held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.demands import EmployerDemand
from payung.claims.falling_due import Due
from payung.claims.instructions import PaymentInstruction
from payung.claims.life_events import LifeEvent
from payung.claims.shares import payees
from payung.statute_book import StatuteBook

State = PaymentInstruction.State
SHORTFALL = "shortfall"


@dataclass(frozen=True)
class Part:
    """One recipient's part of what an employer paid, whole rupiah.

    order  the order that was sent and did not come back; None while the part is held
    back   the order the bank returned last, to be replaced; None for a first order
    """

    claimant: Claimant
    amount: int
    order: PaymentInstruction | None
    back: PaymentInstruction | None


def parts_of(demand: EmployerDemand, law: StatuteBook) -> list[Part]:
    """The parts of what was asked, as the benefit itself is shared; empty where nobody is there to receive.

    A part that was sent is told as it was sent; what has no recipient stays held.
    """
    orders = list(demand.instructions.select_related("claimant").order_by("pk"))
    live = {each.claimant_id: each for each in orders if each.state != State.RETURNED}
    back = {each.claimant_id: each for each in orders if each.state == State.RETURNED}
    if orders:
        sent = {each.claimant_id: each for each in orders}
        known = [(each.claimant, each.amount) for each in sent.values()]
    else:
        known = _shares(demand, law)
    return [Part(one, amount, live.get(one.pk), back.get(one.pk)) for one, amount in known]


def _shares(demand: EmployerDemand, law: StatuteBook) -> list[tuple[Claimant, int]]:
    claim: Claim = demand.claim
    people = list(Claimant.objects.filter(event=claim.event_id, ended_at=None).order_by("place"))
    died_on = claim.event.happened_on if claim.event.kind == LifeEvent.Kind.DEATH else None
    kept = bool(demand.decision.case.get("wages_kept"))
    shared = payees(_more(demand), people, died_on=died_on, wages_kept=kept, law=law)
    by_number = {one.pk: one for one in people}
    return [(by_number[each.claimant_id], each.amount) for each in shared]


def _more(demand: EmployerDemand) -> list[Due]:
    """What the true wage adds to each kind of benefit; one sum where a kind became smaller."""
    more: dict[str, int] = defaultdict(int)
    for line in demand.lines:
        more[line["code"]] += line["amount"]
    for line in demand.decision.lines:
        more[line["code"]] -= line["amount"]
    if min(more.values()) < 0 or sum(more.values()) != demand.amount:
        return [Due(SHORTFALL, demand.amount)]
    return [Due(code, amount) for code, amount in more.items() if amount]
