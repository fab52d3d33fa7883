"""Failing rows of the sheets of a month that were neither mended nor left out."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.contributions.refused import FAILING, WAITING, refuse
from payung.contributions.uploads import Upload

_UPLOADS = """
SELECT k.id, u.state, u.row_count, u.failing_count
FROM contributions_upload u
CROSS JOIN unnest(u.employer_ids) e (id)
JOIN unnest(%s::bigint[], %s::bigint[], %s::date[]) k (id, employer_id, month)
  ON k.employer_id = e.id AND k.month = u.month
WHERE u.month = ANY(%s) AND u.employer_ids && %s::bigint[] AND u.state <> 'discarded'
ORDER BY u.id
"""


def unmended_rows(held: pl.DataFrame) -> dict[int, int]:
    """Declaration → failing rows nobody mended, for those that have any; -1 where an upload still waits.

    Every row of a later file mends at most one failing row of an earlier one, so a file with two of seven rows
    leaves five.
    """
    given = [held[name].to_list() for name in ("declaration_id", "employer_id", "month")]
    left: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_UPLOADS, [*given, held["month"].unique().to_list(), held["employer_id"].to_list()])
        for declaration, state, rows, failing in cursor.fetchall():
            before = left.get(declaration, 0)
            waits = before < 0 or state == Upload.State.CHECKED
            left[declaration] = -1 if waits else max(0, before - rows) + failing
    return {declaration: count for declaration, count in left.items() if count}


def require_mended(held: pl.DataFrame, *, without_failing: bool) -> dict[int, int]:
    """Raises Refused sheet-waiting, or declaration-failing-rows unless they are left out. Returns what is left out."""
    left = unmended_rows(held)
    if waiting := [declaration for declaration, count in left.items() if count < 0]:
        raise refuse(WAITING, waiting, "ada unggahan yang belum disimpan", "Unggahan")
    if left and not without_failing:
        raise refuse(FAILING, left, f"{sum(left.values())} baris belum diperbaiki", "Unggahan")
    return left
