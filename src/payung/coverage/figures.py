"""A figure that never travels without its day, its definition and its source."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from payung.coverage.measures import Definition
from payung.coverage.models import PublishedFigure
from payung.kernel.amounts import NBSP, number_text
from payung.kernel.dates import MONTHS, date_text

MEASURES = Path(__file__).with_name("data").joinpath("measures.csv")
UNITS = {
    "percent": "%",
    "percent or points": "persen atau poin",
    "persons": "orang",
    "persons or claims": "orang atau klaim",
    "claims": "klaim",
    "employers": "perusahaan",
    "offices": "kantor",
    "facilities": "fasilitas",
    "projects": "proyek",
    "districts": "kecamatan",
    "rank": "tertinggi",
    "rank of 14": "dari 14",
    "IDR": "rupiah",
    "IDR/month": "rupiah sebulan",
}
"""Unit in the register → as people read it; anything else has none."""
RUPIAH = ("IDR", "IDR/month")
NOT_SAID = "tidak disebut"
UNSAID = Definition("")

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?( YTD)?")


class Measure(NamedTuple):
    """What a figure measures, in a name and one sentence."""

    name: str
    definition: str


@dataclass(frozen=True)
class Figure:
    """One figure, as a page, a letter and an open-data file show it.

    origin      published: somebody printed it; counted: this system counted it
    value       as printed, with Indonesian points and commas: `68,02`, `sekitar 31`, `30.989.000.000`
    number      the same as a number; None where the source gave none, or a range
    exact       the source stated it without "about", "almost", "more than" or a range
    unit        `%`, `orang`, `rupiah`; empty for a label or a code
    as_of       the day, month or year it holds for, in words; `tidak disebut` where the source gave none
    as_of_day   the last day of that; None where it cannot be known
    note        what a reader must know; may be empty
    basis       the parts of its definition, for comparing; see `measures.why_not_comparable`
    version     of the definition; empty where the publisher gave none
    sources     everything it was made from, in words
    digest      SHA-256 over what it was made from: the same digest, the same figure
    """

    origin: Literal["published", "counted"]
    key: str
    metric: str
    name: str
    region_code: str
    region_name: str
    value: str
    number: Decimal | None
    exact: bool
    unit: str
    as_of: str
    as_of_day: dt.date | None
    definition: str
    publisher: str
    source: str
    published_on: dt.date | None
    note: str
    basis: Definition = UNSAID
    version: str = ""
    sources: tuple[str, ...] = ()
    digest: str = ""

    @property
    def text(self) -> str:
        """Value and unit: `68,02 %`, `69.590 orang`, `Rp604.000.000`."""
        if self.unit in (UNITS[unit] for unit in RUPIAH):
            return f"Rp{self.value}{self.unit.removeprefix('rupiah')}"
        return f"{self.value}{NBSP}{self.unit}" if self.unit else self.value

    @property
    def day(self) -> dt.date | None:
        """For putting figures in order of time: the day it holds for, else the day it was printed."""
        return self.as_of_day or self.published_on


def published(row: PublishedFigure) -> Figure:
    """A row of the register as a figure."""
    numbers = _NUMBER.findall(row.value) if row.unit in UNITS else []
    measure = measures()[row.metric]
    return Figure(
        origin="published",
        key=row.key,
        metric=row.metric,
        name=measure.name,
        region_code=row.region_code,
        region_name=row.region_name,
        value=_NUMBER.sub(lambda found: decimal_text(found[0]), row.value) if numbers else row.value,
        number=Decimal(numbers[0]) if len(numbers) == 1 else None,
        exact=len(numbers) == 1 and numbers[0] == row.value,
        unit=UNITS.get(row.unit, ""),
        as_of=period_text(row.period) if row.as_of or "YTD" in row.period else NOT_SAID,
        as_of_day=row.as_of,
        definition=measure.definition,
        publisher=row.publisher,
        source=row.source,
        published_on=row.published_on,
        note=row.note,
        basis=Definition(row.metric),
        sources=(row.source,),
        digest=digest_of(row.key, row.region_code, row.period, row.metric, row.value, row.unit, row.source),
    )


def digest_of(*parts: object) -> str:
    """SHA-256 over texts, in order."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


@cache
def measures() -> dict[str, Measure]:
    """Every measure of the register by its code."""
    rows = csv.DictReader(MEASURES.read_text(encoding="utf-8").splitlines())
    return {row["metric"]: Measure(row["name"], row["definition"]) for row in rows}


def decimal_text(digits: str) -> str:
    """`68.02` as `68,02`, `69590` as `69.590`; decimals stay as they are."""
    whole, _, rest = digits.partition(".")
    return f"{number_text(int(whole))},{rest}" if rest else number_text(int(whole))


def period_text(period: str) -> str:
    """`2024-09` as `September 2024`, `2024` as `tahun 2024`, `2025-10 YTD` as from January to then."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return f"tahun {period.replace('-', ' sampai ')}"
    year, month, day, so_far = found.groups()
    if day:
        return date_text(dt.date.fromisoformat(period))
    if month:
        name = f"{MONTHS[int(month) - 1]} {year}"
        return f"Januari sampai {name}" if so_far else name
    return f"tahun {year}, belum setahun penuh" if so_far else f"tahun {year}"
