"""Lists of workers: weeks sent in, who stands on them."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db.models import QuerySet

from payung.construction.models import Project, Roster
from payung.database.copy import copy_out

WORKERS = {
    "person_id": pl.Int64,
    "name": pl.String,
    "nik": pl.String,
    "nik_state": pl.String,
    "birth_date": pl.Date,
    "sex": pl.String,
    "trade": pl.String,
    "daily_wage": pl.Int64,
    "from_day": pl.Date,
    "to_day": pl.Date,
    "days": pl.Int64,
    "late": pl.Int64,
}
"""Columns of `workers_of` and `week_rows`: the first and last day named, how many days, how many of them reported
too late."""
_SELECT = """
SELECT w.person_id, p.name, p.nik, p.nik_state, p.birth_date, p.sex,
       (array_agg(w.trade ORDER BY w.from_day DESC))[1], (array_agg(w.daily_wage ORDER BY w.from_day DESC))[1],
       min(w.from_day), max(w.to_day), sum(w.to_day - w.from_day + 1)::bigint,
       coalesce(sum(w.to_day - w.from_day + 1) FILTER (WHERE w.reported_on > w.report_by), 0)::bigint
FROM construction_rosterrow w
JOIN construction_roster o ON o.id = w.roster_id AND o.state = 'saved'
JOIN registry_person p ON p.id = w.person_id
WHERE o.project_id = %s AND (%s::date IS NULL OR o.week = %s)
GROUP BY w.person_id, p.name, p.nik, p.nik_state, p.birth_date, p.sex
ORDER BY p.name, w.person_id
"""


def workers_of(project: Project) -> pl.DataFrame:
    """Everybody who stands on a saved list of the project, by name, columns `WORKERS`."""
    return copy_out(_SELECT, WORKERS, (project.pk, None, None))


def week_rows(project: Project, week: dt.date) -> pl.DataFrame:
    """Who stands on the saved list of one week (its Monday), columns `WORKERS`."""
    return copy_out(_SELECT, WORKERS, (project.pk, week, week))


def rosters_of(project: Project) -> QuerySet[Roster]:
    """Lists sent in, the newest week first, without what was thrown away."""
    rows = Roster.objects.filter(project=project).exclude(state=Roster.State.DISCARDED).defer("content")
    return rows.order_by("-week", "-pk")
