"""Close what a meeting assigned: done, or not gone on with."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.agreements.models import Assignment
from payung.agreements.refused import OUTCOME, SETTLED, refuse
from payung.audit.act import act
from payung.registry.queries import regions_reached

PERMISSION = "agreements.settle_assignment"


def settle_assignment(number: int, *, done: bool, outcome: str, by: Actor, at: dt.datetime) -> Assignment:
    """Close it today. Raises NotAllowed out of reach; NotAgreed assignment-settled, assignment-outcome."""
    with act("agreements.settle_assignment", by, at) as deed:
        reached = regions_reached(by, PERMISSION).values("code")
        assignment = (
            Assignment.objects.select_for_update(of=("self",)).filter(pk=number, meeting__region__in=reached).first()
        )
        if assignment is None:
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        if assignment.state != Assignment.State.OPEN:
            raise refuse(SETTLED, "Tugas", assignment.text)
        if not outcome.strip():
            raise refuse(OUTCOME, "Hasil", outcome)
        assignment.state = Assignment.State.DONE if done else Assignment.State.DROPPED
        assignment.outcome, assignment.settled_on, assignment.settled_by = outcome.strip(), localdate(at), by.name
        assignment.save()
        deed.about(f"meeting:{assignment.meeting_id}", assignment=number, state=assignment.state)
        return assignment
