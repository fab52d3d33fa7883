"""The suspicion is concluded: of work, and the claim goes on; or not, and after a death JKM opens instead."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.life_events import LifeEvent
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.claims.refused_steps import NOT_SUSPECTED
from payung.claims.reporting import open_claims
from payung.claims.suspicions import Suspicion
from payung.statute_book import StatuteBook, read_statute_book

State = Claim.State


def conclude_suspicion(
    claim_id: int, *, work_related: bool, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Suspicion:
    """Write the conclusion, once. Treatment given so far is not asked back from the worker.

    Not of work: the claim stays to be decided, and its decision refuses with this conclusion; a death or a total
    disability told as of work opens the claims it opens when not of work. Raises NotAllowed; Refused claim-state,
    suspicion-missing, reason-missing, officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.conclude_suspicion", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim = hold_claim(claim_id, "claims.conclude_suspicion", by, State.OPENED, State.GATHERING)
        found = Suspicion.objects.select_for_update().filter(claim=claim, concluded_at=None).first()
        if found is None:
            raise refuse(NOT_SUSPECTED, "tidak ada", "Dugaan")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")

        found.work_related, found.conclusion = work_related, reason.strip()[:500]
        found.concluded_by_id, found.concluded_at = by.user_id, at
        found.save()
        words = "Akibat kerja" if work_related else "Bukan akibat kerja"
        move(claim, claim.state, "conclude_suspicion", by, at, f"{words}: {reason.strip()}")
        opened: list[Claim] = []
        if not work_related and claim.event.kind != LifeEvent.Kind.ACCIDENT:
            event = claim.event
            event.facts = {**event.facts, "work_accident": False}
            event.save(update_fields=["facts"])
            opened = open_claims(event, by, at, law, "conclude_suspicion")
        deed.about(f"claim:{claim.pk}", work_related=work_related, opened=[each.number for each in opened])
        return found
