"""Tables in monthly parts: the part of a month is made the first time it is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import connection


def part_name(table: str, month: dt.date) -> str:
    """`ledger_memberline` and March 2025 → `ledger_memberline_2025_03`."""
    return f"{table}_{month:%Y_%m}"


def ensure_months(table: str, months: Iterable[dt.date]) -> None:
    """Make the parts of `table` for `months` (first days) that do not exist yet.

    Two callers at once wait for each other; the part is made once. A part of an append-only table refuses TRUNCATE
    like its parent.
    """
    with connection.cursor() as cursor:
        for month in sorted(set(months)):
            cursor.execute("SELECT payung_ensure_month(%s, %s)", [table, month])
