"""The rows of each open table, in the order and types of its dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import polars as pl

from payung.agreements.models import Instrument
from payung.coverage.measures import book
from payung.coverage.models import PublishedFigure, Snapshot, SnapshotRow, Workforce
from payung.coverage.open.dictionary import OpenTable, tables
from payung.coverage.targets import every_target
from payung.registry.models import Facility, Office, Region
from payung.registry.region_history import past_on

COUNTED = "hitungan"
TOLD, NOT_TOLD = "A", "Q"
"""OBS_STATUS of SDMX: normal; missing, suppressed."""


def frame_of(name: str) -> pl.DataFrame:
    """A table that does not come from snapshots."""
    return _frame(tables()[name], ROWS[name]())


def counted_frame(taken: Sequence[Snapshot]) -> pl.DataFrame:
    """The counts of these snapshots as everybody may see them: what a page does not tell is null.

    A region is called what it was called at the end of the month, so a file of one version stays as it is.
    """
    by_number = {each.pk: each for each in taken}
    now = dict(Region.objects.values_list("code", "name"))
    names = {each.pk: {code: past.name for code, past in past_on(each.as_of).items() if past.name} for each in taken}
    rows = SnapshotRow.objects.filter(snapshot__in=by_number).order_by("snapshot__month", "measure", "region", "part")
    found = [
        (
            by_number[number].month,
            by_number[number].version,
            measure,
            code,
            names[number].get(code, now[code]),
            part,
            None if hidden else value,
            by_number[number].taken_at.isoformat(),
            by_number[number].digest,
            book().measures[measure].unit,
            NOT_TOLD if hidden else TOLD,
        )
        for number, measure, code, part, value, hidden in rows.values_list(
            "snapshot_id", "measure", "region_id", "part", "value", "hidden"
        ).iterator(chunk_size=10_000)
    ]
    return _frame(tables()[COUNTED], found)


def _frame(table: OpenTable, rows: Iterable[Sequence[Any]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=table.schema, orient="row")


def _published() -> Iterable[Sequence[Any]]:
    names = [each.name for each in tables()["angka-terbit"].columns]
    return PublishedFigure.objects.order_by("key").values_list(*names)


def _denominators() -> Iterable[Sequence[Any]]:
    edition = ("series", "pk", "title", "publisher", "source", "published_on", "invented")
    names = [f"edition__{name}" for name in edition] + ["region_id", "as_of", "people", "note"]
    return Workforce.objects.order_by("edition", "region", "as_of").values_list(*names)


def _targets() -> Iterable[Sequence[Any]]:
    return [
        (
            each.region_code,
            each.region_name,
            each.year,
            str(each.percent),
            each.basis,
            each.figure.key,
            each.figure.source,
        )
        for each in every_target()
    ]


def _measures() -> Iterable[Sequence[Any]]:
    return [
        (each.key, each.name, each.says, each.unit, each.counted, each.place, " ".join(each.part_names), each.version,
         each.since, each.note)
        for each in book().measures.values()
    ]  # fmt: skip


def _regions() -> Iterable[Sequence[Any]]:
    names = ("code", "bps_code", "name", "short_name", "level", "parent_id", "valid_from", "valid_to")
    return Region.objects.order_by("code").values_list(*names)


def _instruments() -> Iterable[Sequence[Any]]:
    names = ("number", "kind", "title", "region_id", "year", "signed_on", "valid_to", "ended_on", "source", "note")
    return Instrument.objects.order_by("year", "pk").values_list(*names)


def _offices() -> Iterable[Sequence[Any]]:
    rows = Office.objects.order_by("code").values_list(
        "code", "name", "kind", "parent_id", "region_id", "hours", "services", "hours_status"
    )
    return [(*row[:6], " ".join(row[6]), row[7]) for row in rows]


def _facilities() -> Iterable[Sequence[Any]]:
    names = ("code", "name", "kind", "region_id", "address", "phone", "hours", "services", "status")
    return [(*row[:7], " ".join(row[7]), row[8]) for row in Facility.objects.order_by("code").values_list(*names)]


ROWS: dict[str, Callable[[], Iterable[Sequence[Any]]]] = {
    "angka-terbit": _published,
    "pembagi": _denominators,
    "target": _targets,
    "ukuran": _measures,
    "daerah": _regions,
    "perjanjian": _instruments,
    "kantor": _offices,
    "fasilitas": _facilities,
}
