"""A year so far tells no month that was kept back: alone, beside earlier years, or less those of the other regions."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payung.coverage.counting import year
from payung.coverage.counting.hiding import KEY, flagged
from payung.coverage.counting.small import SMALL, certain, pinned
from payung.coverage.counting.tree import Tree
from payung.coverage.counting.year import CASES, OF_YEAR, Year

PARENTS = {"ID": None, "A": "ID", "B": "ID", "C": "ID"}
PARTS = ("ALL", "JKK", "JKM", "JHT", "JP", "JKP", "SCHOLARSHIP")
Count = dict[tuple[str, str], int]
"""Region, programme → claims of a month of those living there; a region with others inside: of those nobody knows."""


def summed(found: Count) -> Count:
    """With the sums of programmes and regions, as a month is counted; nobody is recorded outside a regency."""
    every: Count = {}
    for (code, part), value in found.items():
        for above in (code, "ID"):
            for which in (part, "ALL"):
                every[above, which] = every.get((above, which), 0) + value
    return {key: value for key, value in every.items() if value}


class Frozen:
    """Months of a year frozen one after the other; no claim is paid twice, so a year is the sum of its months."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str, str, int], int] = {}
        self.hidden: set[tuple[str, str, str, int]] = set()
        self.months: dict[int, Count] = {}

    def freeze(self, number: int, found: Count, already: set[tuple[str, str, str]] = frozenset()) -> Frozen:
        """Count a month, or count it again with other claims."""
        self.months[number] = summed(found)
        so_far: Count = {}
        for month in range(1, number + 1):
            for key, value in self.months.get(month, {}).items():
                so_far[key] = so_far.get(key, 0) + value
        rows = [(CASES, *key, value) for key, value in self.months[number].items()]
        rows += [(OF_YEAR, *key, value) for key, value in so_far.items()]
        frame = pl.DataFrame(sorted(rows), schema=[*KEY, "value"], orient="row")
        others = [each for each in self.months if each != number]
        beside = Year(number, self._told(CASES, others), self._told(OF_YEAR, others))
        for measure, code, part, value, hidden in flagged(frame, PARENTS, already, beside).iter_rows():
            self.values[measure, code, part, number] = value
            if hidden:
                self.hidden.add((measure, code, part, number))
        return self

    def _told(self, measure: str, months: list[int]):
        return {
            month: {
                key[1:3]: (value, key in self.hidden)
                for key, value in self.values.items()
                if (key[0], key[3]) == (measure, month)
            }
            for month in months
        }

    def untold(self, measure: str, number: int, part: str = "JKK") -> set[str]:
        return {code for which, code, each, month in self.hidden if (which, each, month) == (measure, part, number)}

    def year(self, code: str, number: int, part: str = "JKK") -> int:
        """What a reader sees; fails where it is not told."""
        assert (OF_YEAR, code, part, number) not in self.hidden
        return self.values.get((OF_YEAR, code, part, number), 0)

    def sums(self) -> list[tuple[tuple[str, str, str, int], ...]]:
        """Every sum of one month, and a year as the one told before and the month."""
        tree, found = Tree.of(PARENTS), []
        for number in self.months:
            for measure in (CASES, OF_YEAR):
                found += [tuple((*key, number) for key in line) for line in tree.sums(measure, PARTS)]
        for before, after in pairwise([0, *sorted(self.months)]):
            for code in PARENTS:
                step = ((OF_YEAR, after), (OF_YEAR, before), (CASES, after))
                found += [tuple((which, code, part, month) for which, month in step) for part in PARTS]
        return [tuple(cell for cell in line if cell in self.values) for line in found]

    def given_away(self) -> list[tuple[str, str, str, int]]:
        """Small numbers, of a month or of a year, for which everything told of the whole year leaves one value."""
        lines = [line for line in self.sums() if line]
        found = {*certain(lines, self.hidden), *pinned(lines, self.values, self.hidden)}
        return sorted(cell for cell in found if self.values[cell] < SMALL)


@pytest.mark.parametrize(
    ("months", "kept"),
    [
        ((9, 8, 7), False),  # every month is told, and so is their sum
        ((9, 3), True),  # 12 so far less 9 told in January is the three of February
        ((9, 3, 6), True),  # 18 less the 9 of January less the 6 of March is the three
        ((9, 3, 6, 1), True),  # two are kept back, together four
        ((9, 3, 6, 2), False),  # together five: three and two, one and four, four and one
        ((9, 3, 6, 2, 4), True),  # told in April as above: less that, the four of May stand alone
        ((9, 3, 6, 2, 4, 7, 4), False),  # May and July are two again, together eight
        ((0, 0, 0), False),
        ((2,), True),
    ],
)
def test_a_month_kept_back_is_not_to_be_had_by_subtracting(months, kept):
    frozen = Frozen()
    for number, claims in enumerate(months, 1):
        frozen.freeze(number, {("A", "JKK"): claims, ("B", "JKK"): claims, ("C", "JKK"): claims})
    assert (frozen.untold(OF_YEAR, len(months)) >= {"A", "B", "C"}) is kept


def test_the_year_of_a_province_less_its_other_regencies_is_not_the_one_that_is_kept_back():
    # January 20, 30 and 40 claims, all told. February 3, 7 and 40: A is three, so B, the smallest beside it, is not
    # told either. 23 of A less the 20 of January would be the three; the nation has 140 so far, C 80.
    frozen = Frozen().freeze(1, {("A", "JKK"): 20, ("B", "JKK"): 30, ("C", "JKK"): 40})
    frozen.freeze(2, {("A", "JKK"): 3, ("B", "JKK"): 7, ("C", "JKK"): 40})
    assert frozen.untold(CASES, 2) == frozen.untold(OF_YEAR, 2) == {"A", "B"}
    # What is left of the nation is the two together: 60, of which 50 in January, and 10 in February as the month says.
    assert frozen.year("ID", 2) - frozen.year("C", 2) == 60
    assert frozen.given_away() == []


def test_where_one_regency_alone_may_not_be_told_another_is_kept_back_with_it():
    # January: A 1 and B 5 are kept back. February: A 2 and B 6. B has two months, eleven claims: by itself its year
    # could be told, and A's, two months but three claims, is what the nation has beyond B and C: 84 - 41 - 40 = 3.
    frozen = Frozen().freeze(1, {("A", "JKK"): 1, ("B", "JKK"): 5, ("C", "JKK"): 20})
    frozen.freeze(2, {("A", "JKK"): 2, ("B", "JKK"): 6, ("C", "JKK"): 20})
    assert (frozen.year("ID", 2), frozen.year("C", 2)) == (54, 40)
    assert frozen.untold(OF_YEAR, 2) == {"A", "B"}  # not C, whose two months are told: who adds them up knows its year
    assert frozen.given_away() == []


def test_a_month_counted_again_after_the_later_ones_opens_none_between_them():
    # A has 3 in February and 4 in March, told together in March. February was first frozen without its year.
    frozen = Frozen().freeze(1, {("A", "JKK"): 20, ("B", "JKK"): 30, ("C", "JKK"): 40})
    frozen.freeze(2, {("A", "JKK"): 3, ("B", "JKK"): 8, ("C", "JKK"): 40})
    frozen.freeze(3, {("A", "JKK"): 4, ("B", "JKK"): 9, ("C", "JKK"): 40})
    assert "A" not in frozen.untold(OF_YEAR, 3)
    frozen.hidden -= {key for key in frozen.hidden if (key[0], key[3]) == (OF_YEAR, 2)}
    frozen.freeze(2, {("A", "JKK"): 3, ("B", "JKK"): 8, ("C", "JKK"): 40})
    assert "A" in frozen.untold(OF_YEAR, 2)
    assert frozen.given_away() == []


def test_months_that_nobody_froze_are_not_told_by_the_year_either():
    # Three claims of A came in January, which was not frozen; February has 20 of A. 23 less 20 would be the three.
    frozen = Frozen()
    frozen.months[1] = summed({("A", "JKK"): 3, ("B", "JKK"): 9, ("C", "JKK"): 9})
    rows = [(CASES, code, part, 20 * (3 if code == "ID" else 1)) for code in PARENTS for part in ("ALL", "JKK")]
    rows += [
        (OF_YEAR, code, part, value)
        for code, value in {"ID": 81, "A": 23, "B": 29, "C": 29}.items()
        for part in ("ALL", "JKK")
    ]
    told = flagged(pl.DataFrame(sorted(rows), schema=[*KEY, "value"], orient="row"), PARENTS, (), Year(2))
    assert "A" in set(told.filter(pl.col("hidden"), measure=OF_YEAR, part="JKK")["region_id"])


def test_where_too_much_is_kept_back_to_be_solved_nothing_is_told_but_what_the_months_tell(monkeypatch):
    monkeypatch.setattr(year, "MOST", 0)
    frozen = Frozen().freeze(1, {("A", "JKK"): 4, ("B", "JKK"): 30, ("C", "JKK"): 40})
    frozen.freeze(2, {("A", "JKK"): 4, ("B", "JKK"): 30, ("C", "JKK"): 41})
    assert frozen.untold(CASES, 1) == frozen.untold(CASES, 2) == {"A", "B"}
    assert frozen.untold(OF_YEAR, 2) == {"A", "B"}  # two months of eight and of sixty, but not solved
    assert frozen.year("C", 2) == 81


def test_the_year_of_a_district_is_told_where_its_months_are_and_not_otherwise():
    parents = {"ID": None, "61": "ID", "61.08": "61", "61.08.01": "61.08", "61.08.02": "61.08", "61.08.03": "61.08"}
    cases = {"61.08.01": (3, True), "61.08.02": (6, True), "61.08.03": (20, False)}
    cases |= dict.fromkeys(("61.08", "61", "ID"), (29, False))
    told = {(code, part): each for code, each in cases.items() for part in ("ALL", "JKK")}
    rows = [(CASES, code, part, value) for (code, part), (value, _) in told.items()]
    rows += [(OF_YEAR, code, part, 2 * value) for (code, part), (value, _) in told.items()]
    january = {place: (value, hidden) for place, (value, hidden) in told.items()}
    frame = pl.DataFrame(sorted(rows), schema=[*KEY, "value"], orient="row")
    found = flagged(frame, parents, (), Year(2, {1: january}, {1: january}))
    # 01 and 02 have two months of six and twelve claims; their years are not told, those around them are.
    assert set(found.filter(pl.col("hidden"), measure=OF_YEAR, part="JKK")["region_id"]) == {"61.08.01", "61.08.02"}


def test_three_pensions_new_since_a_year_was_told_are_not_told_though_they_were_paid_twice():
    # January 12 and told. February and March: the same three pensioners each, two months and six together, but the year
    # grew from 12 to 15.
    def told(value: int, hidden: bool):
        return {(code, part): (value, hidden) for code in ("ID", "A") for part in ("ALL", "JP")}

    beside = Year(3, {1: told(12, False), 2: told(3, True)}, {1: told(12, False), 2: told(15, True)})
    rows = [(CASES, code, part, 3) for code in ("A", "ID") for part in ("ALL", "JP")]
    rows += [(OF_YEAR, code, part, 15) for code in ("A", "ID") for part in ("ALL", "JP")]
    frame = pl.DataFrame(rows, schema=[*KEY, "value"], orient="row")
    found = flagged(frame, {"ID": None, "A": "ID"}, (), beside)
    assert found.filter(pl.col("hidden"), measure=OF_YEAR).height == 4


def test_what_one_version_hides_of_a_year_the_next_one_hides_too():
    first = Frozen().freeze(1, {("A", "JKK"): 3, ("B", "JKK"): 7, ("C", "JKK"): 40})
    before = {key[:3] for key in first.hidden}
    again = Frozen().freeze(1, {("A", "JKK"): 6, ("B", "JKK"): 7, ("C", "JKK"): 40})
    assert not again.hidden
    again = Frozen().freeze(1, {("A", "JKK"): 6, ("B", "JKK"): 7, ("C", "JKK"): 40}, before)
    assert again.untold(OF_YEAR, 1) == first.untold(OF_YEAR, 1) == {"A", "B"}


COUNTS = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 30]), min_size=6, max_size=6)


@settings(max_examples=200)
@given(st.lists(COUNTS, min_size=2, max_size=5))
def test_no_small_number_of_a_month_or_a_year_follows_from_all_that_is_told_of_the_year(months):
    """Three regencies by two programmes; every month, every year so far and every sum are before the reader."""
    frozen = Frozen()
    for number, claims in enumerate(months, 1):
        places = [(code, part) for code in "ABC" for part in ("JKK", "JHT")]
        frozen.freeze(number, dict(zip(places, claims, strict=True)))
    assert frozen.given_away() == []
