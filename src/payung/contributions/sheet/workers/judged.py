"""What every judgement of a sheet about workers gives back."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from payung.contributions.sheet.check import rows_with
from payung.contributions.sheet.read import Sheet
from payung.kernel.problem import Problem


@dataclass(frozen=True)
class Judged:
    """The judgement of one sheet.

    rows        good rows, in the columns of the form's own module
    problems    every problem, in the order of the rows
    read        rows in the file
    to_confirm  good rows somebody still has to say yes to
    failing     rows with an error
    ignored     headings that were not used
    """

    rows: pl.DataFrame
    problems: list[Problem]
    read: int
    to_confirm: int
    failing: int
    ignored: tuple[str, ...]

    @property
    def good(self) -> int:
        return self.rows.height


def judged(sheet: Sheet, rows: pl.DataFrame, problems: list[Problem], columns: tuple[pl.Expr | str, ...]) -> Judged:
    """The good rows and all problems, sorted."""
    problems.sort(key=lambda each: each.rows[0])
    failing = rows_with(problems, "error")
    good = rows
    if failing:
        good = rows.join(pl.DataFrame({"row": failing}, schema={"row": pl.Int64}), on="row", how="anti")
    asked = set(rows_with(problems, "confirm")) - set(failing)
    return Judged(good.select(*columns), problems, sheet.height, len(asked), len(failing), sheet.ignored)
