"""The rows of a list that hold are recorded, their people with them."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Roster, RosterRow
from payung.construction.reach import hold_project
from payung.construction.refused import ROSTER_EMPTY, ROSTER_STATE, refuse
from payung.construction.roster_judging import judged
from payung.database.copy import copy_in
from payung.kernel.periods import days
from payung.registry.newcomers import people_of
from payung.rules.contributions.deadlines import report_project_workers_by
from payung.statute_book import StatuteBook, read_statute_book

NAMED = ("person_id", "trade", "daily_wage", "from_day", "to_day")


def save_roster(roster_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> int:
    """Record the good rows of a waiting list. Returns how many.

    Each row says by when it had to be reported; what came later is kept, and leaves the risk with the contractor. Days
    that stood on an earlier list of the week keep the day on which they were first reported.
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
        rows = _first_reported(people.select(NAMED), _told_before(roster), localdate(at))
        rows = rows.with_columns(
            roster_id=pl.lit(roster.pk),
            report_by=pl.Series(report_project_workers_by(days(rows["from_day"].to_numpy()), law)),
        )
        if not roster.mends:
            saved = Roster.objects.filter(project=project, week=roster.week, state=Roster.State.SAVED)
            saved.update(state=Roster.State.REPLACED)
        copy_in("construction_rosterrow", rows)
        roster.state = Roster.State.SAVED
        roster.save(update_fields=["state"])
        deed.about(f"project:{project.pk}", roster=roster.pk, rows=people.height)
        return people.height


def _told_before(roster: Roster) -> pl.DataFrame:
    """Whom the lists of the week named for which day, and when first: person_id, day, told."""
    lists = (Roster.State.SAVED, Roster.State.REPLACED)
    rows = RosterRow.objects.filter(
        roster__project=roster.project_id, roster__week=roster.week, roster__state__in=lists
    )
    schema = {"person_id": pl.Int64, "from_day": pl.Date, "to_day": pl.Date, "told": pl.Date}
    told = pl.DataFrame(
        list(rows.values_list("person_id", "from_day", "to_day", "reported_on")), schema=schema, orient="row"
    )
    each = told.with_columns(day=pl.date_ranges("from_day", "to_day")).explode("day")
    return each.group_by("person_id", "day").agg(pl.col("told").min())


def _first_reported(rows: pl.DataFrame, told: pl.DataFrame, today: dt.date) -> pl.DataFrame:
    """`rows` with reported_on; a row of which some days were told before is parted where that day changes."""
    each = rows.with_row_index("row").with_columns(day=pl.date_ranges("from_day", "to_day")).explode("day")
    each = each.join(told, on=["person_id", "day"], how="left", maintain_order="left")
    each = each.with_columns(reported_on=pl.col("told").fill_null(today))
    parts = each.with_columns(part=pl.col("reported_on").rle_id().over("row"))
    return (
        parts.group_by("row", "part", maintain_order=True)
        .agg(
            pl.col("person_id", "trade", "daily_wage", "reported_on").first(),
            from_day=pl.col("day").min(),
            to_day=pl.col("day").max(),
        )
        .drop("row", "part")
    )
