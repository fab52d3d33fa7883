"""Small numbers stay untold: an attacker who adds, subtracts and tries every possibility learns none of them."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payung.coverage.counting.hiding import flagged
from payung.coverage.counting.small import SMALL, certain, hidden_cells, pinned

PARENTS = {"ID": None, "P": "ID", "A": "P", "B": "P", "C": "P"}
MOST = 12  # people an attacker thinks of for a sum he is not told


def solutions(told: dict[str, int | None], sums: list[list[str]]) -> Iterator[dict[str, int]]:
    """Every way to fill in what is not told, one or more each, so that all sums hold. Tried, not computed."""
    unknown = [cell for cell, value in told.items() if value is None]

    def fill(known: dict[str, int]) -> Iterator[dict[str, int]]:
        lines = [line for line in sums if any(cell in told and cell not in known for cell in line)]
        if not lines:
            yield known
            return
        line = min(lines, key=lambda each: sum(cell in told and cell not in known for cell in each))
        open_ = [cell for cell in line if cell in told and cell not in known]
        total, parts = line[0], [cell for cell in line[1:] if cell in told]
        if total in open_ and len(open_) == 1:
            tried = [{total: sum(known[cell] for cell in parts)}]
        elif len(open_) == 1:
            tried = [{open_[0]: known[total] - sum(known[cell] for cell in parts if cell in known)}]
        else:
            first = next(cell for cell in open_ if cell != total)
            limit = known.get(total, MOST)
            tried = [{first: value} for value in range(1, limit + 1)]
        for more in tried:
            both = known | more
            if min(more.values()) >= 1 and all(_holds(each, both, told) for each in sums):
                yield from fill(both)

    for found in fill({cell: value for cell, value in told.items() if value is not None}):
        if all(cell in found for cell in unknown):
            yield found


def _holds(line: list[str], known: dict[str, int], told: dict[str, int | None]) -> bool:
    cells = [cell for cell in line if cell in told]
    if not cells or line[0] not in told or any(cell not in known for cell in cells):
        return True
    return known[line[0]] == sum(known[cell] for cell in cells if cell != line[0])


def given_away(values: dict[str, int], sums: list[list[str]]) -> list[str]:
    """Small numbers for which no other value from 1 to 6 fits what is told."""
    hidden = hidden_cells(values, sums)
    told = {cell: None if cell in hidden else value for cell, value in values.items()}

    def fits(cell: str, value: int) -> bool:
        return next(solutions({**told, cell: value}, sums), None) is not None

    small = [cell for cell in hidden if values[cell] < SMALL]
    return [cell for cell in small if not any(fits(cell, other) for other in range(1, 7) if other != values[cell])]


@settings(max_examples=30)
@given(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 30]), min_size=6, max_size=6))
def test_no_small_number_of_a_table_with_both_sums_is_certain(numbers):
    """Three regions by two segments, with the sums of the rows, of the columns and of everything."""
    cells = {f"{code}{part}": numbers[2 * row + column] for row, code in enumerate("abc") for column, part in
             enumerate("xy")}  # fmt: skip
    for code in "abc":
        cells[code] = cells[f"{code}x"] + cells[f"{code}y"]
    for part in ("x", "y", ""):
        cells[f"all{part}"] = sum(cells[f"{code}{part}"] for code in "abc")
    values = {cell: value for cell, value in cells.items() if value}
    sums = [[f"all{part}", *(f"{code}{part}" for code in "abc")] for part in ("x", "y", "")]
    sums += [[code, f"{code}x", f"{code}y"] for code in ("a", "b", "c", "all")]
    assert given_away(values, sums) == []


def test_a_table_whose_four_hidden_numbers_only_one_way_fits_hides_another():
    # Rows a: 3 + 9, b: 4 + 9, and the columns 7 + 18. With a and b of x hidden alone, x = 7 leaves 1..6; but what
    # is hidden twice in the same two sums would be solved by subtracting one sum from the other.
    sums = [["t", "a", "b", "c"], ["u", "a", "b"]]
    values = {"t": 40, "u": 7, "a": 3, "b": 4, "c": 33}
    hidden = hidden_cells(values, sums)
    assert {"a", "b"} <= hidden and certain(sums, hidden) == []
    assert certain(sums, {"a", "b", "c"}) == ["c"]  # t - u = c, though two or three are hidden in each sum


def test_five_people_one_in_each_of_five_places_are_not_certain():
    # 5 = 1 + 1 + 1 + 1 + 1: each is one at least, so all would be exactly one
    values = {"total": 25, "big": 20} | {f"small {number}": 1 for number in range(5)}
    line = list(values)
    assert pinned([line], values, {f"small {number}" for number in range(5)}) == [f"small {n}" for n in range(5)]
    hidden = hidden_cells(values, [line])
    assert "big" in hidden and pinned([line], values, hidden) == []


def rows(**people: int) -> pl.DataFrame:
    found = [("people_by_residence", code, part, value) for code, value in people.items() for part in ("ALL", "PU")]
    return pl.DataFrame(found, schema=["measure", "region_id", "part", "value"], orient="row")


def untold(frame: pl.DataFrame, parents=PARENTS, already=()) -> set[str]:
    return set(flagged(frame, parents, already).filter(pl.col("hidden"), pl.col("part") == "ALL")["region_id"])


def test_those_recorded_no_deeper_than_a_province_cannot_be_had_by_subtraction():
    # 100 - 60 - 20 - 17 = 3 people of the province whose regency nobody knows
    assert untold(rows(ID=100, P=100, A=60, B=20, C=17)) == {"C"}
    # 100 - 60 - 20 - 12 = 8: told
    assert untold(rows(ID=100, P=100, A=60, B=20, C=12)) == set()


def test_a_small_number_beside_some_without_a_place_needs_no_other():
    # C = 3 and 100 - 60 - 20 - 3 = 17 without a regency: the two are known together only
    assert untold(rows(ID=100, P=100, A=60, B=20, C=3)) == {"C"}
    assert untold(rows(ID=83, P=83, A=60, B=20, C=3)) == {"B", "C"}


def test_what_one_version_hides_the_next_one_hides_too():
    # First C has 3 of 83. A late contribution makes it 6 of 86: all three would be told, and 86 - 3 late = 83 again.
    first = flagged(rows(ID=83, P=83, A=60, B=20, C=3), PARENTS)
    before = [key[:3] for key in first.filter("hidden").select("measure", "region_id", "part").iter_rows()]
    late = rows(ID=86, P=86, A=60, B=20, C=6)
    assert untold(late) == set()
    assert untold(late, already=before) == {"B", "C"}


@pytest.mark.parametrize("measure", ("memberships_by_residence", "people_by_residence"))
def test_what_follows_people_is_hidden_with_them(measure):
    frame = pl.concat([rows(ID=83, P=83, A=60, B=20, C=3), rows(ID=90, P=90, A=64, B=22, C=4)
                       .with_columns(measure=pl.lit("memberships_by_residence"))])  # fmt: skip
    found = flagged(frame, PARENTS).filter(pl.col("hidden"), pl.col("measure") == measure)
    assert set(found["region_id"]) == {"B", "C"}


def test_the_nation_at_work_is_the_nation_at_home():
    # The nation by residence is hidden, for nothing else can be; by work it is the same people.
    at_work = pl.DataFrame([("people_by_work", "ID", "ALL", 3 + 9)], schema=["measure", "region_id", "part", "value"],
                           orient="row")  # fmt: skip
    home = pl.DataFrame(
        [("people_by_residence", code, "ALL", value) for code, value in (("ID", 12), ("P", 12), ("A", 3), ("B", 9))],
        schema=["measure", "region_id", "part", "value"], orient="row",
    )  # fmt: skip
    found = flagged(pl.concat([at_work, home]), PARENTS)
    hidden = {key[:2] for key in found.filter("hidden").iter_rows()}
    assert ("people_by_residence", "A") in hidden and ("people_by_residence", "B") in hidden
    assert (("people_by_work", "ID") in hidden) == (("people_by_residence", "ID") in hidden)
