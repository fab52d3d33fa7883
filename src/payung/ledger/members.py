"""Member lines into the subsidiary book, by COPY. The caller is an action and holds the transaction."""

from __future__ import annotations

import polars as pl

from payung.database.copy import copy_in
from payung.database.partitions import ensure_months

MONEY = ("jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker")
SPLIT = ("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state")
LINES = (
    *("month", "bill_id", "owner_id", "payer_id", "wage"),
    *MONEY,
    *SPLIT,
    *("value_date", "segment"),
)
"""Columns of `credit_members`, as in the table `ledger_memberline`."""


def credit_members(lines: pl.DataFrame) -> int:
    """Append `lines` (columns `LINES`). Returns how many.

    A second line for the same month, bill and owner is refused by the table: the transaction ends.
    """
    ensure_months("ledger_memberline", lines["month"].unique().to_list())
    return copy_in("ledger_memberline", lines.select(LINES))
