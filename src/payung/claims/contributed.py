"""What the books say of one person: months contributed, wages, balances. Reads only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

MONTHS = """
SELECT month, max(wage)::bigint, sum(jp_employer + jp_worker)::bigint, max(segment),
       sum(jkp_from_jkk + jkp_from_jkm + jkp_from_state)::bigint, sum(jht_employer + jht_worker)::bigint
FROM ledger_memberline, (SELECT %s::bigint AS person_id, %s::date AS day) known
WHERE owner_id = known.person_id AND value_date <= known.day AND month <= known.day
GROUP BY month ORDER BY month
"""
WAGE = """
SELECT w.wage, d.month, d.state
FROM contributions_declaredwage w JOIN contributions_declaration d ON d.id = w.declaration_id AND d.month = w.month
WHERE w.person_id = %s AND w.month <= %s AND d.state IN ('finalised', 'posted')
  AND (%s::bigint IS NULL OR d.employer_id = %s)
ORDER BY d.month DESC, w.wage DESC LIMIT 1
"""
_EVER = """
SELECT coalesce(sum(jht_employer + jht_worker), 0) > 0, coalesce(sum(jp_employer + jp_worker), 0) > 0
FROM ledger_memberline WHERE owner_id = %s
"""
PAID_JHT = """
SELECT (d.approved_at AT TIME ZONE 'Asia/Jakarta')::date, (line ->> 'amount')::bigint, d.claim_id
FROM claims_decision d JOIN claims_claim c ON c.id = d.claim_id, jsonb_array_elements(d.lines) line
WHERE c.person_id = %s AND c.programme = 'JHT' AND line ->> 'code' = 'benefit' AND d.approved_by_id IS NOT NULL
  AND d.claim_id <> %s
  AND NOT EXISTS (
    SELECT 1 FROM claims_decision r WHERE r.claim_id = d.claim_id AND r.id > d.id AND r.approved_by_id IS NOT NULL
  )
ORDER BY 1
"""


@dataclass(frozen=True)
class CreditedMonth:
    """One contribution month that reached the books: wage, JP, JKP and JHT of it in whole rupiah."""

    month: dt.date
    wage: int
    jp: int
    segment: str
    jkp: int
    jht: int


@dataclass(frozen=True)
class LastWage:
    """The wage last declared for a month not after the event."""

    amount: int
    month: dt.date
    state: str


def credited_months(person_id: int, known_on: dt.date) -> list[CreditedMonth]:
    """Every month credited up to and on a day, the oldest first; several employers are one month.

    A month paid ahead that had not begun by then is not among them.
    """
    with connection.cursor() as cursor:
        cursor.execute(MONTHS, [person_id, known_on])
        return [CreditedMonth(*row) for row in cursor.fetchall()]


def last_wage(person_id: int, month: dt.date, employer_id: int | None) -> LastWage | None:
    """The wage of the last declared month up to `month` (its first day), without back pay; at one employer or any."""
    with connection.cursor() as cursor:
        cursor.execute(WAGE, [person_id, month, employer_id, employer_id])
        row = cursor.fetchone()
    return LastWage(*row) if row else None


def takes_part(person_id: int) -> tuple[bool, bool]:
    """Whether anything was ever credited to the person's JHT, and to their JP."""
    with connection.cursor() as cursor:
        cursor.execute(_EVER, [person_id])
        return cursor.fetchone()


def savings_paid(person_id: int, but_claim: int) -> list[tuple[dt.date, int]]:
    """JHT already granted to the person by other claims: day of approval, whole rupiah before tax."""
    with connection.cursor() as cursor:
        cursor.execute(PAID_JHT, [person_id, but_claim])
        return [(day, amount) for day, amount, _ in cursor.fetchall()]
