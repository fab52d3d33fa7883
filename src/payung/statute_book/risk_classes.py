"""The statutory list of industries by JKK risk class (PP 44/2015 Lampiran I as replaced by PP 82/2019)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from payung.statute_book.errors import LawError

CITE = "PP 82/2019 Lampiran I"
KNOWN = ("read", "inferred", "unread")


@dataclass(frozen=True)
class RiskClass:
    """One entry: its class 1 (very low) to 5 (very high), its number within the class and its official name.

    status  read, inferred (the name is our conclusion) or unread (the entry exists, its name is empty)
    """

    jkk_class: int
    number: int
    name: str
    status: str
    note: str


def read_risk_classes(path: Path) -> tuple[RiskClass, ...]:
    """Every entry, in the order of the list."""
    entries = []
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        entry = RiskClass(int(row["class"]), int(row["number"]), row["name"], row["status"], row["note"])
        if entry.status not in KNOWN or bool(entry.name) == (entry.status == "unread"):
            raise LawError(f"{path.name}, class {entry.jkk_class} no. {entry.number}: status and name do not agree")
        entries.append(entry)
    places = [(entry.jkk_class, entry.number) for entry in entries]
    if places != sorted(set(places)):
        raise LawError(f"{path.name}: entries must be in order and stand once")
    return tuple(entries)
