"""The claims of a year so far: which of them would tell a month that is not told.

Whoever has a year up to one month and up to a later one has what came between, and takes from it the months that are
told. What is left, `waiting`, are the months kept back since the year was last told. A year is told where these are
none, or two and more that are five claims together; and whatever was kept back of the whole year, in every region and
programme, is solved against all sums at once, so that no other year told lets one work it out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from payung.coverage.counting.small import OPEN, SMALL, hidden_cells
from payung.coverage.counting.tree import REST, Key, Tree
from payung.database.copy import copy_out

CASES, OF_YEAR = "claims_cases", "claims_of_year"
_BESIDE = """
SELECT extract(month FROM s.month)::int AS number, r.measure, r.region_id, r.part, r.value, r.hidden::int AS hidden
FROM (
  SELECT DISTINCT ON (month) id, month FROM coverage_snapshot
  WHERE date_trunc('year', month) = date_trunc('year', %s::date) AND month <> %s
  ORDER BY month, version DESC
) s LEFT JOIN coverage_snapshotrow r ON r.snapshot_id = s.id AND r.measure IN ('claims_cases', 'claims_of_year')
ORDER BY number
"""
_COLUMNS = {
    "number": pl.Int64, "measure": pl.String, "region_id": pl.String, "part": pl.String, "value": pl.Int64,
    "hidden": pl.Int64,
}  # fmt: skip
MONTHS = 12
NOBODY = (0, False)
MOST = 2_800
"""Numbers kept back that are solved together; where there are more, nothing is told but what the months told say."""
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
            (years if measure == OF_YEAR else cases).setdefault(other, {})[region, part] = (value, bool(hidden))
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
    waiting = _waiting(now, cases, years, year.number)
    must = {key for key, each in waiting.items() if each.few} | set(already)
    wide = tree.above(_is_narrow)
    known = Known(
        year.number,
        {key: each for key, each in waiting.items() if key[1].removesuffix(REST) in wide.codes},
        *({number: _within(told, wide) for number, told in every.items()} for every in (cases, years)),
    )
    narrow = waiting.keys() - known.waiting.keys()
    found = known.solved(must & known.waiting.keys(), wide, parts) | narrow
    return hidden_cells(now, tree.sums(OF_YEAR, parts), {*found, *already} & now.keys())


def _is_narrow(code: str) -> bool:
    """Districts and villages: nobody reads the year of one, and they are many. What waits there is not told."""
    return code.count(".") > 1


def _within(told: Told, tree: Tree) -> Told:
    return {place: each for place, each in told.items() if place[0].removesuffix(REST) in tree.codes}


@dataclass(frozen=True)
class Wait:
    """Months of a number that were kept back since its year was last told.

    months  those frozen; others  how many nobody froze that had claims, `left` of them
    few     together they would tell those of a month, or it may not be told for another reason
    """

    months: tuple[int, ...]
    others: int
    claims: int
    left: int
    few: bool


def _waiting(
    now: Mapping[Key, int], cases: Mapping[int, Told], years: Mapping[int, Told], number: int
) -> dict[Key, Wait]:
    """What waits behind each number of the year.

    A number without any is known to whoever adds up, told or not, and so is one that a later month tells: left out.
    """
    waiting: dict[Key, Wait] = {}
    for key, value in now.items():
        place = key[1:]
        before = next((each for each in range(number - 1, 0, -1) if _tells(years, each, place)), 0)
        after = next((each for each in range(number + 1, MONTHS + 1) if _tells(years, each, place)), 0)
        grown = value - (years[before].get(place, NOBODY)[0] if before else 0)
        found = _between(place, range(before + 1, number + 1), cases, grown)
        few = found.few or value < SMALL
        if after:
            grown = years[after].get(place, NOBODY)[0] - value
            later = _between(place, range(number + 1, after + 1), cases, grown)
            if not later.claims:
                continue
            few = few or later.few
        if found.claims:
            waiting[key] = replace(found, few=few)
    return waiting


def _tells(years: Mapping[int, Told], number: int, place: Place) -> bool:
    return number in years and not years[number].get(place, NOBODY)[1]


def _between(place: Place, months: range, cases: Mapping[int, Told], grown: int) -> Wait:
    """What is kept back of these months.

    grown  by how much the year grew in them; what no frozen month has came in those that nobody froze
    """
    every = {each: cases[each].get(place, NOBODY) for each in months if each in cases}
    kept = {each: claims for each, (claims, hidden) in every.items() if hidden}
    others = len(months) - len(every)
    left = max(0, grown - sum(claims for claims, _ in every.values())) if others else 0
    count, claims = len(kept) + (others if left else 0), sum(kept.values()) + left
    # Each of the months has one at least, and that must leave several values possible. Claims paid again are not new.
    few = count < 2 or claims < max(SMALL, count + OPEN) or grown < SMALL
    return Wait(tuple(kept), others if left else 0, claims, left, few)


@dataclass
class Known:
    """All that is told of the months of a year, as sums over what is not: the claims of the months kept back."""

    number: int
    waiting: Mapping[Key, Wait]
    cases: Mapping[int, Told]
    years: Mapping[int, Told]
    values: dict[Key, int] = field(default_factory=dict)
    lines: list[tuple[Key, ...]] = field(default_factory=list)
    least: dict[Key, int] = field(default_factory=dict)
    before: set[Key] = field(default_factory=set)
    fixed: set[Key] = field(default_factory=set)

    def solved(self, must: Collection[Key], tree: Tree, parts: Sequence[str]) -> set[Key]:
        """Which years are not told, so that neither `must` nor anything kept back before can be worked out."""
        for number, told in self.cases.items():
            for place, (claims, hidden) in told.items():
                if hidden:
                    self._keep((str(number), *place), claims)
        for key, each in self.waiting.items():
            self.values[key], self.least[key] = each.claims, len(each.months) + each.others
            if each.left:
                self._keep(("others", *key[1:]), each.left)
            self._sum(key, [*((str(number), *key[1:]) for number in each.months), ("others", *key[1:])])
        for place in sorted({key[1:] for key in self.before if key[0] != "others"}):
            self._steps(place)
        for measure in (OF_YEAR, *map(str, self.cases), *map(_until, self.years)):
            for total, *inside in tree.sums(measure, parts):
                self._sum(total, inside)
        if len(self.before) > MOST:
            return set(self.waiting)
        return hidden_cells(self.values, self.lines, {*must, *self.before}, self.fixed, self.least)

    def _keep(self, key: Key, claims: int, least: int = 1) -> None:
        """A number that was not told before."""
        self.values[key], self.least[key] = claims, least
        self.fixed.add(key)
        self.before.add(key)

    def _sum(self, total: Key, inside: Sequence[Key]) -> None:
        """Whatever is known of a sum stands together as one number."""
        unknown = [key for key in inside if key in self.values]
        together = sum(self.values[key] for key in unknown)
        if total in self.values:
            self.lines.append((total, *unknown, self._constant(self.values[total] - together)))
        elif unknown:
            self.lines.append((self._constant(together), *unknown))

    def _constant(self, value: int) -> Key:
        key = ("", str(len(self.fixed)), "")
        self.values[key] = value
        self.fixed.add(key)
        return key

    def _steps(self, place: Place) -> None:
        """Each year less the one told before it, and less the one kept back before it."""
        told = last = 0
        for number in sorted({*self.years, self.number}):
            key = self._year(number, place)
            between = [each for each in range(told + 1, number + 1) if self._month(each, place) in self.values]
            tells = number != self.number and _tells(self.years, number, place)
            if between and all(each in self.cases for each in range(told + 1, number + 1)):
                if not tells and number != self.number:
                    self._keep(key, sum(self.values[self._month(each, place)] for each in between), len(between))
                if number != self.number:
                    self._sum(key, [self._month(each, place) for each in between])
                if last and (tells or key in self.values):
                    since = [self._month(each, place) for each in between if each > last]
                    self._sum(key, [self._year(last, place), *since])
            if tells:
                told, last = number, 0
            elif key in self.values:
                last = number

    def _month(self, number: int, place: Place) -> Key:
        return (str(number), *place)

    def _year(self, number: int, place: Place) -> Key:
        return (OF_YEAR if number == self.number else _until(number), *place)


def _until(number: int) -> str:
    return f"until {number}"


def _whole(told: Told, tree: Tree, parts: Sequence[str]) -> dict[Place, tuple[int, bool]]:
    """With those recorded no deeper than a region, who are kept back where one number around them is."""
    found = dict(told)
    values = {("", *place): value for place, (value, _) in told.items()}
    for (_, code, part), value in tree.rest(values, "", parts).items():
        whole = code.removesuffix(REST)
        around = [told.get((each, part), NOBODY) for each in (whole, *tree.inside[whole])]
        found[code, part] = (value, any(hidden for _, hidden in around))
    return found
