"""The reference data that ships with the registry, as unsaved rows of its tables. See data/README.md."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from payung.registry.models import MinimumWage, Office, OfficeArea, Region

DATA = Path(__file__).with_name("data")


def regions() -> list[Region]:
    """Nation, island, provinces, regencies: parents before their children."""
    return [
        Region(
            code=row["code"],
            bps_code=row["bps_code"] or None,
            name=row["name"],
            short_name=row["short_name"],
            level=row["level"],
            parent_id=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            tile_column=_whole(row["tile_column"]),
            tile_row=_whole(row["tile_row"]),
        )
        for row in _rows("regions.csv")
    ]


def minimum_wages() -> list[MinimumWage]:
    """UMP and UMK, whole rupiah per month; sen are dropped."""
    return [
        MinimumWage(
            region_id=row["region_code"],
            year=int(row["year"]),
            amount=int(row["amount"]),
            source=f"{row['publisher']}, {row['source']}",
        )
        for row in _rows("minimum_wages.csv")
    ]


def offices() -> list[Office]:
    """Offices, parents before their children."""
    return [
        Office(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_id=row["parent"] or None,
            region_id=row["region"],
        )
        for row in _rows("offices.csv")
    ]


def office_areas() -> list[OfficeArea]:
    """Which office serves a regency, and from when."""
    return [
        OfficeArea(
            office_id=row["office"],
            region_id=row["region"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows("office_areas.csv")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(DATA.joinpath(name).read_text(encoding="utf-8").splitlines()))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None
