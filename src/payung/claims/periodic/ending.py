"""A right that ends: its last month, and what was paid after it. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.claims.periodic.debts import OVERPAID, keep_returned
from payung.ledger.accounts import fund
from payung.ledger.transfers import TRANSFERS, post_transfers

# Whoever is named without a person of the registry has no death written there; an officer ends that right.
_WHO = "coalesce(c.person_id, CASE WHEN c.relation = 'self' THEN m.person_id END)"
_DEAD = f"""
SELECT e.id, g.day, 'death'
FROM claims_entitlement e JOIN claims_claimant c ON c.id = e.claimant_id JOIN claims_claim m ON m.id = e.claim_id
JOIN LATERAL (
  SELECT min(least((SELECT min(d.happened_on) FROM claims_lifeevent d WHERE d.kind = 'death' AND d.person_id = n.id),
                   (SELECT r.died_on FROM registry_person r WHERE r.id = n.id))) AS day
  FROM registry_numbers_of({_WHO}) n (id)) g ON g.day IS NOT NULL
WHERE e.programme = %s AND (e.last_month IS NULL OR e.last_month > date_trunc('month', g.day)::date)
FOR UPDATE OF e
"""
_WORKING = """
SELECT e.id, min(w.started_on) - 1, 'working'
FROM claims_entitlement e JOIN claims_claim m ON m.id = e.claim_id
CROSS JOIN LATERAL registry_numbers_of(m.person_id) AS own (number)
JOIN registry_employment w ON w.person_id = own.number AND w.started_on > e.event_on
  AND w.end_reason <> 'mistake' AND w.started_on <= %(today)s
WHERE e.programme = %(programme)s AND e.reason <> 'mistake'
GROUP BY e.id HAVING e.last_month > date_trunc('month', min(w.started_on) - 1)::date
"""
_USED_UP = """
UPDATE claims_entitlement e SET state = 'stopped', reason = 'used_up', changed_at = %(at)s
WHERE e.id IN (
  SELECT u.id FROM claims_entitlement u
  WHERE u.programme = %(programme)s AND u.state = 'active' AND u.last_month < %(before)s
  AND NOT EXISTS (SELECT 1 FROM claims_evidence v WHERE v.entitlement_id = u.id AND v.state = 'waiting')
  AND NOT EXISTS (SELECT 1 FROM claims_confirmation k WHERE k.entitlement_id = u.id AND k.accepted
    AND NOT EXISTS (SELECT 1 FROM claims_periodicpayment p WHERE p.entitlement_id = u.id AND p.month = k.month))
  FOR UPDATE SKIP LOCKED)
"""
_SCHOOLED = """
UPDATE claims_entitlement e SET state = 'stopped', reason = 'completed', changed_at = %s
WHERE e.programme = 'SCHOLARSHIP' AND e.state = 'active' AND e.terms ? 'years'
  AND (SELECT sum(value::int) FROM jsonb_each_text(e.terms -> 'years'))
    <= 1 + (SELECT count(*) FROM claims_periodicpayment p WHERE p.entitlement_id = e.id)
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


def end_working(programme: str, *, at: dt.datetime, on: dt.date) -> int:
    """End every right of somebody who works for a wage again, on the day before. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_WORKING, {"programme": programme, "today": on})
        rows = cursor.fetchall()
        cursor.execute("SELECT id FROM claims_entitlement WHERE id = ANY(%s) FOR UPDATE", [[key for key, *_ in rows]])
    end([(key, day, reason) for key, day, reason in rows], at=at, on=on)
    return len(rows)


def end_used_up(programme: str, before: dt.date, *, at: dt.datetime) -> int:
    """End rights whose last month is before a month, with nothing told that still waits. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_USED_UP, {"programme": programme, "before": before, "at": at})
        return int(cursor.rowcount)


def end_schooled(*, at: dt.datetime) -> int:
    """End scholarships of which every year of every level was paid. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_SCHOOLED, [at])
        return int(cursor.rowcount)


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
    keep_returned(ids, on)
    return sum(amount for _, _, amount in found)
