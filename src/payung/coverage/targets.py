"""Targets of coverage by region and year, each a published figure with the plan it stands in."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from payung.coverage.figures import Figure, published
from payung.coverage.models import PublishedFigure
from payung.registry.models import Region

FILE = Path(__file__).with_name("data").joinpath("targets.csv")


@dataclass(frozen=True)
class Target:
    """So much at the end of a year. `basis`: the plan or act; `own` is False where a region above set it."""

    region_code: str
    region_name: str
    year: int
    percent: Decimal
    basis: str
    figure: Figure
    own: bool = True

    @property
    def day(self) -> dt.date:
        """The day it falls due."""
        return dt.date(self.year, 12, 31)


@cache
def _bases() -> dict[str, str]:
    rows = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())
    return {row["figure"]: row["basis"] for row in rows}


def basis_of(key: str) -> str:
    """The plan or act a printed target stands in, by the key of its figure; empty for any other figure."""
    return _bases().get(key, "")


def targets_of(region_code: str) -> list[Target]:
    """Targets set for this very region, by year. Older ones that were replaced stay published figures only."""
    rows = PublishedFigure.objects.filter(key__in=_bases(), region_code=region_code)
    found = [_target(published(row)) for row in rows]
    return sorted((each for each in found if each is not None), key=lambda each: each.year)


def every_target() -> list[Target]:
    """Every target with a basis, by region and year."""
    rows = PublishedFigure.objects.filter(key__in=_bases())
    found = [_target(published(row)) for row in rows]
    return sorted((each for each in found if each is not None), key=lambda each: (each.region_code, each.year))


def target_on(region: Region, day: dt.date) -> Target | None:
    """The next target to fall due for the region, or for the nearest region above that has one; else the last."""
    place: Region | None = region
    while place is not None:
        known = targets_of(place.code)
        if known:
            chosen = next((each for each in known if each.day >= day), known[-1])
            return chosen if place.code == region.code else _borrowed(chosen)
        place = place.parent
    return None


def road(region: Region) -> list[Target]:
    """The whole road of targets: the region's own, or those of the nearest region above that has any."""
    place: Region | None = region
    while place is not None:
        if known := targets_of(place.code):
            return known if place.code == region.code else [_borrowed(each) for each in known]
        place = place.parent
    return []


def _target(figure: Figure) -> Target | None:
    if figure.number is None or figure.as_of_day is None:
        return None
    return Target(
        figure.region_code, figure.region_name, figure.as_of_day.year, figure.number, _bases()[figure.key], figure
    )


def _borrowed(target: Target) -> Target:
    return Target(
        target.region_code, target.region_name, target.year, target.percent, target.basis, target.figure, own=False
    )
