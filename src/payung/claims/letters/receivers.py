"""Who gets how much of what a decision pays now, and who gets the pension of every month."""

from __future__ import annotations

from django.db.models import Q

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.gathering_savings import SURVIVORS
from payung.claims.letters.letter import Receiver

PENSION = "pension"


def monthly_of(decision: Decision) -> int:
    """Whole rupiah of the pension of every month that was granted; 0 where none was."""
    if decision.claim.programme != Claim.Programme.JP:
        return 0
    return sum(each["amount"] for each in decision.lines if each["code"] == PENSION)


def receivers_of(decision: Decision) -> tuple[Receiver, ...]:
    """As frozen; of a pension the one who is paid every month, as the family was named when it was decided."""
    if monthly := monthly_of(decision):
        payee = _pensioner(decision)
        return (_receiver(payee, payee.name, payee.relation, monthly),) if payee else ()
    people = Claimant.objects.in_bulk([each["claimant_id"] for each in decision.payees])
    return tuple(
        _receiver(people.get(each["claimant_id"]), each["name"], each["relation"], each["amount"])
        for each in decision.payees
    )


def _receiver(one: Claimant | None, name: str, relation: str, amount: int) -> Receiver:
    return Receiver(name, Claimant.Relation(relation).label, one.guardian_name if one else "", amount)


def _pensioner(decision: Decision) -> Claimant | None:
    """The first named of the kind that the pension is for; see `periodic.opening`."""
    wanted = dict(SURVIVORS).get(decision.case["pension_event"], (Claimant.Relation.SELF,))
    live = Q(named_at__lte=decision.decided_at) & (Q(ended_at=None) | Q(ended_at__gt=decision.decided_at))
    named = Claimant.objects.filter(live, event=decision.claim.event_id, relation__in=wanted).order_by("place")
    able = (one for one in named if not (one.facts.get("married") or one.facts.get("working")))
    return next(able, None)
