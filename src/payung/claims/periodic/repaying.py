"""Repayments whose code was settled, posted as one set. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.claims.periodic.debts import OVERPAID, close_recovered
from payung.ledger.accounts import UNIDENTIFIED, bank, ensure_banks
from payung.ledger.transfers import TRANSFERS, post_transfers

SETTLED = {
    "id": pl.Int64,
    "overpayment_id": pl.Int64,
    "entitlement_id": pl.Int64,
    "amount": pl.Int64,
    "left": pl.Int64,
    "bank": pl.String,
}
"""Columns of `settled_repayments`; `left` is what was still owed before any of them."""
_SETTLED = """
SELECT y.id, o.id, o.entitlement_id, y.amount,
       (o.amount - coalesce((SELECT sum(r.amount) FROM claims_recovery r WHERE r.overpayment_id = o.id), 0))::bigint,
       t.bank
FROM claims_repayment y
JOIN claims_overpayment o ON o.id = y.overpayment_id
JOIN payments_paymentcode c ON c.code = y.payment_code AND c.state = 'settled'
JOIN payments_receipt t ON t.id = c.receipt_id
WHERE y.posted_at IS NULL ORDER BY o.id, y.id LIMIT %s FOR UPDATE OF y, o
"""
_WAITING = """
SELECT EXISTS (SELECT 1 FROM claims_repayment y JOIN payments_paymentcode c ON c.code = y.payment_code
               WHERE y.posted_at IS NULL AND c.state = 'settled')
"""
_WRITE = """
WITH given AS (
  SELECT * FROM unnest(%(ids)s::bigint[], %(debts)s::bigint[], %(rights)s::bigint[], %(backs)s::bigint[])
    g (id, overpayment_id, entitlement_id, amount)),
back AS (
  INSERT INTO claims_recovery (overpayment_id, entitlement_id, month, amount, way)
  SELECT overpayment_id, entitlement_id, date_trunc('month', %(on)s::date)::date, amount, 'cash'
  FROM given WHERE amount > 0 ORDER BY id)
UPDATE claims_repayment y SET posted_at = %(at)s FROM given WHERE y.id = given.id
"""


@dataclass(frozen=True)
class Repaid:
    """Repayments posted, whole rupiah that came back, and whole rupiah beyond what was owed."""

    count: int = 0
    amount: int = 0
    beyond: int = 0


def repayments_waiting() -> bool:
    """Whether any settled repayment is not posted yet. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def settled_repayments(limit: int) -> pl.DataFrame:
    """Up to `limit` repayments to post, held with their debts; columns `SETTLED`."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [limit])
        return pl.DataFrame(cursor.fetchall(), schema=SETTLED, orient="row")


def write_repayments(settled: pl.DataFrame, at: dt.datetime, on: dt.date) -> Repaid:
    """Write what came back, and close the debts that came back whole."""
    if settled.is_empty():
        return Repaid()
    before = pl.col("amount").cum_sum().over("overpayment_id") - pl.col("amount")
    shared = settled.with_columns(
        back=pl.min_horizontal("amount", (pl.col("left") - before).clip(0))
    ).with_columns(beyond=pl.col("amount") - pl.col("back"))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {"ids": shared["id"].to_list(), "debts": shared["overpayment_id"].to_list(), "on": on, "at": at,
             "rights": shared["entitlement_id"].to_list(), "backs": shared["back"].to_list()},
        )  # fmt: skip
    ensure_banks(shared["bank"].unique())
    rows = []
    for key, debt, name, back, beyond in shared.select("id", "overpayment_id", "bank", "back", "beyond").iter_rows():
        subject = f"overpayment:{debt}"
        rows.append((f"repayment:{key}", bank(name), OVERPAID, back, on, None, subject))
        rows.append((f"repayment:{key}:beyond", bank(name), UNIDENTIFIED, beyond, on, None, subject))
    post_transfers(pl.DataFrame([row for row in rows if row[3]], schema=TRANSFERS, orient="row"))
    close_recovered(shared["overpayment_id"].unique().to_list())
    return Repaid(shared.height, int(shared["back"].sum()), int(shared["beyond"].sum()))
