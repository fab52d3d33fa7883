"""Claims paid over several months, each once: what the frozen months, each counting for itself, cannot tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.timezone import get_default_timezone

from payung.coverage.counting.sources import PAID

_CLAIMS = f"""
SELECT coalesce(x.programme, 'ALL'), count(DISTINCT x.claim_id), count(*)
FROM ({PAID}) x WHERE x.region_id = ANY(%(codes)s)
GROUP BY GROUPING SETS ((x.programme), ())
"""


@dataclass(frozen=True)
class Claims:
    """Claims whose money arrived, each once, and how many payments that took."""

    cases: int
    payments: int


def moments(first: dt.date, last: dt.date) -> dict[str, dt.datetime]:
    """The facts `sources.PAID` asks for: from the beginning of the first day to the end of the last."""
    here = get_default_timezone()
    after = last + dt.timedelta(days=1)
    return {
        "starts": dt.datetime.combine(first, dt.time(), tzinfo=here),
        "ends": dt.datetime.combine(after, dt.time(), tzinfo=here),
    }


def claims_between(codes: Iterable[str], first: dt.date, last: dt.date) -> dict[str, Claims]:
    """Programme → claims of people living in these regions whose money arrived in these days, as the books stand now.

    `ALL` counts a claim with a benefit and a scholarship once; a programme nothing was paid of is left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLAIMS, {"codes": sorted(codes), **moments(first, last)})
        return {part: Claims(*counts) for part, *counts in cursor.fetchall()}
