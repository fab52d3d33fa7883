"""A run in the books: held entitlements, payments by COPY, one transfer each way, and its proof.

The caller is an action and holds the transaction.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.claims.periodic.debts import OVERPAID, PAYABLE, close_recovered
from payung.claims.periodic.proof import require_proof
from payung.claims.periodic.shapes import DUE, MOVED, PAID, RISES
from payung.database.copy import copy_in, copy_out
from payung.ledger.accounts import fund
from payung.ledger.transfers import TRANSFERS, post_transfers

_PLAN = """
JOIN claims_claimant c ON c.id = e.claimant_id
LEFT JOIN claims_overpayment o ON o.source_id = e.id AND o.state = 'planned'
LEFT JOIN LATERAL (SELECT coalesce(sum(r.amount), 0)::bigint AS back FROM claims_recovery r
                   WHERE r.overpayment_id = o.id) back ON true
"""
_COLUMNS = """e.id, e.kind, e.state, e.first_month, {next}, e.last_month, e.alive_until, {amount}, a.from_month,
       c.bank, c.account_number, o.id, o.amount - back.back, o.monthly, o.until"""
_DUE = f"""
SELECT {_COLUMNS.format(next="e.next_month", amount="a.amount")}
FROM claims_entitlement e
CROSS JOIN LATERAL (SELECT v.amount, v.from_month FROM claims_entitlementamount v WHERE v.entitlement_id = e.id
                    ORDER BY v.from_month DESC LIMIT 1) a
{_PLAN}
WHERE e.programme = %s AND e.state <> 'suspended' AND e.next_month <= least(%s::date, e.last_month)
  AND c.account_number <> ''
ORDER BY e.id LIMIT %s FOR UPDATE OF e SKIP LOCKED
"""
_PROVEN = f"""
SELECT {_COLUMNS.format(next="k.month", amount="coalesce((k.facts ->> 'amount')::bigint, a.amount)")}
FROM claims_entitlement e
JOIN claims_claim m ON m.id = e.claim_id AND (%s = '' OR m.basis = %s)
JOIN claims_confirmation k ON k.entitlement_id = e.id AND k.accepted AND k.month >= e.first_month
CROSS JOIN LATERAL (SELECT v.amount, v.from_month FROM claims_entitlementamount v
                    WHERE v.entitlement_id = e.id AND v.from_month <= k.month ORDER BY v.from_month DESC LIMIT 1) a
{_PLAN}
WHERE e.programme = %s AND e.state <> 'suspended' AND k.month <= least(%s::date, e.last_month)
  AND c.account_number <> ''
  AND NOT EXISTS (SELECT 1 FROM claims_periodicpayment p WHERE p.entitlement_id = e.id AND p.month = k.month)
ORDER BY e.id, k.month LIMIT %s FOR UPDATE OF e SKIP LOCKED
"""
_RUN = """
INSERT INTO claims_periodicrun (programme, month, payments, gross, recovered, at) VALUES (%s, %s, %s, %s, %s, %s)
RETURNING id
"""
_MOVE = """
UPDATE claims_entitlement e
SET next_month = g.next_month, state = g.state, reason = coalesce(g.reason, e.reason), changed_at = %s
FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[]) g (id, next_month, state, reason) WHERE e.id = g.id
"""
_ORDER = """
INSERT INTO claims_periodicorder (payment_id, attempt, amount, bank, account_number, account_holder, state,
                                  instructed_at)
SELECT p.id, 1, p.amount - p.recovered, p.bank, p.account_number, c.account_holder, 'instructed', %s
FROM claims_periodicpayment p JOIN claims_entitlement e ON e.id = p.entitlement_id
JOIN claims_claimant c ON c.id = e.claimant_id
WHERE p.run_id = %s AND p.amount > p.recovered
"""
_SETTLED = """
UPDATE claims_overpayment o SET state = 'found', source_id = NULL, monthly = 0, until = NULL
FROM claims_entitlement e
WHERE o.source_id = ANY(%s) AND o.state = 'planned' AND e.id = o.source_id AND e.next_month > o.until
"""


@dataclass(frozen=True)
class Ran:
    """What one run paid: payments, whole rupiah due, of it kept back, and whom it made wait for proof of life."""

    payments: int = 0
    gross: int = 0
    recovered: int = 0
    suspended: int = 0
    run_id: int | None = None


def held_by_month(programme: str, month: dt.date, limit: int) -> pl.DataFrame:
    """Up to `limit` entitlements with a month to pay, held; columns `DUE`. Those another run holds are passed over."""
    return copy_out(_DUE, DUE, (programme, month, limit))


def held_by_proof(programme: str, month: dt.date, limit: int, basis: str = "") -> pl.DataFrame:
    """Up to `limit` proven and unpaid months, their entitlements held; columns `DUE`, `next_month` is that month.

    basis  only of claims of this basis: a scholarship is paid by the programme it comes from
    """
    return copy_out(_PROVEN, DUE, (basis, basis, programme, month, limit))


def post_run(
    programme: str, month: dt.date, paid: pl.DataFrame, rises: pl.DataFrame, moved: pl.DataFrame, *,
    at: dt.datetime, on: dt.date, source: str = "",
) -> Ran:  # fmt: skip
    """Write a run whole, with its proof. Nothing to pay leaves no run. Raises ProofFailed; keys refuse a month twice.

    paid, rises, moved  columns `PAID`, `RISES`, `MOVED`
    source              programme whose fund pays, where it is another one
    """
    gross, recovered = int(paid["amount"].sum()), int(paid["recovered"].sum())
    run_id = None
    copy_in("claims_entitlementamount", rises.select(*RISES))
    with connection.cursor() as cursor:
        if paid.height:
            cursor.execute(_RUN, [programme, month, paid.height, gross, recovered, at])
            (run_id,) = cursor.fetchone()
        cursor.execute(_MOVE, [at, *(moved[name].to_list() for name in MOVED)])
    if run_id is None:
        return Ran(suspended=int((moved["state"] == "suspended").sum()))
    rows = paid.select(*PAID).drop("overpayment_id").with_columns(run_id=pl.lit(run_id))
    copy_in("claims_periodicpayment", rows)
    with connection.cursor() as cursor:
        cursor.execute(_ORDER, [at, run_id])
    _recover(paid)
    post_transfers(_transfers(run_id, source or programme, month, gross, recovered, on))
    require_proof(run_id)
    return Ran(paid.height, gross, recovered, int((moved["state"] == "suspended").sum()), run_id)


def _recover(paid: pl.DataFrame) -> None:
    """What was kept back is written where it goes; a plan that was to end with these months ends."""
    planned = paid.filter(pl.col("overpayment_id").is_not_null())
    if planned.is_empty():
        return
    back = planned.filter(pl.col("recovered") > 0)
    copy_in("claims_recovery", back.select("overpayment_id", "entitlement_id", "month", amount="recovered"))
    close_recovered(back["overpayment_id"].unique().to_list())
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [planned["entitlement_id"].unique().to_list()])


def _transfers(run_id: int, payer: str, month: dt.date, gross: int, recovered: int, on: dt.date) -> pl.DataFrame:
    """From the fund to what is payable, and from the fund against what was paid too much."""
    source, subject = fund(payer), f"periodic:{run_id}"
    rows = [
        (f"{subject}:paid", source, PAYABLE, gross - recovered, on, month, subject),
        (f"{subject}:recovered", source, OVERPAID, recovered, on, month, subject),
    ]
    return pl.DataFrame([row for row in rows if row[3]], schema=TRANSFERS, orient="row")
