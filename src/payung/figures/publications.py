"""What a publication shows of itself: its day and weekday, its speaker's office, the words it dates a year with."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from payung.figures.register import DATA

PUBLICATIONS = DATA / "publications.csv"
OFFICES = DATA.parents[1] / "registry" / "data" / "offices.csv"
REGIONAL, BRANCH = "Kantor Wilayah", "Kantor Cabang"
KINDS = {"regional": REGIONAL, "branch": BRANCH, "service_unit": "Kantor Cabang Pembantu"}


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication, as printed.

    source      as the register of figures writes it; publisher, who printed it
    said_on     the day of what was said; weekday as printed beside it, empty where none
    page_dated  the day at the head of the page, where it is another
    office      the speaker's office, `Kantor Cabang Pontianak`; empty where none is named
    phrase      words that date a year: `tahun 2024 ini`
    programmes  the programmes named, by the register's short names
    """

    key: str
    source: str
    publisher: str
    said_on: dt.date
    weekday: str = ""
    page_dated: dt.date | None = None
    office: str = ""
    phrase: str = ""
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office there is: `Kantor Cabang`, `Pontianak`."""

    kind: str
    place: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.place}"


def read_publications(path: Path = PUBLICATIONS) -> list[Publication]:
    """Every row, in its order."""
    return [
        Publication(
            row["key"],
            row["source"],
            row["publisher"],
            dt.date.fromisoformat(row["said_on"]),
            row["weekday"],
            dt.date.fromisoformat(row["page_dated"]) if row["page_dated"] else None,
            row["office"],
            row["phrase"],
            tuple(row["programmes"].split()),
        )
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]


def read_offices(path: Path = OFFICES) -> list[KnownOffice]:
    """The offices others have named; invented ones prove nothing."""
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [
        KnownOffice(kind, row["name"].removeprefix(kind).strip())
        for row in rows
        if row["status"] == "press" and (kind := KINDS.get(row["kind"])) and row["name"].startswith(kind)
    ]
