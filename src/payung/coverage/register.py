"""The register of published figures that ships with Payung, as unsaved rows. See data/README.md."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from payung.coverage.models import PublishedFigure

FILE = Path(__file__).with_name("data").joinpath("published_figures.csv")


def published_figures() -> list[PublishedFigure]:
    """Every row of the register, in its order; an empty day is null, an empty text stays empty."""
    rows = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())
    return [
        PublishedFigure(**{**row, "as_of": _day(row["as_of"]), "published_on": _day(row["published_on"])})
        for row in rows
    ]


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
