"""Which rows of one counted month the public is not told: every sum that any page, file or version lets one make."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from payung.coverage.counting.small import hidden_cells
from payung.coverage.measures import EVERY_PART, book

NATION = "ID"
KEY = ("measure", "region_id", "part")
BY_WORK, BY_RESIDENCE = "people_by_work", "people_by_residence"
PEOPLE = (BY_WORK, BY_RESIDENCE, "claims_cases")
FOLLOW = {
    "memberships_by_work": BY_WORK,
    "contributions": BY_WORK,
    "memberships_by_residence": BY_RESIDENCE,
    "claims_payments": "claims_cases",
    "claims_paid": "claims_cases",
}
"""Measures that are hidden where another is, for one could be worked out from the other."""
REST = "/"
"""Behind a region's code: those recorded no deeper than it. Nobody is told them, but a total less its parts is them."""
Key = tuple[str, str, str]


def flagged(rows: pl.DataFrame, parents: Mapping[str, str | None], already: Collection[Key] = ()) -> pl.DataFrame:
    """The rows with `hidden`: see `small`.

    parents  region → the region around it
    already  what the version before did not tell; a later one that told it would give the earlier away
    """
    values: dict[Key, int] = {(measure, region, part): value for measure, region, part, value in rows.iter_rows()}
    cells, sums = _people(values, parents)
    hidden = hidden_cells(cells, sums, [key for key in already if key[0] in PEOPLE])
    for measure, follows in FOLLOW.items():
        # Contributions have programmes where people have segments: they are hidden with the whole.
        whole = measure == "contributions"
        hidden |= {
            key for key in values if key[0] == measure and (follows, key[1], EVERY_PART if whole else key[2]) in hidden
        }
    flags = [key[:3] in hidden for key in rows.select(*KEY).iter_rows()]
    return rows.with_columns(pl.Series("hidden", flags, dtype=pl.Boolean))


def _people(
    values: Mapping[Key, int], parents: Mapping[str, str | None]
) -> tuple[dict[Key, int], list[tuple[Key, ...]]]:
    """Every number of people or claims, also of those recorded no deeper than a region, and every sum of them."""
    inside: dict[str, list[str]] = {}
    for code, parent in parents.items():
        if parent is not None:
            inside.setdefault(parent, []).append(code)
    cells = {key: value for key, value in values.items() if key[0] in PEOPLE}
    sums: list[tuple[Key, ...]] = []
    for measure in PEOPLE:
        parts = (EVERY_PART, *book().measures[measure].part_names)
        for whole, within in inside.items():
            for part in parts:
                children = [(measure, code, part) for code in within]
                rest = cells.get((measure, whole, part), 0) - sum(cells.get(key, 0) for key in children)
                if rest > 0:
                    cells[measure, whole + REST, part] = rest
                sums.append(((measure, whole, part), *children, (measure, whole + REST, part)))
        for code in (*parents, *(whole + REST for whole in inside)):
            sums.append(tuple((measure, code, part) for part in parts))
    for part in (EVERY_PART, *book().measures[BY_WORK].part_names):  # the nation is everybody, at work or at home
        sums.append(((BY_WORK, NATION, part), (BY_RESIDENCE, NATION, part)))
    return cells, sums
