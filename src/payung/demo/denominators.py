"""Invented denominators, so that a demonstration can show a coverage of its own counts. Every row says so."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
from django.db.models import Count, Q
from django.db.models.functions import Left

from payung.access.actor import SYSTEM
from payung.coverage.actions.import_denominators import ROWS, NewEdition, import_denominators
from payung.registry.models import Employment, Region
from payung.registry.queries import REGENCY

DEFINITION = "contoh"
SOURCE = "Rekaan untuk contoh; bukan hasil survei"
PROVINCE = len("61")
LOWEST, HIGHEST = 25, 75  # per cent of the invented workforce that works for an employer


def invent_workforce(
    rng: np.random.Generator, month: dt.date, provinces: list[str], *, as_of: dt.date, at: dt.datetime
) -> int:
    """A workforce for every regency of the provinces where workers live in `month`, and their sums. Returns how many.

    So large that between a quarter and three quarters of it work for an employer. Flagged as invented.

    as_of  the day the invention holds from
    """
    working = Employment.objects.filter(Q(ended_on=None) | Q(ended_on__gte=month), started_on__lte=month)
    homes = working.annotate(home=Left("person__region", REGENCY), wide=Left("person__region", PROVINCE))
    homes = homes.filter(wide__in=provinces).values_list("home")
    counts = dict(homes.annotate(people=Count("person", distinct=True)).order_by("home"))
    covered = rng.integers(LOWEST, HIGHEST, len(counts))
    people = {code: count * 100 // int(share) for (code, count), share in zip(counts.items(), covered, strict=True)}
    for province in provinces:
        people[province] = sum(size for code, size in people.items() if code.startswith(f"{province}."))
    # The island is as large as its provinces that somebody lives in here; beside a survey of all it would look empty.
    for code, around in Region.objects.filter(code__in=provinces).values_list("code", "parent"):
        people[around] = people.get(around, 0) + people[code]
    rows = pl.DataFrame([(code, as_of, size, "") for code, size in people.items()], schema=ROWS, orient="row")
    import_denominators(NewEdition(DEFINITION, "Pembagi rekaan", "Contoh Payung", SOURCE), rows, by=SYSTEM, at=at)
    return len(people)
