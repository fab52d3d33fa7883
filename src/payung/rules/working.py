"""One line of a working: the amount, how it came about in words, and where that is written.

Amounts come from the rules themselves; a line only says in words what the rule did, with the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payung.statute_book import Parameter
from payung.statute_book.acts import STATUSES
from payung.statute_book.parameter import Version


@dataclass(frozen=True)
class Line:
    """What a bill, a letter or the calculator prints.

    code       jkk, jkm, jht, jp, penalty …      programme  JKK, JKM, JHT, JP, JKP, or "" for a penalty
    payer      employer, worker, member, state or sponsor
    amount     whole rupiah                      working    the arithmetic in Indonesian
    cite       the articles read on the way      status     how well we know the weakest of them
    """

    code: str
    programme: str
    payer: str
    amount: int
    working: str
    cite: str
    status: str


def cites(versions: Iterable[Version]) -> str:
    """The citations of the versions read, each once, in order."""
    parts = [part.strip() for version in versions for part in version.cite.split(";")]
    return "; ".join(dict.fromkeys(parts))


def weakest(versions: Iterable[Version]) -> str:
    """The status of the version we know least well."""
    return max((version.status for version in versions), key=STATUSES.index)


def questions_on(parameter: Parameter, when: int) -> tuple[str, ...]:
    """The open questions that bear on this parameter's value in a month.

    Those of the parameter always; those of a version only in its first month and in the month before, where
    they decide which version holds.
    """
    edges = [each for version in parameter.versions if when in (version.start - 1, version.start)
             for each in version.questions]  # fmt: skip
    return tuple(dict.fromkeys((*parameter.questions, *edges)))
