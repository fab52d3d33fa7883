"""Overpayments in the books: found, brought back, closed. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.ledger.transfers import TRANSFERS, post_transfers

PAYABLE, OVERPAID = "claims:payable", "claims:overpaid"
_BACK = """
UPDATE claims_overpayment o SET state = 'recovered' WHERE o.id = ANY(%s) AND o.state <> 'recovered' AND o.amount <= (
  SELECT sum(r.amount) FROM claims_recovery r WHERE r.overpayment_id = o.id)
"""
# A returned order of a month after the last one: its money never left us, so it settles the overpayment it was part of,
# as far as that did not come back in another way.
_KEPT = """
WITH every AS (
  SELECT q.id, q.amount, p.entitlement_id, p.month, o.id AS overpayment_id,
         sum(q.amount) OVER (PARTITION BY o.id ORDER BY q.id) + coalesce(
           (SELECT sum(r.amount) FROM claims_recovery r WHERE r.overpayment_id = o.id), 0) <= o.amount AS fits
  FROM claims_periodicorder q JOIN claims_periodicpayment p ON p.id = q.payment_id
  JOIN claims_entitlement e ON e.id = p.entitlement_id AND p.month > e.last_month
  JOIN claims_overpayment o ON o.entitlement_id = e.id AND p.month BETWEEN o.first_month AND o.last_month
  WHERE q.state = 'returned' AND e.id = ANY(%s)
), late AS (SELECT * FROM every WHERE fits),
kept AS (UPDATE claims_periodicorder q SET state = 'kept' FROM late WHERE q.id = late.id),
back AS (
  INSERT INTO claims_recovery (overpayment_id, entitlement_id, month, amount, way)
  SELECT overpayment_id, entitlement_id, month, amount, 'returned' FROM late)
SELECT id, amount, entitlement_id, overpayment_id FROM late ORDER BY id
"""


def close_recovered(overpayments: list[int]) -> None:
    """Overpayments that came back whole are closed."""
    with connection.cursor() as cursor:
        cursor.execute(_BACK, [overpayments])


def keep_returned(entitlements: list[int], on: dt.date) -> int:
    """What a bank returned of months after the right ended stays in the fund. Returns whole rupiah kept."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [entitlements])
        kept = cursor.fetchall()
    rows = [
        (f"periodic-order:{order}:kept", PAYABLE, OVERPAID, amount, on, None, f"entitlement:{entitlement}")
        for order, amount, entitlement, _ in kept
    ]
    post_transfers(pl.DataFrame(rows, schema=TRANSFERS, orient="row"))
    close_recovered([overpayment for *_, overpayment in kept])
    return sum(amount for _, amount, *_ in kept)
