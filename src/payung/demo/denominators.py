"""Invented denominators, so that a demonstration can show a coverage of its own counts. Every row says so."""

from __future__ import annotations

import datetime as dt

import numpy as np

from payung.coverage.models import CoverageCount, Workforce

DEFINITION = "contoh"
SOURCE = "Rekaan untuk contoh; bukan hasil survei"
LOWEST, HIGHEST = 25, 75  # per cent of the invented workforce that is covered


def invent_workforce(rng: np.random.Generator, month: dt.date, provinces: list[str]) -> int:
    """A workforce for every regency of the provinces that was counted in `month`, and their sums. Returns how many.

    So large that between a quarter and three quarters of it are covered. Flagged as invented.
    """
    counts = dict(
        CoverageCount.objects.filter(month=month, segment="ALL", region__parent__in=provinces)
        .order_by("region")
        .values_list("region", "people")
    )
    covered = rng.integers(LOWEST, HIGHEST, len(counts))
    people = {code: count * 100 // int(share) for (code, count), share in zip(counts.items(), covered, strict=True)}
    for province in provinces:
        people[province] = sum(size for code, size in people.items() if code.startswith(f"{province}."))
    Workforce.objects.bulk_create(
        Workforce(region_id=code, as_of=month, people=size, definition=DEFINITION, source=SOURCE, invented=True)
        for code, size in people.items()
    )
    return len(people)
