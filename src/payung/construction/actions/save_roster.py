"""The rows of a list that hold are recorded, their people with them."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Roster
from payung.construction.reach import hold_project
from payung.construction.refused import ROSTER_EMPTY, ROSTER_STATE, refuse
from payung.construction.roster_judging import judged
from payung.database.copy import copy_in
from payung.kernel.periods import days
from payung.registry.newcomers import people_of
from payung.rules.contributions.deadlines import report_project_workers_by
from payung.statute_book import StatuteBook, read_statute_book


def save_roster(roster_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """Record the good rows of a waiting list. Returns how many.

    Each row says by when it had to be reported; what came later is kept, and leaves the risk with the contractor.
    Raises NotAllowed; Refused project-cancelled, roster-state, roster-nothing-good.
    """
    law = law or read_statute_book()
    with act("construction.save_roster", by, at) as deed:
        project_id = Roster.objects.values_list("project_id", flat=True).get(pk=roster_id)
        project = hold_project(project_id, "construction.save_roster", by)
        roster = Roster.objects.select_for_update().get(pk=roster_id)
        if roster.state != Roster.State.CHECKED:
            raise refuse(ROSTER_STATE, Roster.State(roster.state).label, "Daftar pekerja")
        _, checked = judged(project, bytes(roster.content), roster.week)
        if checked.rows.is_empty():
            raise refuse(ROSTER_EMPTY, "semua baris bermasalah", "Daftar pekerja")

        people = people_of(checked.rows, project.region_id)
        rows = people.select("person_id", "trade", "daily_wage", "from_day", "to_day").with_columns(
            roster_id=pl.lit(roster.pk),
            reported_on=pl.lit(localdate(at)),
            report_by=pl.Series(report_project_workers_by(days(people["from_day"].to_numpy()), law)),
        )
        if not roster.mends:
            saved = Roster.objects.filter(project=project, week=roster.week, state=Roster.State.SAVED)
            saved.update(state=Roster.State.REPLACED)
        copy_in("construction_rosterrow", rows)
        roster.state = Roster.State.SAVED
        roster.save(update_fields=["state"])
        deed.about(f"project:{project.pk}", roster=roster.pk, rows=rows.height)
        return rows.height
