"""A subcontractor leaves the project; that it was there stays on record."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Subcontractor
from payung.construction.reach import hold_project


def drop_subcontractor(subcontractor_id: int, *, by: Actor, at: dt.datetime) -> None:
    """End a subcontractor today; one that ended stays as it is. Raises NotAllowed; Refused project-cancelled."""
    with act("construction.drop_subcontractor", by, at) as deed:
        gone = Subcontractor.objects.get(pk=subcontractor_id)
        hold_project(gone.project_id, "construction.drop_subcontractor", by)
        if gone.ended_on is None:
            gone.ended_on = localdate(at)
            gone.save(update_fields=["ended_on"])
        deed.about(f"project:{gone.project_id}", subcontractor=gone.name)
