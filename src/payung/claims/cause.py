"""A death told without its cause, or as not of work, that turns out to be of work. The caller is an action.

Of work, JKK pays and JKM does not. What was never approved is taken back and opened as it should have been; what was
approved and not sent waits; what was paid stands until an officer judges it anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.actor import Actor
from payung.claims.claim import Claim
from payung.claims.life_events import LifeEvent
from payung.claims.reach import move
from payung.claims.reporting import open_claims
from payung.claims.writing import standing_decision
from payung.statute_book import StatuteBook

State, Programme = Claim.State, Claim.Programme
UNAPPROVED = (State.OPENED, State.GATHERING, State.COMPLETE, State.DECIDED)
WAITS = "Penyebab kematian kemudian disebut akibat kerja; petugas memeriksa JKK atau JKM yang dibayar"
OF_NOT_WORK = "Meninggal karena kerja: dibayar dari JKK, bukan JKM"


@dataclass(frozen=True)
class Turned:
    """What followed: claims opened, those taken back, those approved before that have to be judged anew."""

    opened: tuple[Claim, ...]
    withdrawn: tuple[Claim, ...]
    standing: tuple[Claim, ...]


def may_turn(event: LifeEvent) -> bool:
    """Whether the event is a death that nobody told to be of work."""
    return event.kind == LifeEvent.Kind.DEATH and not event.facts.get("work_accident")


def turn_to_work(
    event: LifeEvent, accident_on: dt.date | None, action: str, by: Actor, at: dt.datetime, law: StatuteBook
) -> Turned:
    """Write that the death is of work and open JKK. The event is held by the caller.

    accident_on  day of the accident, where it is not the day of the death
    """
    claims = event.claims.select_for_update(of=("self",)).select_related("event", "person").order_by("pk")
    concerned = [each for each in claims if _of_not_work(each)]
    told = {"accident_on": accident_on.isoformat()} if accident_on and accident_on != event.happened_on else {}
    event.facts = {**event.facts, "work_accident": True, **told}
    event.save(update_fields=["facts"])

    withdrawn, standing = [], []
    for claim in concerned:
        claim.event = event
        if standing_decision(claim) is None and claim.state in UNAPPROVED:
            move(claim, State.WITHDRAWN, action, by, at, OF_NOT_WORK)
            withdrawn.append(claim)
        elif claim.programme == Programme.JKM and claim.state not in (State.WITHDRAWN, State.REFUSED):
            claim.hold = claim.hold or WAITS
            move(claim, claim.state, action, by, at, WAITS)
            standing.append(claim)
    opened = open_claims(event, by, at, law, action)
    return Turned(tuple(opened), tuple(withdrawn), tuple(standing))


def _of_not_work(claim: Claim) -> bool:
    """JKM, and what is granted beside it to children."""
    return claim.programme == Programme.JKM or (
        claim.programme == Programme.SCHOLARSHIP and claim.basis == Programme.JKM
    )
