"""One month counted: every row of a snapshot, in order, with what the public is not told."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone

from payung.coverage.counting.hiding import KEY, NATION, flagged
from payung.coverage.counting.money import money_counted
from payung.coverage.counting.people import people_counted
from payung.coverage.counting.tree import Key
from payung.coverage.counting.year import year_beside
from payung.coverage.measures import EVERY_PART, book
from payung.database.copy import copy_in
from payung.kernel.periods import first_day, last_day, month_of
from payung.registry.region_history import parents_on

TEMPORARY = ("place", "within", "person", "simple", "busy", "several")
_TABLES = """
CREATE TEMP TABLE coverage_place (nr integer NOT NULL, code text NOT NULL) ON COMMIT DROP;
CREATE TEMP TABLE coverage_within (nr integer NOT NULL, above integer NOT NULL) ON COMMIT DROP;
SET LOCAL work_mem = '256MB';
SET LOCAL hash_mem_multiplier = 3;
SET LOCAL jit = off;
"""


@dataclass(frozen=True)
class Counted:
    """rows: measure, region_id, part, value, hidden, in order of `KEY`."""

    rows: pl.DataFrame
    digest: str

    @property
    def people(self) -> int:
        """Of the widest region, each once."""
        widest = self.rows.filter(measure="people_by_work", part=EVERY_PART)["value"].max()
        return int(widest or 0)


def count(month: dt.date, edition: int, salt: str = "", already: Collection[Key] = ()) -> Counted:
    """Count `month` (first day) as the books stand now. Runs in the caller's transaction.

    edition  the newest edition of denominators, which the digest covers
    salt     goes into the digest: without it, who knows all rows but a few small ones could try those out
    already  what the version before did not tell

    The frozen months of the same year, as they hold, decide what its claims of the year may tell.
    """
    number = month_of(month)
    parents = parents_on(last_day(number))
    places = [NATION, *sorted(code for code in parents if code != NATION)]
    _make_tree(parents, places)
    here = get_default_timezone()
    facts: dict[str, object] = {
        "month": month,
        "starts": dt.datetime.combine(month, dt.time(), tzinfo=here),
        "ends": dt.datetime.combine(first_day(number + 1), dt.time(), tzinfo=here),
        "year_starts": dt.datetime.combine(month.replace(month=1), dt.time(), tzinfo=here),
    }
    found = pl.concat([people_counted(facts), money_counted(facts)])
    _drop_tables()
    codes = dict(enumerate(places))
    named = found.with_columns(pl.col("place").replace_strict(codes, return_dtype=pl.String).alias("region_id")).select(
        *KEY, "value"
    )
    inside = named.filter(pl.col("region_id").is_in(list(parents))).sort(KEY)
    rows = flagged(inside, parents, already, year_beside(month))
    head = f"{salt}{month:%Y-%m} {book().version} {edition}\n".encode()
    return Counted(rows, hashlib.sha256(head + rows.write_csv(include_header=False).encode()).hexdigest())


def _make_tree(parents: dict[str, str | None], places: list[str]) -> None:
    """Every place under a number, 0 the nation, and above which others it stands. A place not in the tree is in the
    nation only."""
    numbers = {code: number for number, code in enumerate(places)}
    lines = []
    for code, number in numbers.items():
        above: str | None = code
        while above is not None:
            lines.append((number, numbers[above]))
            above = parents.get(above)
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
    copy_in("coverage_place", pl.DataFrame({"nr": list(numbers.values()), "code": list(numbers)}))
    copy_in("coverage_within", pl.DataFrame(lines, schema={"nr": pl.Int64, "above": pl.Int64}, orient="row"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE coverage_place, coverage_within")


def _drop_tables() -> None:
    """Several months may be counted in one transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {', '.join(f'coverage_{name}' for name in TEMPORARY)}")
