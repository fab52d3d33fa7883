"""Refusals and problems as sentences on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payung.contributions.refused import Refused
from payung.kernel.problem import Problem, joined
from payung.registry.refused import NotRecorded


@dataclass(frozen=True)
class Told:
    """One problem of a sheet, ready for a row of the table; `confirm` asks only for a yes."""

    rows_text: str
    column: str
    found: str
    expected: str
    cure: str
    confirm: bool


def told(refused: Refused | NotRecorded) -> str:
    """What stands in the way and how to mend it, in one or two sentences."""
    problem = refused.problem
    return f"{problem.column}: {problem.found}. {problem.cure}"


def problem_rows(problems: Iterable[Problem]) -> list[Told]:
    """Problems as rows, the errors and the questions in the order of the file."""
    return [
        Told(
            rows_text=joined(each.rows),
            column=each.column,
            found=each.found,
            expected=each.expected,
            cure=each.cure,
            confirm=each.severity == "confirm",
        )
        for each in problems
    ]
