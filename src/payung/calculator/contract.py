"""Facts in, answer out: the strict reading of a request and the shape of a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from payung.calculator.fields import Field
from payung.calculator.problem import Problem
from payung.rules.findings import Finding
from payung.rules.working import Line
from payung.statute_book import StatuteBook

__all__ = ["Answer", "Calculation", "Finding", "Problem", "read_facts"]

Facts = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a calculation found, before it is put into the words of the contract.

    questions  ids of the open questions whose reading decided something
    extra      further members of the result, such as `funds`
    """

    lines: Sequence[Line]
    findings: Sequence[Finding] = ()
    questions: Sequence[str] = ()
    notes: Sequence[str] = ()
    extra: Mapping[str, Sequence[Line]] | None = None


@dataclass(frozen=True)
class Calculation:
    """One calculation: its name, what it asks, what its lines are called, and the function that answers.

    extra  further members of the result that hold lines -> the codes of those lines
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    line_codes: tuple[str, ...]
    answer: Callable[[Facts, StatuteBook], Answer]
    extra: Mapping[str, tuple[str, ...]] | None = None


def read_facts(request: Mapping[str, Any], calculation: Calculation) -> Facts:
    """Every fact the calculation asks for, checked; a fact that may be left out and was has its default.

    Raises Problem naming the first field that is unknown, missing or not what was asked.
    """
    known = {field.name for field in calculation.fields}
    for name in request:
        if name != "calculation" and name not in known:
            expected = ", ".join(field.name for field in calculation.fields)
            raise Problem("unknown-field", name, f"Fakta {name!r} tidak dikenal. Yang dikenal: {expected}.")
    facts = {}
    for field in calculation.fields:
        if field.name in request:
            facts[field.name] = field.read(request[field.name])
        elif field.required:
            raise Problem("missing-field", field.name, f"Fakta {field.name!r} ({field.title}) belum diisi.")
        else:
            facts[field.name] = field.default
    return facts
