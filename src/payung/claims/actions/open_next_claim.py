"""The accident goes on after its claim was paid: the next claim, with everything paid before taken off."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim, Step
from payung.claims.reach import hold_claim
from payung.claims.refused import refuse
from payung.claims.refused_steps import NO_NEXT
from payung.claims.reporting import new_claim_number

State, Programme = Claim.State, Claim.Programme


def open_next_claim(claim_id: int, *, by: Actor, at: dt.datetime) -> Claim:
    """Open the next claim of the accident: further days of absence, costs, or a disability that grew.

    Raises NotAllowed; Refused claim-state, next-claim where it is no accident or a claim of it still runs.
    """
    with act("claims.open_next_claim", by, at) as deed:
        before = hold_claim(claim_id, "claims.open_next_claim", by, State.PAID)
        if before.programme != Programme.JKK or before.basis != "accident":
            raise refuse(NO_NEXT, before.get_programme_display())
        running = before.event.claims.filter(programme=Programme.JKK, basis="accident")
        if running.exclude(state__in=[State.PAID, State.REFUSED, State.WITHDRAWN]).exists():
            raise refuse(NO_NEXT, "klaim lanjutan sudah berjalan")

        today = localdate(at)
        claim = Claim.objects.create(
            number=new_claim_number(before.programme, today), programme=before.programme, basis=before.basis,
            event=before.event, person=before.person, office=before.office, claimed_on=today, opened_at=at,
            changed_at=at, facts={name: before.facts[name] for name in CARRIED if name in before.facts},
        )  # fmt: skip
        Step.objects.create(
            claim=claim, at=at, action="open_next_claim", state=claim.state, by_id=by.user_id, by_name=by.name,
            note=f"Lanjutan {before.number}",
        )  # fmt: skip
        deed.about(f"claim:{claim.pk}", follows=before.number)
        return claim


CARRIED = ("first_report_on", "accident_on", "disabilities", "kind", "segment", "stated_wage", "wages_kept")
"""Stated once of an accident; days and costs are those of each claim."""
