"""Which rows of one counted month the public is not told: every sum that any page, file or version lets one make."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from payung.coverage.counting.small import hidden_cells
from payung.coverage.counting.tree import Key, Tree
from payung.coverage.counting.year import CASES, OF_YEAR, Year, kept_back
from payung.coverage.measures import EVERY_PART, book

NATION = "ID"
KEY = ("measure", "region_id", "part")
BY_WORK, BY_RESIDENCE = "people_by_work", "people_by_residence"
PEOPLE = (BY_WORK, BY_RESIDENCE, CASES)
FOLLOW = {
    "memberships_by_work": BY_WORK,
    "contributions": BY_WORK,
    "memberships_by_residence": BY_RESIDENCE,
    "claims_payments": CASES,
    "claims_paid": CASES,
}
"""Measures that are hidden where another is, for one could be worked out from the other."""


def flagged(
    rows: pl.DataFrame, parents: Mapping[str, str | None], already: Collection[Key] = (), year: Year | None = None
) -> pl.DataFrame:
    """The rows with `hidden`: see `small`.

    parents  region → the region around it
    already  what the version before did not tell; a later one that told it would give the earlier away
    year     the other months of its year, which the claims of the year would tell; None: a January
    """
    values: dict[Key, int] = {(measure, region, part): value for measure, region, part, value in rows.iter_rows()}
    tree = Tree.of(parents)
    hidden = _people(values, tree, already)
    hidden |= _of_year(values, hidden, year or Year(), tree, already)
    for measure, follows in FOLLOW.items():
        # Contributions have programmes where people have segments: they are hidden with the whole.
        whole = measure == "contributions"
        hidden |= {
            key for key in values if key[0] == measure and (follows, key[1], EVERY_PART if whole else key[2]) in hidden
        }
    flags = [key[:3] in hidden for key in rows.select(*KEY).iter_rows()]
    return rows.with_columns(pl.Series("hidden", flags, dtype=pl.Boolean))


def _people(values: Mapping[Key, int], tree: Tree, already: Collection[Key]) -> set[Key]:
    """Numbers of people or claims, also of those recorded no deeper than a region, against every sum of them."""
    cells = {key: value for key, value in values.items() if key[0] in PEOPLE}
    sums: list[tuple[Key, ...]] = []
    for measure in PEOPLE:
        parts = _parts(measure)
        cells |= tree.rest(values, measure, parts)
        sums += tree.sums(measure, parts)
    for part in _parts(BY_WORK):  # the nation is everybody, at work or at home
        sums.append(((BY_WORK, NATION, part), (BY_RESIDENCE, NATION, part)))
    return hidden_cells(cells, sums, [key for key in already if key[0] in PEOPLE])


def _of_year(
    values: Mapping[Key, int], hidden: Collection[Key], year: Year, tree: Tree, already: Collection[Key]
) -> set[Key]:
    """Claims of the year, after those of the month, which decide what a year may tell."""
    parts = _parts(OF_YEAR)
    every = {key: value for key, value in values.items() if key[0] in (CASES, OF_YEAR)}
    every |= tree.rest(values, OF_YEAR, parts)
    return kept_back(every, hidden, year, tree, parts, [key for key in already if key[0] == OF_YEAR])


def _parts(measure: str) -> tuple[str, ...]:
    return EVERY_PART, *book().measures[measure].part_names
