"""Declared wages into their table, as sets. The caller holds the declarations and the transaction."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.contributions.amounts import MONEY
from payung.database.copy import copy_in
from payung.database.partitions import ensure_months

ROWS = (
    *("month", "declaration_id", "person_id", "employment_id", "wage", "rapel"),
    *MONEY,
    *("in_jkp", "note"),
)
"""Columns of the table `contributions_declaredwage`."""

_DELETE = """
DELETE FROM contributions_declaredwage r
USING unnest(%s::date[], %s::bigint[], %s::bigint[]) g (month, declaration_id, person_id)
WHERE r.month = g.month AND r.declaration_id = g.declaration_id AND r.person_id = g.person_id AND r.month = ANY(%s)
"""
_DELETE_ALL = "DELETE FROM contributions_declaredwage WHERE declaration_id = ANY(%s) AND month = ANY(%s)"


def put_rows(rows: pl.DataFrame, *, over: set[int]) -> int:
    """Write `rows` (columns `ROWS`), in place of the rows of the same people. Returns how many.

    over  declarations that may hold rows already
    """
    ensure_months("contributions_declaredwage", rows["month"].unique().to_list())
    take_rows(rows.filter(pl.col("declaration_id").is_in(list(over))))
    return copy_in("contributions_declaredwage", rows.select(ROWS))


def take_rows(rows: pl.DataFrame) -> int:
    """Delete the rows of these months, declarations and people. Returns how many there were."""
    if rows.is_empty():
        return 0
    given = [rows[name].to_list() for name in ("month", "declaration_id", "person_id")]
    with connection.cursor() as cursor:
        cursor.execute(_DELETE, [*given, rows["month"].unique().to_list()])
        return int(cursor.rowcount)


def replace_rows(rows: pl.DataFrame) -> int:
    """Write `rows` in place of everything their declarations held. Returns how many."""
    months = rows["month"].unique().to_list()
    ensure_months("contributions_declaredwage", months)
    with connection.cursor() as cursor:
        cursor.execute(_DELETE_ALL, [rows["declaration_id"].unique().to_list(), months])
    return copy_in("contributions_declaredwage", rows.select(ROWS))
