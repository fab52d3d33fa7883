"""Data of people corrected as a set; every old value is kept. The caller is an action."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.database.copy import copy_in, copy_out

OF_PERSON = ("address", "phone", "email")
OF_SPELL = ("work_place", "bank_name", "bank_code", "account_number", "account_name")

_NOW = {"employment_id": pl.Int64, **dict.fromkeys((*OF_PERSON, *OF_SPELL), pl.String)}
_BEFORE = f"""
SELECT w.id, {", ".join(f"p.{name}" for name in OF_PERSON)}, {", ".join(f"w.{name}" for name in OF_SPELL)}
FROM registry_employment w JOIN registry_person p ON p.id = w.person_id WHERE w.id = ANY(%s)
"""
_HOLD = """
SELECT 1 FROM registry_employment w JOIN registry_person p ON p.id = w.person_id
WHERE w.id = ANY(%s) ORDER BY w.id FOR UPDATE
"""
_WRITE = "UPDATE {table} t SET {field} = g.value FROM unnest(%s::bigint[], %s::text[]) g (id, value) WHERE t.id = g.id"


def correct_profiles(rows: pl.DataFrame, *, source: str, by: Actor, at: dt.datetime) -> int:
    """Write what is not null in `rows` (employment_id, person_id and the fields). Returns how many values changed.

    source  where it was told, "worker_sheet:17"
    """
    if rows.is_empty():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [rows["employment_id"].to_list()])
    now = copy_out(_BEFORE, _NOW, (rows["employment_id"].to_list(),))
    fields = [*OF_PERSON, *OF_SPELL]
    told = rows.unpivot(fields, index=["employment_id", "person_id"], variable_name="field", value_name="after")
    kept = now.unpivot(fields, index=["employment_id"], variable_name="field", value_name="before")
    changes = (
        told.drop_nulls("after")
        .join(kept, on=["employment_id", "field"])
        .filter(pl.col("after") != pl.col("before").fill_null(""))
    )
    for field in fields:
        some = changes.filter(pl.col("field") == field)
        if some.is_empty():
            continue
        table, key = (
            ("registry_person", "person_id") if field in OF_PERSON else ("registry_employment", "employment_id")
        )
        with connection.cursor() as cursor:
            cursor.execute(_WRITE.format(table=table, field=field), [some[key].to_list(), some["after"].to_list()])
    return copy_in(
        "registry_profilechange",
        changes.select(
            *("person_id", "employment_id", "field"),
            pl.col("before").fill_null(""),
            "after",
            pl.lit(by.name).alias("changed_by"),
            pl.lit(by.user_id, dtype=pl.Int64).alias("actor_id"),
            pl.lit(source).alias("source"),
            pl.lit(at.astimezone(dt.UTC).isoformat()).alias("at"),
        ),
    )
