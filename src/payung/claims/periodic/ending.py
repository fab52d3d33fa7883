"""A right that ends: its last month, and what was paid after it. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.claims.periodic.posting import OVERPAID
from payung.ledger.accounts import fund
from payung.ledger.transfers import TRANSFERS, post_transfers

_DEAD = """
SELECT e.id, d.happened_on, 'death'
FROM claims_entitlement e JOIN claims_claimant c ON c.id = e.claimant_id
JOIN claims_lifeevent d ON d.kind = 'death' AND d.person_id = c.person_id
WHERE e.programme = %s AND (e.last_month IS NULL OR e.last_month > date_trunc('month', d.happened_on)::date)
FOR UPDATE OF e
"""
_END = """
UPDATE claims_entitlement e
SET state = 'stopped', reason = g.reason, ended_on = g.day, last_month = date_trunc('month', g.day)::date,
    alive_until = CASE WHEN e.alive_until IS NULL THEN NULL ELSE greatest(e.alive_until, g.day) END, changed_at = %s
FROM unnest(%s::bigint[], %s::date[], %s::text[]) g (id, day, reason) WHERE e.id = g.id
"""
_OVERPAID = """
INSERT INTO claims_overpayment (entitlement_id, first_month, last_month, amount, state, monthly, found_at, reason)
SELECT p.entitlement_id, min(p.month), max(p.month), sum(p.amount)::bigint, 'found', 0, %s, ''
FROM claims_periodicpayment p JOIN claims_entitlement e ON e.id = p.entitlement_id
WHERE e.id = ANY(%s) AND p.month > e.last_month AND NOT EXISTS (
  SELECT 1 FROM claims_overpayment o
  WHERE o.entitlement_id = e.id AND p.month BETWEEN o.first_month AND o.last_month)
GROUP BY p.entitlement_id RETURNING id, entitlement_id, amount
"""
_SOURCE = """
SELECT e.id, CASE WHEN e.programme = 'SCHOLARSHIP' THEN c.basis ELSE e.programme END
FROM claims_entitlement e JOIN claims_claim c ON c.id = e.claim_id WHERE e.id = ANY(%s)
"""


def end_dead(programme: str, *, at: dt.datetime, on: dt.date) -> int:
    """End every right of somebody whose death was reported, with the month of the death. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_DEAD, [programme])
        rows = cursor.fetchall()
    end([(key, day, reason) for key, day, reason in rows], at=at, on=on)
    return len(rows)


def end(rights: list[tuple[int, dt.date, str]], *, at: dt.datetime, on: dt.date) -> int:
    """End rights (id, last day, reason), held by the caller. Returns whole rupiah paid for months after the last.

    The month of the last day is paid whole. What was paid for later months is recorded as an overpayment, somebody's
    debt to the fund.
    """
    if not rights:
        return 0
    ids, days, reasons = (list(column) for column in zip(*rights, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_END, [at, ids, days, reasons])
        cursor.execute(_OVERPAID, [at, ids])
        found = cursor.fetchall()
        cursor.execute(_SOURCE, [[entitlement for _, entitlement, _ in found]])
        sources = dict(cursor.fetchall())
    rows = [
        (f"overpaid:{key}", OVERPAID, fund(sources[entitlement]), amount, on, None, f"entitlement:{entitlement}")
        for key, entitlement, amount in found
    ]
    post_transfers(pl.DataFrame(rows, schema=TRANSFERS, orient="row"))
    return sum(amount for _, _, amount in found)
