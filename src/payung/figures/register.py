"""The register of published figures, read into claimed figures."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from payung.figures.model import Claimed, Statement, Unit
from payung.figures.periods import read_period
from payung.figures.precision import half_of_decimals, half_of_whole
from payung.kernel.dates import MONTHS, parse_date

DATA = Path(__file__).resolve().parent.parent / "coverage" / "data"
REGISTER = DATA / "published_figures.csv"
MEASURES = DATA / "measures.csv"

UNITS = {
    "persons": Unit.PERSONS,
    "claims": Unit.CLAIMS,
    "projects": Unit.PROJECTS,
    "employers": Unit.EMPLOYERS,
    "IDR": Unit.RUPIAH,
    "IDR/month": Unit.RUPIAH,
    "percent": Unit.PERCENT,
    "percent or points": Unit.PERCENT_OR_POINTS,
    "persons or claims": Unit.PERSONS_OR_CLAIMS,
    "rank": Unit.RANK,
    "rank of 14": Unit.RANK,
}
_VALUE = re.compile(r"(?:(sekitar|kisaran|hampir|lebih dari) )?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_CALLED = re.compile(r"[Mm]enyebut(?:nya| penyebutnya)? \"([^\"]+)\"")
_DAY_IN_SOURCE = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")


def read_register(path: Path = REGISTER) -> list[Claimed]:
    """Every row of the register, in its order."""
    return [claimed(row) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


@lru_cache(maxsize=1)
def measure_names() -> dict[str, str]:
    """The Indonesian name of each measure."""
    rows = csv.DictReader(MEASURES.read_text(encoding="utf-8").splitlines())
    return {row["metric"]: row["name"] for row in rows}


def claimed(row: Mapping[str, str]) -> Claimed:
    """One row. A unit or value of another form is kept as words: no check reads it."""
    unit = UNITS.get(row["unit"], Unit.OTHER)
    value, half, hedge = read_value(row["value"], unit)
    called = _CALLED.search(row["note"])
    return Claimed(
        key=row["key"],
        region_code=row["region_code"],
        region=row["region_name"],
        metric=row["metric"],
        value=value,
        half=half,
        printed=row["value"],
        unit=unit,
        period=read_period(row["period"]),
        source=row["source"],
        said_on=_day(row["published_on"]) or _day_in(row["source"]),
        as_of=_day(row["as_of"]),
        hedge=hedge,
        label=called[1] if called else "",
    )


def read_value(text: str, unit: Unit) -> tuple[Fraction | None, Fraction, str]:
    """(value, half of the last digit, hedge) of a value as the register keeps it.

    `sekitar 31` may be off by a whole unit of its last digit; `66-67` is the middle and half the span.
    """
    found = _VALUE.fullmatch(text)
    if found is None:
        return None, Fraction(0), ""
    low = Fraction(Decimal(found[2]))
    if found[3]:
        high = Fraction(Decimal(found[3]))
        return (low + high) * Fraction(1, 2), (high - low) * Fraction(1, 2), "about"
    decimals = len(found[2].partition(".")[2])
    percent = unit in (Unit.PERCENT, Unit.POINTS, Unit.PERCENT_OR_POINTS)
    half = half_of_decimals(decimals) if percent else half_of_whole(int(low), unit)
    if found[1] == "lebih dari":
        return low, half, "more"
    return (low, 2 * half, "about") if found[1] else (low, half, "")


def statements(figures: Iterable[Claimed]) -> list[Statement]:
    """Figures grouped by region, period and source, in the order they first appear."""
    groups: dict[tuple[str, str, str], list[Claimed]] = {}
    for figure in figures:
        groups.setdefault((figure.region_code, figure.period.text, figure.source), []).append(figure)
    return [
        Statement(first.region_code, first.region, first.period, first.source, first.said_on, tuple(group))
        for group in groups.values()
        for first in group[:1]
    ]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _day_in(source: str) -> dt.date | None:
    found = _DAY_IN_SOURCE.search(source)
    day = parse_date(found[0]) if found else None
    return day if isinstance(day, dt.date) else None
