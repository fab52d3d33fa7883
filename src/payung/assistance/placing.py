"""Who sits where: the next on the waiting list take the free places; whoever is lost gives theirs up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl
from django.db import connection

from payung.assistance.models import Candidate, Placement, Programme
from payung.database.copy import copy_in, copy_out
from payung.kernel.periods import first_day, month_of
from payung.registry.enrolling import enrol_people

_NEXT = """
SELECT w.id, s.seat, w.nik, w.name, w.name_key, w.birth_date, w.sex, r.code, w.phone, w.address
FROM (
  SELECT n AS seat, row_number() OVER (ORDER BY n) AS turn FROM generate_series(1, %s) n
  WHERE NOT EXISTS (
    SELECT FROM assistance_placement t
    WHERE t.programme_id = %s AND t.seat = n AND NOT t.void AND t.last_month >= %s
  )
) s
JOIN (
  SELECT c.*, row_number() OVER (ORDER BY c.number) AS turn FROM assistance_candidate c
  WHERE c.programme_id = %s AND c.state = 'valid'
    AND NOT EXISTS (SELECT FROM assistance_placement t WHERE t.candidate_id = c.id)
) w USING (turn)
LEFT JOIN LATERAL (
  SELECT code FROM registry_region WHERE code IN (left(w.domicile, 5), left(w.domicile, 8), w.domicile)
  ORDER BY length(code) DESC LIMIT 1
) r ON true
ORDER BY s.seat
"""
_NEXT_COLUMNS = {
    "candidate_id": pl.Int64,
    "seat": pl.Int64,
    **dict.fromkeys(("nik", "name", "name_key"), pl.String),
    "birth_date": pl.Date,
    **dict.fromkeys(("sex", "region_id", "phone", "address"), pl.String),
}
_KNOWN = """
UPDATE assistance_candidate c SET person_id = k.person_id
FROM unnest(%s::bigint[], %s::bigint[]) k (id, person_id) WHERE c.id = k.id
"""
LOST = {
    Candidate.State.DECEASED: Placement.End.DIED,
    Candidate.State.WAGE_EARNER: Placement.End.WAGE_EARNER,
}
"""States of somebody in a place that give it up, with the reason recorded."""


def lock_places() -> None:
    """Two callers wait for each other: nobody is placed by two sponsors at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('assistance.place'))")


def fill_places(programme: Programme, from_month: dt.date, at: dt.datetime) -> int:
    """The next on the waiting list into the places that are free from a month on. Returns how many were placed.

    Whoever is not in the registry yet is made there, registered and not matched.
    """
    chosen = copy_out(_NEXT, _NEXT_COLUMNS, (programme.quota, programme.pk, from_month, programme.pk))
    if chosen.is_empty():
        return 0
    nothing = pl.lit(None, dtype=pl.String)
    people = chosen.with_columns(kpj=nothing, citizen=pl.lit(value=True), birth_place=nothing, mother_name=nothing,
                                 email=nothing)  # fmt: skip
    persons = enrol_people(people, at)
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [chosen["candidate_id"].to_list(), persons.to_list()])
    return copy_in(
        "assistance_placement",
        chosen.select(
            "candidate_id", "seat", programme_id=pl.lit(programme.pk), person_id=persons,
            basis=pl.lit(programme.basis), first_month=pl.lit(from_month), last_month=pl.lit(programme.last_month),
            end_reason=pl.lit(""), void=pl.lit(value=False), placed_at=pl.lit(at.astimezone(dt.UTC).isoformat()),
        ),
    )  # fmt: skip


def give_up(programme: Programme, lost: Mapping[int, str], from_month: dt.date) -> int:
    """End these placements (number → reason) before a month; one that begins with it or later is void.

    Returns how many places are free by it.
    """
    before = first_day(month_of(from_month) - 1)
    freed = 0
    for reason in set(lost.values()):
        mine = Placement.objects.filter(
            programme=programme, pk__in=[number for number, why in lost.items() if why == reason], void=False,
            last_month__gte=from_month,
        )  # fmt: skip
        freed += mine.filter(first_month__gte=from_month).update(void=True, end_reason=reason)
        freed += mine.filter(first_month__lt=from_month).update(last_month=before, end_reason=reason)
    return freed


def lost_placements(programme: Programme, from_month: dt.date) -> dict[int, str]:
    """Placements that last into a month or longer and whose person died or is a wage earner now → reason."""
    rows = Placement.objects.filter(programme=programme, void=False, last_month__gte=from_month)
    rows = rows.filter(candidate__state__in=LOST).values_list("pk", "candidate__state")
    return {number: str(LOST[Candidate.State(state)]) for number, state in rows}
