"""A waiting list is thrown away; what was saved before stays."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Roster
from payung.construction.reach import hold_project
from payung.construction.refused import ROSTER_STATE, refuse


def discard_roster(roster_id: int, *, by: Actor, at: dt.datetime) -> None:
    """Discard a list that waits. Raises NotAllowed; Refused roster-state."""
    with act("construction.discard_roster", by, at) as deed:
        roster = Roster.objects.select_for_update().get(pk=roster_id)
        hold_project(roster.project_id, "construction.discard_roster", by, alive=False)
        if roster.state != Roster.State.CHECKED:
            raise refuse(ROSTER_STATE, Roster.State(roster.state).label, "Daftar pekerja")
        roster.state = Roster.State.DISCARDED
        roster.save(update_fields=["state"])
        deed.about(f"project:{roster.project_id}", roster=roster.pk)
