"""The claims of a year so far: which of them would tell a month that is not told.

Whoever has a year up to one month and up to a later one has what came between, and takes from it the months that are
told. What is left, `waiting`, are the months kept back since the year was last told. A year is told where these are
none, or two and more that are five claims together; and the waiting claims of all regions and programmes are solved
against all their sums at once, so that no other year told lets one work them out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from payung.coverage.counting.small import SMALL, hidden_cells
from payung.coverage.counting.tree import REST, Key, Tree
from payung.database.copy import copy_out

CASES, OF_YEAR = "claims_cases", "claims_of_year"
_BESIDE = """
SELECT extract(month FROM s.month)::int AS number, r.measure, r.region_id, r.part, r.value, r.hidden
FROM (
  SELECT DISTINCT ON (month) id, month FROM coverage_snapshot
  WHERE date_trunc('year', month) = date_trunc('year', %s::date) AND month <> %s
  ORDER BY month, version DESC
) s LEFT JOIN coverage_snapshotrow r ON r.snapshot_id = s.id AND r.measure IN ('claims_cases', 'claims_of_year')
ORDER BY number
"""
_COLUMNS = {
    "number": pl.Int64, "measure": pl.String, "region_id": pl.String, "part": pl.String, "value": pl.Int64,
    "hidden": pl.Boolean,
}  # fmt: skip
MONTHS = 12
Place = tuple[str, str]
"""Region, part."""
Told = Mapping[Place, tuple[int, bool]]
"""What has no claim is left out. Place → claims, and whether they are kept back."""


@dataclass(frozen=True)
class Year:
    """The month that is counted among the frozen ones of its year.

    number  1 to 12
    cases   month → the claims of each frozen month, in the version that holds
    years   month → the claims of the year up to it; months frozen before years were counted are left out
    """

    number: int = 1
    cases: Mapping[int, Told] = field(default_factory=dict)
    years: Mapping[int, Told] = field(default_factory=dict)


def year_beside(month: dt.date) -> Year:
    """What is frozen of the other months of the year of `month` (its first day)."""
    cases: dict[int, dict[Place, tuple[int, bool]]] = {}
    years: dict[int, dict[Place, tuple[int, bool]]] = {}
    for other, measure, region, part, value, hidden in copy_out(_BESIDE, _COLUMNS, (month, month)).iter_rows():
        cases.setdefault(other, {})
        if measure is not None:
            (years if measure == OF_YEAR else cases).setdefault(other, {})[region, part] = (value, hidden)
    return Year(month.month, cases, {**{other: {} for other in _without_claims(cases)}, **years})


def _without_claims(cases: Mapping[int, Told]) -> list[int]:
    """Months up to which no claim of the year was paid: nothing is missing where their year has no row."""
    found = []
    for number in range(1, MONTHS + 1):
        if cases.get(number):
            break
        if number in cases:
            found.append(number)
    return found


def kept_back(
    values: Mapping[Key, int], hidden: Collection[Key], year: Year, tree: Tree, parts: Sequence[str],
    already: Collection[Key] = (),
) -> set[Key]:  # fmt: skip
    """The numbers of `claims_of_year` that are not told.

    values   every number of the month, also of those recorded no deeper than a region
    hidden   what is not told of its claims
    already  what the version before did not tell
    """
    now = {key: value for key, value in values.items() if key[0] == OF_YEAR}
    if not now:
        return set()
    own = {key[1:]: (value, key in hidden) for key, value in values.items() if key[0] == CASES}
    cases = {number: _whole(told, tree, parts) for number, told in {**year.cases, year.number: own}.items()}
    years = {number: _whole(told, tree, parts) for number, told in year.years.items()}
    waiting, must = _waiting(now, cases, years, year.number)
    sums = tree.sums(OF_YEAR, parts)
    found = _solved(waiting, {*must, *already} & waiting.keys(), sums)
    return hidden_cells(now, sums, {*found, *already} & now.keys())


def _waiting(
    now: Mapping[Key, int], cases: Mapping[int, Told], years: Mapping[int, Told], number: int
) -> tuple[dict[Key, int], set[Key]]:
    """Claims of the months kept back since each number was last told, and which may not be told for that.

    A number without any is known to whoever adds up, told or not, and so is one that a later month tells.
    """
    waiting: dict[Key, int] = {}
    must: set[Key] = set()
    for key, value in now.items():
        place = key[1:]
        before = next((each for each in range(number - 1, 0, -1) if _tells(years, each, place)), 0)
        after = next((each for each in range(number + 1, MONTHS + 1) if _tells(years, each, place)), 0)
        grown = value - (years[before].get(place, (0, False))[0] if before else 0)
        months, claims = _between(place, range(before + 1, number + 1), cases, grown)
        if not months:
            continue
        if after:
            grown = years[after].get(place, (0, False))[0] - value
            later, more = _between(place, range(number + 1, after + 1), cases, grown)
            if not later:
                continue
            if later < 2 or more < SMALL:
                must.add(key)
        waiting[key] = claims
        if months < 2 or value < SMALL:
            must.add(key)
    return waiting, must


def _tells(years: Mapping[int, Told], number: int, place: Place) -> bool:
    return number in years and not years[number].get(place, (0, False))[1]


def _between(place: Place, months: range, cases: Mapping[int, Told], grown: int) -> tuple[int, int]:
    """How many of these months are kept back, and their claims together.

    grown  by how much the year grew in them; what no frozen month has came in those that nobody froze
    """
    every = [cases[each].get(place, (0, False)) for each in months if each in cases]
    kept = [claims for claims, hidden in every if hidden]
    unknown = len(months) - len(every)
    left = grown - sum(claims for claims, _ in every)
    if unknown and left > 0:
        return len(kept) + unknown, sum(kept) + left
    return len(kept), sum(kept)


def _solved(waiting: Mapping[Key, int], must: Collection[Key], sums: Sequence[Sequence[Key]]) -> set[Key]:
    """Which of the waiting claims are not told, so that none that must not be can be worked out from the others.

    In each sum whatever is known stands together as one number that nobody can hide.
    """
    values, lines, known = dict(waiting), [], set()
    for nth, (total, *inside) in enumerate(sums):
        unknown = [key for key in inside if key in waiting]
        constant, together = ("", str(nth), ""), sum(waiting[key] for key in unknown)
        if total in waiting:
            values[constant] = waiting[total] - together
            lines.append((total, *unknown, constant))
        elif unknown:
            values[constant] = together
            lines.append((constant, *unknown))
        known.add(constant)
    return hidden_cells(values, lines, must, known)


def _whole(told: Told, tree: Tree, parts: Sequence[str]) -> dict[Place, tuple[int, bool]]:
    """With those recorded no deeper than a region, who are kept back where one number around them is."""
    found = dict(told)
    values = {("", *place): value for place, (value, _) in told.items()}
    for (_, code, part), value in tree.rest(values, "", parts).items():
        whole = code.removesuffix(REST)
        around = [told.get((each, part), (0, False)) for each in (whole, *tree.inside[whole])]
        found[code, part] = (value, any(hidden for _, hidden in around))
    return found
