"""The reference data that ships with the registry, as unsaved rows of its tables. See data/README.md."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from payung.registry.below import region_below
from payung.registry.models import Facility, FacilityContract, MinimumWage, Office, OfficeArea, Region

DATA = Path(__file__).with_name("data")


def regions() -> list[Region]:
    """Nation, island, provinces, regencies: parents before their children."""
    centres = {row["code"]: row for row in _rows("region_centres.csv")}
    nowhere = {"latitude": "", "longitude": ""}
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
            latitude=_whole(centres.get(row["code"], nowhere)["latitude"]),
            longitude=_whole(centres.get(row["code"], nowhere)["longitude"]),
        )
        for row in _rows("regions.csv")
    ]


def places() -> list[Region]:
    """Districts, and villages where they ship: parents before their children."""
    return [region_below(row["code"], row["name"]) for row in _rows("places.csv")]


@dataclass(frozen=True)
class NationTile:
    """A province of the nation with its square on the map, also those the registry does not hold yet."""

    code: str
    full_name: str
    name: str
    column: int
    row: int


def nation_tiles() -> list[NationTile]:
    """The 38 provinces, by code."""
    return [
        NationTile(row["code"], row["name"], row["short_name"], int(row["tile_column"]), int(row["tile_row"]))
        for row in _rows("nation_tiles.csv")
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
            hours=row["hours"],
            services=row["services"].split(),
            hours_status=row["hours_status"],
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


def facilities() -> list[Facility]:
    """Health facilities of the demonstration; every one invented."""
    return [
        Facility(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            region_id=row["region"],
            address=row["address"],
            phone=row["phone"],
            hours=row["hours"],
            services=row["services"].split(),
            status=row["status"],
            bank=row["bank"],
            account_number=row["account_number"],
            account_holder=row["account_holder"],
        )
        for row in _rows("facilities.csv")
    ]


def facility_contracts() -> list[FacilityContract]:
    """One contract per facility and first day."""
    return [
        FacilityContract(
            facility_id=row["code"],
            number=row["contract"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows("facilities.csv")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(DATA.joinpath(name).read_text(encoding="utf-8").splitlines()))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None
