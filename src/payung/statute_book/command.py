"""`payung law`: what the law says, since when, by which act, and how well we know it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from payung.statute_book.book import StatuteBook, read_statute_book
from payung.statute_book.changes import changes_between
from payung.statute_book.errors import UnknownParameter
from payung.statute_book.parameter import Parameter, Version

HELP = """Without arguments: every parameter. With a name: its whole history, with articles and how well each
version is known. `payung law diff 2025-01-31 2025-02-28`: what changed between two days."""


def main(argv: list[str]) -> int:
    """Print parameters, one history, or a comparison. Returns 0, or 2 for a name or a day that is not
    known."""
    parser = argparse.ArgumentParser(prog="payung law", description=HELP)
    parser.add_argument("words", nargs="*", metavar="NAME | diff DAY DAY", help="a parameter, or two days to compare")
    words = parser.parse_args(argv).words
    law = read_statute_book()
    try:
        if not words:
            _list(law)
        elif words[0] == "diff" and len(words) == 3:
            _diff(law, dt.date.fromisoformat(words[1]), dt.date.fromisoformat(words[2]))
        elif len(words) == 1:
            _history(law, law[words[0]])
        else:
            parser.error("one name, or diff and two days")
    except (UnknownParameter, ValueError) as problem:
        print(f"payung law: {problem}", file=sys.stderr)
        return 2
    return 0


def _list(law: StatuteBook) -> None:
    width = max(len(name) for name in law.parameters)
    for name in sorted(law.parameters):
        print(f"{name:<{width}}  {law[name].title}")
    counts = f"{len(law)} parameters, {len(law.acts)} acts, {len(law.questions)} open questions"
    print(f"\n{counts}; law {law.version}")


def _history(law: StatuteBook, parameter: Parameter) -> None:
    varies = f", by {parameter.varies_with}" if parameter.varies_with else ""
    print(f"{parameter.name}: {parameter.title}")
    print(f"  unit {parameter.unit}{varies}, chosen by {parameter.chosen_by}")
    if conditions := parameter.about.get("conditions"):
        print(f"  {conditions}")
    for version in parameter.versions:
        print(f"\n  {_span(parameter, version)}")
        print(f"    {parameter.text(version)}")
        print(f"    {version.cite}; made by {version.by} ({law.acts[version.by].title})")
        print(f"    {version.status}" + (f". {version.note}" if version.note else ""))
    asked = [*parameter.questions, *(each for version in parameter.versions for each in version.questions)]
    for question in law.questions_of(asked):
        print(f"\n  ? {question.id}: {question.question}\n    {question.reading}")


def _span(parameter: Parameter, version: Version) -> str:
    end = parameter.when_text(version.end)
    return f"{parameter.when_text(version.start)} … {end}".rstrip()


def _diff(law: StatuteBook, first: dt.date, second: dt.date) -> None:
    changes = changes_between(law, first, second)
    for change in changes:
        print(change.parameter.name)
        print(f"  - {_said(change.parameter, change.before)}")
        print(f"  + {_said(change.parameter, change.after)}")
    print(f"{len(changes)} parameters differ between {first} and {second}; law {law.version}")


def _said(parameter: Parameter, version: Version | None) -> str:
    if version is None:
        return "(none)"
    return f"{parameter.text(version)}  [{version.by}: {version.cite}; {version.status}]"
