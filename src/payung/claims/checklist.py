"""Which documents a claim needs, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ANY = "any"


@dataclass(frozen=True)
class Checklist:
    """Documents of one claim by kind; `cite` and `status` say where that is written and how well we know."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    cite: str
    status: str

    def missing(self, given: Iterable[str]) -> tuple[str, ...]:
        """Required kinds that are not among those given."""
        held = set(given)
        return tuple(kind for kind in self.required if kind not in held)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "documents.toml").read_text(encoding="utf-8"))


def kinds() -> dict[str, str]:
    """Every kind of document with its Indonesian name."""
    return dict(_data()["kinds"])


def membership_cite() -> str:
    """Where it is written that membership is asked of the day of the event."""
    return str(_data()["membership"]["cite"])


def checklist(programme: str, basis: str, applicant: str) -> Checklist:
    """The first checklist that fits. KeyError where no programme of that name has one."""
    for row in _data()["checklists"]:
        fits = row["basis"] in (basis, ANY) and row["applicant"] in (applicant, ANY)
        if row["programme"] == programme and fits:
            return Checklist(tuple(row["required"]), tuple(row["optional"]), row["cite"], row["status"])
    raise KeyError(f"no checklist for {programme}, {basis}, {applicant}")
