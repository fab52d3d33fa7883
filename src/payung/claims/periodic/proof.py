"""Proof that every month was paid exactly once: within a run's transaction, and again at any time for a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

_RUN = """
SELECT r.payments, r.gross, r.recovered, r.gross - r.recovered,
       p.rows, p.gross, p.recovered,
       coalesce((SELECT sum(amount) FROM ledger_transfer WHERE subject = 'periodic:' || r.id
                 AND credit_id = 'claims:payable'), 0)::bigint
FROM claims_periodicrun r,
LATERAL (SELECT count(*) AS rows, coalesce(sum(amount), 0)::bigint AS gross,
                coalesce(sum(recovered), 0)::bigint AS recovered
         FROM claims_periodicpayment WHERE run_id = r.id) p
WHERE r.id = %s
"""
_GAPS = """
SELECT count(*) FROM (
  SELECT entitlement_id, count(*) AS months, min(month) AS lowest, max(month) AS highest
  FROM claims_periodicpayment WHERE run_id = %s GROUP BY entitlement_id
) p JOIN claims_entitlement e ON e.id = p.entitlement_id
WHERE e.programme = 'JP' AND (
  e.next_month <> p.highest + interval '1 month'
  OR p.months <> (extract(year FROM age(p.highest, p.lowest)) * 12 + extract(month FROM age(p.highest, p.lowest)) + 1)
  OR (p.lowest <> e.first_month AND NOT EXISTS (
    SELECT 1 FROM claims_periodicpayment b WHERE b.entitlement_id = e.id AND b.month = p.lowest - interval '1 month')))
"""
_YEAR = """
WITH due AS (
  SELECT e.id, greatest(e.first_month, %(first)s) AS lowest,
         least((e.next_month - interval '1 month')::date, %(last)s) AS highest
  FROM claims_entitlement e WHERE e.programme = 'JP' AND e.first_month <= %(last)s
), owed AS (
  SELECT id,
         (extract(year FROM age(highest, lowest)) * 12 + extract(month FROM age(highest, lowest)) + 1)::int AS months
  FROM due WHERE highest >= lowest
), paid AS (
  SELECT p.entitlement_id AS id, count(*) AS rows, count(DISTINCT p.month) AS months, sum(p.amount)::bigint AS gross,
         sum(p.recovered)::bigint AS recovered
  FROM claims_periodicpayment p JOIN claims_entitlement e ON e.id = p.entitlement_id
  WHERE e.programme = 'JP' AND p.month BETWEEN %(first)s AND %(last)s GROUP BY 1
)
SELECT count(*), coalesce(sum(owed.months), 0)::bigint, coalesce(sum(paid.rows), 0)::bigint,
       count(*) FILTER (WHERE paid.rows IS DISTINCT FROM paid.months),
       count(*) FILTER (WHERE coalesce(paid.months, 0) IS DISTINCT FROM coalesce(owed.months, 0)),
       coalesce(sum(paid.gross), 0)::bigint, coalesce(sum(paid.recovered), 0)::bigint
FROM owed FULL JOIN paid USING (id)
"""
_SENT = """
SELECT count(*) FILTER (WHERE p.amount > p.recovered AND coalesce(q.live, 0) <> 1),
       coalesce(sum(q.reached), 0)::bigint, coalesce(sum(q.waiting), 0)::bigint, coalesce(sum(q.kept), 0)::bigint
FROM claims_periodicpayment p
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE state <> 'resent') AS live,
         sum(amount) FILTER (WHERE state = 'confirmed') AS reached,
         sum(amount) FILTER (WHERE state IN ('instructed', 'returned')) AS waiting,
         sum(amount) FILTER (WHERE state = 'kept') AS kept
  FROM claims_periodicorder WHERE payment_id = p.id) q ON true
"""
_PAYABLE = """
SELECT coalesce(sum(CASE WHEN credit_id = 'claims:payable' THEN amount ELSE -amount END), 0)::bigint
FROM ledger_transfer
WHERE 'claims:payable' IN (debit_id, credit_id)
  AND (subject LIKE 'periodic:%%' OR subject LIKE 'bank-answer:%%' OR key LIKE 'periodic-order:%%')
"""
_BEHIND = """
SELECT count(*) FROM claims_entitlement e
WHERE e.programme = 'JP' AND e.state <> 'suspended' AND e.next_month <= least(%s, e.last_month)
"""
_BOOKED = """
SELECT coalesce(sum(t.amount) FILTER (WHERE t.credit_id = 'claims:payable'), 0)::bigint,
       coalesce(sum(t.amount) FILTER (WHERE t.credit_id = 'claims:overpaid'), 0)::bigint
FROM ledger_transfer t JOIN claims_periodicrun r ON t.subject = 'periodic:' || r.id
WHERE r.programme = 'JP' AND r.month BETWEEN %s AND %s
"""


class ProofFailed(ValueError):
    """What was paid is not what is due or not what the books say. Nothing of this run was kept."""


@dataclass(frozen=True)
class YearProof:
    """What is known of the pensions paid for the months of a span.

    pensioners, due   entitlements with a month to be paid by now, and their months       paid  payments for them
    twice, missing    pensioners paid twice for a month; pensioners with another count of months than are due
    behind            pensioners with a month due up to the last that no run paid yet, proof of life given
    gross, recovered  whole rupiah of those payments
    """

    pensioners: int
    due: int
    paid: int
    twice: int
    missing: int
    behind: int
    gross: int
    recovered: int

    @property
    def holds(self) -> bool:
        """Each was paid exactly once for each month."""
        return self.due == self.paid and not (self.twice or self.missing or self.behind)


def require_proof(run_id: int) -> None:
    """Raises ProofFailed unless the run's payments are its sums and its transfer, and leave no month out."""
    with connection.cursor() as cursor:
        cursor.execute(_RUN, [run_id])
        payments, gross, recovered, net, rows, paid, back, booked = cursor.fetchone()
        cursor.execute(_GAPS, [run_id])
        (gaps,) = cursor.fetchone()
    if (payments, gross, recovered, net) != (rows, paid, back, booked) or gaps:
        raise ProofFailed(
            f"run {run_id}: {payments} payments of {gross}, stored {rows} of {paid}, booked {booked}; {gaps} with gaps"
        )


def proof_of_year(year: int) -> YearProof:
    """The proof over the months January to December of a year, read from the payments themselves."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 1)
    with connection.cursor() as cursor:
        cursor.execute(_YEAR, {"first": first, "last": last})
        pensioners, due, paid, twice, missing, gross, recovered = cursor.fetchone()
        cursor.execute(_BEHIND, [last])
        (behind,) = cursor.fetchone()
    return YearProof(pensioners, due, paid, twice, missing, behind, gross, recovered)


@dataclass(frozen=True)
class SendingProof:
    """What became of every payment of every run, read from the orders and from the books.

    unordered  payments without exactly one order that counts         reached  whole rupiah confirmed by banks
    waiting    ordered and not answered, or returned and not resent   kept     returned, and stayed in the fund
    payable    what the general book still owes for runs
    """

    unordered: int
    reached: int
    waiting: int
    kept: int
    payable: int

    @property
    def holds(self) -> bool:
        """Each payment has one order, and the book owes exactly what no bank confirmed."""
        return not self.unordered and self.payable == self.waiting


def proof_of_sending() -> SendingProof:
    """The proof over all runs of all programmes."""
    with connection.cursor() as cursor:
        cursor.execute(_SENT)
        unordered, reached, waiting, kept = cursor.fetchone()
        cursor.execute(_PAYABLE)
        (payable,) = cursor.fetchone()
    return SendingProof(unordered, reached, waiting, kept, payable)


def booked(first: dt.date, last: dt.date) -> tuple[int, int]:
    """Whole rupiah that runs of these months sent and kept back, out of the general book."""
    with connection.cursor() as cursor:
        cursor.execute(_BOOKED, [first, last])
        sent, kept = cursor.fetchone()
    return sent, kept
