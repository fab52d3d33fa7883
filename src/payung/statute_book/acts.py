"""Acts and open questions, and the check that a citation names an act we list."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from payung.statute_book.errors import LawError

STATUSES = (
    "read-twice",
    "read",
    "computed",
    "remembered-high",
    "remembered-medium",
    "remembered-low",
)
"""How well we know a thing, best first: read in two independent places, read in one, computed from read
inputs and reproducing published values, or remembered with high, medium or low confidence."""


@dataclass(frozen=True)
class Act:
    """One act: a law, a government regulation, a ministerial or agency regulation."""

    id: str
    title: str
    in_force: dt.date
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    about: str
    status: str


@dataclass(frozen=True)
class Question:
    """One point the law leaves open, and how we read it until somebody decides."""

    id: str
    question: str
    reading: str
    since: dt.date
    decides: str
    where: str


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, numbers with a point as Decimal. Raises LawError naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise LawError(f"{path}: this file of the law is missing") from None
    except tomllib.TOMLDecodeError as problem:
        raise LawError(f"{path}: not TOML: {problem}") from None


def text_field(entry: Mapping[str, Any], field: str, where: str) -> str:
    """A text that must be there and must not be empty."""
    value = entry.get(field)
    if not isinstance(value, str) or not value.strip():
        raise LawError(f"{where}: `{field}` is missing or empty")
    return value


def status_field(entry: Mapping[str, Any], where: str) -> str:
    """A status that is one of STATUSES."""
    status = text_field(entry, "status", where)
    if status not in STATUSES:
        raise LawError(f"{where}: status {status!r} is not one of {', '.join(STATUSES)}")
    return status


def date_field(entry: Mapping[str, Any], field: str, where: str) -> dt.date:
    """A date that must be there."""
    value = entry.get(field)
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise LawError(f"{where}: `{field}` must be a date YYYY-MM-DD; found {value!r}")
    return value


def read_acts(path: Path) -> dict[str, Act]:
    """Every act by id. An act may only amend or replace acts that are listed too."""
    acts: dict[str, Act] = {}
    for entry in read_toml(path).get("act", []):
        where = f"acts.toml, {entry.get('id', '?')}"
        act = Act(
            id=text_field(entry, "id", where),
            title=text_field(entry, "title", where),
            in_force=date_field(entry, "in_force", where),
            amends=tuple(entry.get("amends", ())),
            replaces=tuple(entry.get("replaces", ())),
            about=text_field(entry, "about", where),
            status=status_field(entry, where),
        )
        if act.id in acts:
            raise LawError(f"{where}: listed twice")
        acts[act.id] = act
    for act in acts.values():
        for other in (*act.amends, *act.replaces):
            if other not in acts:
                raise LawError(f"acts.toml, {act.id}: amends or replaces {other!r}, which is not listed")
    return acts


def read_questions(path: Path) -> dict[str, Question]:
    """Every open question by id."""
    questions: dict[str, Question] = {}
    for entry in read_toml(path).get("question", []):
        where = f"questions.toml, {entry.get('id', '?')}"
        question = Question(
            id=text_field(entry, "id", where),
            question=text_field(entry, "question", where),
            reading=text_field(entry, "reading", where),
            since=date_field(entry, "since", where),
            decides=text_field(entry, "decides", where),
            where=text_field(entry, "where", where),
        )
        if question.id in questions:
            raise LawError(f"{where}: listed twice")
        questions[question.id] = question
    return questions


def acts_cited(cite: str, acts: Iterable[str], where: str) -> tuple[str, ...]:
    """The acts a citation names: `PP 37/2021 Pasal 11; PP 44/2015 Pasal 16A` names two.

    Raises LawError for a part that does not begin with a listed act.
    """
    known = set(acts)
    found = []
    for part in cite.split(";"):
        words = part.split()
        act = " ".join(words[:2])
        if act not in known:
            raise LawError(
                f"{where}: no act in acts.toml for {part.strip()!r}. "
                "Cite the consolidated article ('PP 44/2015 Pasal 16') and list its act in acts.toml."
            )
        found.append(act)
    return tuple(found)
