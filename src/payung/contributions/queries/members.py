"""A member's months: what was credited, and the months that are missing although there was work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from payung.registry.known_as import numbers_of


@dataclass(frozen=True)
class MemberMonth:
    """One month at one employer.

    status  credited; billed (declared and billed, not paid yet: `due_on` says by when); declared (not finalised);
            undeclared (employed, but in no declaration of that month)
    wage    the base as declared, rapel included; None where undeclared
    jht     credited, both payers; None unless credited
    """

    month: dt.date
    employer_id: int
    employer_name: str
    status: str
    wage: int | None
    jht: int | None
    due_on: dt.date | None
    credited_on: dt.date | None

    @property
    def is_missing(self) -> bool:
        """Work without a credit."""
        return self.status != "credited"


MONTHS = """
SELECT s.month, s.employer_id, e.name,
       CASE WHEN l.bill_id IS NOT NULL THEN 'credited'
            WHEN r.person_id IS NULL THEN 'undeclared'
            WHEN b.id IS NOT NULL THEN 'billed'
            ELSE 'declared' END,
       coalesce(l.wage, r.wage + r.rapel), l.jht_employer + l.jht_worker, b.due_on, l.value_date
FROM (
  SELECT DISTINCT m::date AS month, w.employer_id
  FROM registry_employment w,
       LATERAL generate_series(date_trunc('month', greatest(w.started_on, %(first)s)),
                               least(coalesce(w.ended_on, %(last)s), %(last)s), '1 month') m
  WHERE w.person_id = ANY(%(numbers)s) AND w.end_reason <> 'mistake'
) s
JOIN registry_employer e ON e.id = s.employer_id
LEFT JOIN contributions_declaration d ON d.employer_id = s.employer_id AND d.month = s.month
LEFT JOIN contributions_declaredwage r
  ON r.month = d.month AND r.declaration_id = d.id AND r.person_id = ANY(%(numbers)s)
LEFT JOIN contributions_bill b ON b.declaration_id = d.id AND b.state <> 'cancelled'
LEFT JOIN ledger_memberline l ON l.month = s.month AND l.bill_id = b.id AND l.owner_id = ANY(%(numbers)s)
ORDER BY s.month DESC, e.name, s.employer_id
"""


def member_months(person_id: int, first: dt.date, last: dt.date) -> list[MemberMonth]:
    """Every month of work from `first` to `last` (first days), the newest first, per employer.

    A gap says that no money came for a month of work; it says nothing about a claim.
    """
    with connection.cursor() as cursor:
        cursor.execute(MONTHS, {"numbers": numbers_of(person_id), "first": first, "last": last})
        return [MemberMonth(*row) for row in cursor.fetchall()]
