"""Reads of denominators: how many could be covered, by whom measured, on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from payung.coverage.figures import Figure, digest_of
from payung.coverage.measures import Definition, book
from payung.coverage.models import Edition, Snapshot, Workforce
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text
from payung.registry.models import Region


@dataclass(frozen=True)
class Size:
    """A workforce with the edition it comes from."""

    row: Workforce
    edition: Edition

    @property
    def people(self) -> int:
        return self.row.people or 0


def workforce(series_key: str, on: dt.date, edition: int | None = None) -> dict[str, Size]:
    """Region code → the newest number of a series on a day. Regions that nobody measured are left out.

    edition  only what was known with this edition; None: everything

    For one region and day the newest edition holds, also where it takes a number back.
    """
    found = Workforce.objects.filter(edition__series=series_key, as_of__lte=on).select_related("edition")
    if edition is not None:
        found = found.filter(edition__lte=edition)
    holding: dict[tuple[str, dt.date], Workforce] = {}
    for row in found.order_by("edition_id"):
        holding[row.region_id, row.as_of] = row
    newest = sorted((row for row in holding.values() if row.people is not None), key=lambda row: row.as_of)
    return {row.region_id: Size(row, row.edition) for row in newest}


def denominators_of(snapshot: Snapshot, codes: Iterable[str]) -> tuple[str, dict[str, Size]]:
    """The series used for these regions and their numbers: one series for all, the first in rank that measured any.

    Two series never stand beside each other. ("", {}) where nobody measured anything.
    """
    wanted = set(codes)
    for key, _ in sorted(book().denominators.items(), key=lambda each: each[1].rank):
        known = {
            code: size for code, size in workforce(key, snapshot.as_of, snapshot.edition).items() if code in wanted
        }
        if any(size.people for size in known.values()):
            return key, known
    return "", {}


def denominator_figure(size: Size, region: Region) -> Figure:
    """A workforce as a figure."""
    meant = book().denominators[size.edition.series]
    return Figure(
        origin="published",
        key=f"W{size.row.pk}",
        metric=size.edition.series,
        name=meant.name,
        region_code=region.code,
        region_name=region.name,
        value=number_text(size.people),
        number=Decimal(size.people),
        exact=True,
        unit="orang",
        as_of=date_text(size.row.as_of),
        as_of_day=size.row.as_of,
        definition=meant.says,
        publisher=size.edition.publisher,
        source=size.edition.source,
        published_on=size.edition.published_on,
        note=size.row.note,
        basis=Definition(size.edition.series, "people", meant.place, (), "", meant.version),
        version=meant.version,
        sources=(f"{size.edition.title}, {size.edition.publisher}",),
        digest=digest_of(size.edition.digest, region.code, size.row.as_of, size.people),
    )
