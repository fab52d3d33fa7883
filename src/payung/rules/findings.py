"""What a rule found about one case: every test of entitlement, the lines granted, the readings that decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payung.rules.working import Line
from payung.statute_book.parameter import Parameter, Version


@dataclass(frozen=True)
class Finding:
    """One test of entitlement, whether it holds or not.

    code  stable, `claimed-in-time`      text  what was compared, in Indonesian      cite  the articles
    """

    code: str
    holds: bool
    text: str
    cite: str


@dataclass(frozen=True)
class Outcome:
    """One case judged.

    lines      what is granted, each with its working
    findings   every test, those that hold and those that do not
    questions  ids of the open questions whose reading decided something
    notes      further sentences for people
    """

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Whole rupiah granted."""
        return sum(line.amount for line in self.lines)


def questions_read(*read: tuple[Parameter, Version]) -> list[str]:
    """The open questions of the parameters read and of the versions that held."""
    return [each for parameter, version in read for each in (*parameter.questions, *version.questions)]


def once(questions: Iterable[str]) -> tuple[str, ...]:
    """Each question once, in order."""
    return tuple(dict.fromkeys(questions))
