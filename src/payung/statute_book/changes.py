"""What changed in the law between two days, and the acts in the order they took effect."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.statute_book.book import StatuteBook
from payung.statute_book.parameter import Parameter, Version


@dataclass(frozen=True)
class Change:
    """A parameter whose value differs on two days; `before` or `after` is None where no version holds."""

    parameter: Parameter
    before: Version | None
    after: Version | None


def changes_between(law: StatuteBook, first: dt.date, second: dt.date) -> list[Change]:
    """Every parameter that says something else on `second` than on `first`, by name.

    A parameter chosen by contribution month is taken for the month in which the day falls.
    """
    found = []
    for name in sorted(law.parameters):
        parameter = law[name]
        before, after = parameter.find(first), parameter.find(second)
        if before is not after and _said(parameter, before) != _said(parameter, after):
            found.append(Change(parameter, before, after))
    return found


def enacted_in_order(law: StatuteBook) -> list[tuple[dt.date, str, Parameter, Version]]:
    """Every version as (first day, act, parameter, version), in the order in which they took effect."""
    enacted = [
        (parameter.start_day(version), version.by, parameter, version)
        for parameter in law.parameters.values()
        for version in parameter.versions
    ]
    return sorted(enacted, key=lambda each: (each[0], each[1], each[2].name))


def _said(parameter: Parameter, version: Version | None) -> str | None:
    return None if version is None else parameter.text(version)
