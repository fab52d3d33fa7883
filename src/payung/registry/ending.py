"""Spells ended as a set. The caller is an action and holds the transaction and the permission."""

from __future__ import annotations

import polars as pl
from django.db import connection

_END = """
UPDATE registry_employment w SET ended_on = g.left_on, end_reason = g.reason
FROM unnest(%s::bigint[], %s::date[], %s::text[]) g (id, left_on, reason)
WHERE w.id = g.id AND w.ended_on IS NULL AND w.started_on <= g.left_on
"""


def end_spells(rows: pl.DataFrame) -> int:
    """End these spells (employment_id, left_on, end_reason). Returns how many were still open and could be."""
    if rows.is_empty():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_END, [rows[name].to_list() for name in ("employment_id", "left_on", "end_reason")])
        return int(cursor.rowcount)
