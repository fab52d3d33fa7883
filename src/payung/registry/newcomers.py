"""People named on a list, in the registry: recognised, or recorded as "registered, not yet matched". Set by set."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.database.copy import copy_in
from payung.registry.models import Person
from payung.registry.numbers import new_member_numbers, new_row_numbers

_KNOWN = """
SELECT DISTINCT ON (g.place) g.place, p.id FROM unnest(%s::int[], %s::text[], %s::text[], %s::date[])
  AS g (place, nik, name_key, birth_date)
JOIN registry_person p ON p.nik = g.nik AND p.name_key = g.name_key AND p.birth_date = g.birth_date
ORDER BY g.place, p.id
"""
_TAKEN = "SELECT DISTINCT nik FROM registry_person WHERE nik = ANY(%s)"
_LOCK = "SELECT pg_advisory_xact_lock(hashtext(nik)) FROM unnest(%s::text[]) AS g (nik) ORDER BY nik"


def people_of(rows: pl.DataFrame, region_id: str) -> pl.DataFrame:
    """`rows` with person_id. Whoever agrees in NIK, name and birth date is known; everybody else is recorded.

    rows       nik, name, name_key, birth_date, sex
    region_id  where the new ones are taken to live until they say otherwise; a column region_id of `rows` knows better

    A NIK that somebody else holds is kept and marked; which of the two is right is not for the list to tell.
    """
    key = ["nik", "name_key", "birth_date"]
    each = rows.unique(key, keep="first", maintain_order=True).with_row_index("place")
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [each["nik"].to_list()])
        cursor.execute(_KNOWN, [each[name].to_list() for name in ("place", *key)])
        known = pl.DataFrame(cursor.fetchall(), schema={"place": pl.UInt32, "person_id": pl.Int64}, orient="row")
        cursor.execute(_TAKEN, [each["nik"].to_list()])
        taken = [nik for (nik,) in cursor.fetchall()]
    new = each.join(known, on="place", how="anti", maintain_order="left")
    new = new.with_columns(person_id=pl.Series(new_row_numbers("registry_person", new.height)))
    _record(new, taken, region_id)
    found = pl.concat([each.join(known, on="place"), new], how="diagonal").select(*key, "person_id")
    return rows.join(found, on=key, how="left", maintain_order="left")


def _record(new: pl.DataFrame, taken: list[str], region_id: str) -> None:
    again = pl.col("nik").is_in(taken) | (pl.int_range(pl.len()).over("nik") > 0)
    states = Person.NikState
    copy_in(
        "registry_person",
        new.select(
            "nik",
            "name",
            "name_key",
            "birth_date",
            "sex",
            id="person_id",
            nik_state=pl.when(again).then(pl.lit(states.DUPLICATE.value)).otherwise(pl.lit(states.UNCHECKED.value)),
            region_id=pl.col("region_id") if "region_id" in new.columns else pl.lit(region_id),
            member_number=pl.Series(new_member_numbers(new.height), dtype=pl.String),
            citizen=pl.lit(value=True),
            **{name: pl.lit("") for name in ("nik_checked_with", "birth_place", "mother_name", "phone", "email")},
        ),
    )
