"""Invented denominators, so that a demonstration can show a coverage of its own counts. Every row says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import polars as pl

from payung.access.actor import SYSTEM
from payung.coverage.actions.import_denominators import ROWS, NewEdition, import_denominators
from payung.coverage.counting.month import count
from payung.coverage.measures import EVERY_PART
from payung.coverage.queries import newest_coverage
from payung.registry.models import Region

DEFINITION = "contoh"
SOURCE = "Rekaan untuk contoh; bukan hasil survei"
LOWEST, HIGHEST = 25, 75  # per cent of the invented workforce that is covered where nobody published a share
MIDDLE = (LOWEST + HIGHEST) // 2
NEAR = 8  # the farther a region's dice fall from the middle, the farther from what was published: three points at most


def invent_shares(rng: np.random.Generator, province: str) -> dict[str, Decimal]:
    """Regency → per cent covered: near what was last published of it, else anything between a quarter and three."""
    known = newest_coverage(province)
    dice = rng.integers(LOWEST, HIGHEST, len(known))
    return {
        each.region_code: each.figure.number + Decimal(int(die) - MIDDLE) / NEAR
        if each.figure and each.figure.number
        else Decimal(int(die))
        for each, die in zip(known, dice, strict=True)
    }


def invent_workforce(shares: Mapping[str, Decimal], month: dt.date, *, as_of: dt.date, at: dt.datetime) -> int:
    """A workforce for every regency such that its share of it is covered in `month`, and their sums. Returns how many.

    Flagged as invented.

    as_of  the day the invention holds from
    """
    rows = count(month, 0).rows.filter(measure="people_by_residence", part=EVERY_PART).select("region_id", "value")
    covered = dict(rows.iter_rows())
    people = {
        code: int((covered[code] * 100 / share).to_integral_value())
        for code, share in shares.items()
        if code in covered
    }
    # A province is its regencies, the island its provinces that somebody lives in here; beside a survey of all it
    # would look empty.
    for level in (Region.Level.REGENCY, Region.Level.PROVINCE):
        for code, around in Region.objects.filter(code__in=list(people), level=level).values_list("code", "parent"):
            people[around] = people.get(around, 0) + people[code]
    frame = pl.DataFrame([(code, as_of, size, "") for code, size in people.items()], schema=ROWS, orient="row")
    import_denominators(NewEdition(DEFINITION, "Pembagi rekaan", "Contoh Payung", SOURCE), frame, by=SYSTEM, at=at)
    return len(people)
