"""Keep one edition of a series of denominators. The same rows twice are one edition; a correction is another."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.coverage.measures import book
from payung.coverage.models import Edition
from payung.database.copy import copy_in

ROWS = {"region_id": pl.String, "as_of": pl.Date, "people": pl.Int64, "note": pl.String}
"""Columns of the rows of an edition; `people` null where the edition says that nobody measured."""


@dataclass(frozen=True)
class NewEdition:
    """What an edition says of itself. `series` is a key of the denominators in data/measures.toml."""

    series: str
    title: str
    publisher: str
    source: str
    published_on: dt.date | None = None
    file_name: str = ""


def import_denominators(new: NewEdition, rows: pl.DataFrame, *, by: Actor, at: dt.datetime) -> Edition:
    """Write the edition with its rows (columns `ROWS`); the edition there was, when these rows are known already."""
    with act("coverage.import_denominators", by, at) as deed:
        meant = book().denominators[new.series]
        ordered = rows.select(*ROWS).sort("region_id", "as_of")
        digest = hashlib.sha256(f"{new.series}\n{new.title}\n".encode() + ordered.write_csv().encode()).hexdigest()
        edition, written = Edition.objects.get_or_create(
            series=new.series,
            digest=digest,
            defaults={
                "title": new.title,
                "publisher": new.publisher,
                "source": new.source,
                "published_on": new.published_on,
                "file_name": new.file_name,
                "invented": meant.invented,
                "imported_by": by.name,
                "imported_at": at,
            },
        )
        if written:
            copy_in("coverage_workforce", ordered.with_columns(pl.lit(edition.pk).alias("edition_id")))
        deed.about(f"denominators:{edition.pk}", series=new.series, rows=ordered.height, written=written)
        return edition
