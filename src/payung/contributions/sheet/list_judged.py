"""What every list by name is judged to be: the rows that hold, every problem in order, how it is kept. No database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from payung.contributions.sheet.list_cells import ListRow
from payung.contributions.sheet.list_file import ListFile
from payung.contributions.sheet_rows import problems_as_json
from payung.kernel.problem import Problem

Once = Callable[[pl.DataFrame, ListFile], tuple[pl.DataFrame, list[Problem]]]
"""The rows that hold less those that contradict each other, and those as problems."""


@dataclass(frozen=True)
class CheckedList:
    """The judgement of one list: rows that hold, every problem in the order of the rows, how many rows were read."""

    rows: pl.DataFrame
    problems: list[Problem]
    read: int

    @property
    def failing(self) -> int:
        """Rows with a problem."""
        return len({row for each in self.problems for row in each.rows})

    def with_problems(self, told: list[Problem], rows: pl.DataFrame) -> CheckedList:
        """The same list with more problems, and the rows that still hold."""
        return CheckedList(rows, in_order([*self.problems, *told]), self.read)


def judged_list(
    file: ListFile, read: Callable[[ListRow], dict[str, Any]], fits: Callable[[dict[str, Any], ListRow], None],
    once: Once, columns: Mapping[str, Any],
) -> CheckedList:  # fmt: skip
    """Judge every row, then the rows that hold against each other.

    read  the values of one row; what is wrong with a cell it tells to the row itself
    fits  whether the values of a row that could be read fit each other and the day; tells it to the row too
    """
    rows, problems = [], []
    for cells in file.cells.iter_rows(named=True):
        row = ListRow(cells, file)
        values = read(row)
        if not row.told:
            fits(values, row)
        problems += row.told
        if not row.told:
            rows.append(values)
    good, twice = once(pl.DataFrame(rows, schema=dict(columns)), file)
    return CheckedList(good, in_order([*problems, *twice]), file.cells.height)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of their first rows."""
    return sorted(problems, key=lambda each: each.rows[0])


def kept_list(
    file: ListFile, checked: CheckedList, content: bytes, file_name: str, by: str, at: dt.datetime
) -> dict[str, Any]:
    """The columns with which every kind of list is kept: the file as it came and what was found in it."""
    return {
        "file_name": file_name[-255:],
        "content": content,
        "digest": file.digest,
        "row_count": checked.read,
        "good_count": checked.rows.height,
        "failing_count": checked.failing,
        "problems": problems_as_json(checked.problems),
        "uploaded_by": by,
        "uploaded_at": at,
    }
