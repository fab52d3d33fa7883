"""Declarations held for change until the transaction ends, and what an action leaves on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import polars as pl
from django.db import connection

from payung.contributions.declarations import Declaration
from payung.contributions.refused import LOCKED, NOT_A_MONTH, NOT_FOUND, refuse
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook

State = Declaration.State
MAY_CHANGE = frozenset({State.DRAFT.value, State.CALCULATED.value})

HELD = {
    "declaration_id": pl.Int64,
    "employer_id": pl.Int64,
    "month": pl.Date,
    "state": pl.String,
    "law_version": pl.String,
    "jkk_class_before": pl.Int64,
    "computed_with_before": pl.String,
}
"""Columns of held declarations: how they stood when they were locked."""

_COLUMNS = "id, employer_id, month, state, law_version, jkk_class, computed_with"
_INSERT = """
INSERT INTO contributions_declaration
  (employer_id, month, state, law_version, computed_with, opened_at, changed_at)
SELECT id, month, 'draft', '', '', %s, %s
FROM unnest(%s::bigint[], %s::date[]) g (id, month) ORDER BY id, month
ON CONFLICT (employer_id, month) DO NOTHING RETURNING id
"""
_HOLD_PAIRS = f"""
SELECT {_COLUMNS} FROM contributions_declaration
WHERE (employer_id, month) IN (SELECT * FROM unnest(%s::bigint[], %s::date[])) ORDER BY id FOR UPDATE
"""
_HOLD = f"SELECT {_COLUMNS} FROM contributions_declaration WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
_STAMP = """
UPDATE contributions_declaration d
SET state = g.state, law_version = g.law_version, jkk_class = g.jkk_class, computed_with = g.computed_with,
    calculated_at = CASE WHEN g.state = 'calculated' THEN %s::timestamptz END, changed_at = %s
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::smallint[], %s::text[])
  AS g (id, state, law_version, jkk_class, computed_with)
WHERE d.id = g.id
"""


def require_first_days(months: Iterable[dt.date]) -> None:
    """Raises Refused month-shape for a month that is not given by its first day."""
    for month in months:
        if month.day != 1:
            raise refuse(NOT_A_MONTH, (), date_text(month), "Bulan iuran")


def open_declarations(pairs: pl.DataFrame, at: dt.datetime) -> tuple[pl.DataFrame, set[int]]:
    """Hold the declaration of every employer_id and month of `pairs`, making those that do not exist yet.

    Returns columns `HELD`, and the numbers of those just made. Raises Refused declaration-locked where one is billed.
    """
    require_first_days(pairs["month"].unique())
    given = [pairs["employer_id"].to_list(), pairs["month"].to_list()]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, at, *given])
        made = {number for (number,) in cursor.fetchall()}
        cursor.execute(_HOLD_PAIRS, given)
        held = pl.DataFrame(cursor.fetchall(), schema=HELD, orient="row")
    require_changeable(held)
    return held, made


def hold_declarations(declaration_ids: Sequence[int]) -> pl.DataFrame:
    """Hold these declarations. Returns columns `HELD`. Raises Refused declaration-missing."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(declaration_ids)])
        held = pl.DataFrame(cursor.fetchall(), schema=HELD, orient="row")
    if missing := set(declaration_ids) - set(held["declaration_id"]):
        raise refuse(NOT_FOUND, missing, "tidak ada")
    return held


def require_changeable(held: pl.DataFrame) -> None:
    """Raises Refused declaration-locked where a declaration is finalised or posted."""
    locked = held.filter(~pl.col("state").is_in(list(MAY_CHANGE)))
    if locked.height:
        raise refuse(LOCKED, locked["declaration_id"], State(locked["state"][0]).label)


def up_to_date(law: StatuteBook) -> pl.Expr:
    """Whether all amounts were computed with the law and the employer's facts as they are now."""
    return (
        (pl.col("law_version") == law.version)
        & pl.col("jkk_class").eq_missing(pl.col("jkk_class_before"))
        & (pl.col("computed_with") == pl.col("computed_with_before"))
    )


def stamp(held: pl.DataFrame, state: State, at: dt.datetime) -> None:
    """Leave state, law_version, jkk_class and computed_with on the declarations."""
    given = [held[name].to_list() for name in ("law_version", "jkk_class", "computed_with")]
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, [at, at, held["declaration_id"].to_list(), [state.value] * held.height, *given])
