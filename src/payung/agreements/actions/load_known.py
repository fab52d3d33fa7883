"""Bring the agreements and regulations that ship with Payung in. Running it twice changes nothing."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from payung.access.actor import Actor
from payung.agreements.models import Instrument, Party
from payung.audit.act import act

FILE = Path(__file__).parent.parent.joinpath("data", "instruments.csv")


def load_known(*, by: Actor, at: dt.datetime) -> int:
    """Insert what is missing, by kind, number, year and region. Returns how many ship."""
    with act("agreements.load_known", by, at) as deed:
        rows = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
        known = set(Instrument.objects.values_list("kind", "number", "year", "region_id"))
        fresh = [row for row in rows if (row["kind"], row["number"], int(row["year"]), row["region"]) not in known]
        made = Instrument.objects.bulk_create(
            Instrument(
                kind=row["kind"], number=row["number"], title=row["title"], region_id=row["region"],
                year=int(row["year"]), signed_on=row["signed_on"] or None, source=row["source"], note=row["note"],
                recorded_by=by.name, recorded_at=at,
            )
            for row in fresh
        )  # fmt: skip
        Party.objects.bulk_create(
            Party(instrument=instrument, place=place, name=name)
            for instrument, row in zip(made, fresh, strict=True)
            for place, name in enumerate(row["parties"].split("; "))
        )
        deed.about("instruments", fresh=len(fresh), shipped=len(rows))
        return len(rows)
