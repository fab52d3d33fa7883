"""Who is covered by a project on a day. The readings stand in law/questions.toml, project-cover-days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import polars as pl
from django.db import connection

from payung.database.copy import copy_out

PROJECT_COVER = """
SELECT p.id AS project_id, greatest(p.starts_on, min(r.paid_on)) AS since,
       CASE WHEN bool_and(coalesce(r.state = 'paid', false)) THEN coalesce(p.maintenance_until, p.ends_on)
            ELSE p.ends_on END AS until,
       bool_and(coalesce(r.state = 'paid', false)) AS settled
FROM construction_project p
JOIN construction_term t ON t.project_id = p.id AND t.cancelled_on IS NULL AND t.reason <> 'penalty'
LEFT JOIN rolls_roll r ON r.id = t.roll_id
WHERE p.cancelled_on IS NULL
GROUP BY p.id HAVING min(r.paid_on) IS NOT NULL
"""
"""SQL of the days each project covers: project_id, since, until, settled; a project nobody paid for has no row."""

_DAYS = f"""
SELECT w.person_id, 'JAKON' AS segment, p.id AS project_id, p.number, p.name, p.contractor_id, c.name AS payer_name,
       p.region_id, w.trade, w.daily_wage, greatest(w.from_day, v.since) AS since, least(w.to_day, v.until) AS until
FROM construction_rosterrow w
JOIN construction_roster o ON o.id = w.roster_id AND o.state = 'saved'
JOIN construction_project p ON p.id = o.project_id
JOIN construction_contractor c ON c.id = p.contractor_id
JOIN ({PROJECT_COVER}) v ON v.project_id = p.id
WHERE w.reported_on <= w.report_by AND greatest(w.from_day, v.since) <= least(w.to_day, v.until)
"""
COVERED_IN = f"""
SELECT DISTINCT d.segment, d.person_id AS owner_id, 'contractor' AS payer_kind, d.contractor_id AS payer_id,
       d.region_id AS inside_id
FROM ({_DAYS}) d
WHERE d.since < (%(month)s::date + interval '1 month') AND d.until >= %(month)s::date
"""
"""SQL of who a project covers on some day of a month (`%(month)s`, its first day), by the project's region; for
counting. The same columns as `rolls.queries.COVERED_IN`, whose rolls of projects carry no people."""

_FUNDED = f"""
SELECT p.funding, p.number, CASE WHEN p.funding = 'private' THEN '' ELSE p.name END, array_agg(DISTINCT d.person_id)
FROM ({_DAYS}) d JOIN construction_project p ON p.id = d.project_id
WHERE d.since < (%(month)s::date + interval '1 month') AND d.until >= %(month)s::date AND d.region_id = ANY(%(codes)s)
GROUP BY p.funding, p.number, p.name ORDER BY p.funding, p.number
"""

ENDS_OF = f"""
SELECT w.person_id, date_trunc('month', max(v.until))::date AS last
FROM construction_rosterrow w
JOIN construction_roster o ON o.id = w.roster_id AND o.state = 'saved'
JOIN ({PROJECT_COVER}) v ON v.project_id = o.project_id
WHERE w.reported_on <= w.report_by AND greatest(w.from_day, v.since) < (%(month)s::date + interval '1 month')
  AND least(w.to_day, v.until) >= %(month)s::date
GROUP BY w.person_id
"""
"""SQL of whom a project covers on some day of a month, and the month (first day) in which their last project ends."""

COVER = {
    "person_id": pl.Int64,
    "segment": pl.String,
    "programmes": pl.List(pl.String),
    "project_id": pl.Int64,
    "number": pl.String,
    "project": pl.String,
    "payer_name": pl.String,
    "region_id": pl.String,
    "trade": pl.String,
    "daily_wage": pl.Int64,
    "since": pl.Date,
    "until": pl.Date,
}
"""Columns of `cover_on` and `cover_of`; daily_wage is null where the list says none."""
_SELECT = f"""
SELECT person_id, segment, project_id, number, name, payer_name, region_id, trade, daily_wage, since, until
FROM ({_DAYS}) d WHERE d.person_id = ANY(%s)
"""
_ON = f"{_SELECT} AND %s BETWEEN since AND until ORDER BY person_id, since DESC, project_id"
_EVER = f"{_SELECT} ORDER BY person_id, since, project_id"
_COPIED = {name: kind for name, kind in COVER.items() if name != "programmes"}


def cover_on(person_ids: Iterable[int], day: dt.date) -> pl.DataFrame:
    """By which projects each of these people is covered on a day, columns `COVER`; nobody covered has no row.

    Covered: named on the saved list of that week for that day, reported in time, on a day the project covers.
    """
    return _with_programmes(copy_out(_ON, _COPIED, (_ids(person_ids), day)))


def cover_of(person_ids: Iterable[int]) -> pl.DataFrame:
    """Every covered stretch of these people, the oldest first, columns `COVER`."""
    return _with_programmes(copy_out(_EVER, _COPIED, (_ids(person_ids),)))


def people_by_funding(codes: Iterable[str], month: dt.date) -> dict[str, list[tuple[str, str, list[int]]]]:
    """Funding → (number, name, people) of every project in these regions that covers somebody on a day of the month.

    A private project has no name here: it may be a person's house.
    """
    found: dict[str, list[tuple[str, str, list[int]]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FUNDED, {"month": month, "codes": sorted(codes)})
        for funding, *rest in cursor.fetchall():
            found.setdefault(funding, []).append(tuple(rest))
    return found


def cover_spans(project_ids: Iterable[int]) -> pl.DataFrame:
    """First and last day each project covers, and whether all of it is paid: project_id, since, until, settled."""
    schema = {"project_id": pl.Int64, "since": pl.Date, "until": pl.Date, "settled": pl.String}
    query = f"SELECT project_id, since, until, settled::text FROM ({PROJECT_COVER}) v WHERE project_id = ANY(%s)"
    rows = copy_out(query, schema, (_ids(project_ids),))
    return rows.with_columns(settled=pl.col("settled") == "true")


def _ids(numbers: Iterable[int]) -> list[int]:
    return sorted({int(number) for number in numbers})


def _with_programmes(rows: pl.DataFrame) -> pl.DataFrame:
    both = pl.lit(pl.Series([["JKK", "JKM"]], dtype=pl.List(pl.String))).first()
    return rows.with_columns(programmes=both if rows.height else pl.lit(None, dtype=pl.List(pl.String))).select(*COVER)
