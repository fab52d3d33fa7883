"""Columns of what is held and paid in a run."""

from __future__ import annotations

import polars as pl

DUE = {
    "id": pl.Int64,
    "kind": pl.String,
    "state": pl.String,
    "first_month": pl.Date,
    "next_month": pl.Date,
    "last_month": pl.Date,
    "alive_until": pl.Date,
    "amount": pl.Int64,
    "from_month": pl.Date,
    "bank": pl.String,
    "account_number": pl.String,
    "overpayment_id": pl.Int64,
    "left": pl.Int64,
    "monthly": pl.Int64,
    "until": pl.Date,
}
"""Entitlements held for a run: the amount in force and since when; `left`, `monthly` and `until` are of the plan
that takes something back, null without one."""

PAID = {
    "entitlement_id": pl.Int64,
    "month": pl.Date,
    "amount": pl.Int64,
    "recovered": pl.Int64,
    "bank": pl.String,
    "account_number": pl.String,
    "overpayment_id": pl.Int64,
}
"""Payments to be written; `overpayment_id` is what `recovered` goes into."""

RISES = {
    "entitlement_id": pl.Int64,
    "from_month": pl.Date,
    "amount": pl.Int64,
    "cite": pl.String,
    "law_version": pl.String,
}
"""New amounts, columns of the table."""

MOVED = {"id": pl.Int64, "next_month": pl.Date, "state": pl.String, "reason": pl.String}
"""Where each held entitlement stands after the run."""
