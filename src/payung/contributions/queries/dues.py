"""What is due at each of several employers, in one query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

_DUES = """
SELECT e.id, b.bills, b.amount, b.due_on, d.month, d.state, u.waiting
FROM unnest(%s::bigint[]) e (id)
CROSS JOIN LATERAL (
  SELECT count(*) AS bills, coalesce(sum(contributions + penalties), 0)::bigint AS amount, min(due_on) AS due_on
  FROM contributions_bill WHERE employer_id = e.id AND state = 'open'
) b
LEFT JOIN LATERAL (
  SELECT month, state FROM contributions_declaration WHERE employer_id = e.id ORDER BY month DESC LIMIT 1
) d ON true
CROSS JOIN LATERAL (
  SELECT count(*) AS waiting FROM contributions_upload
  WHERE employer_ids @> ARRAY[e.id] AND state = 'checked'
) u
"""


@dataclass(frozen=True)
class Due:
    """Bills to pay (how many, rupiah, the first due day), the last month begun and its state, uploads that wait."""

    employer_id: int
    bills: int
    amount: int
    due_on: dt.date | None
    month: dt.date | None
    state: str | None
    waiting: int


def dues(employer_ids: Sequence[int]) -> dict[int, Due]:
    """Employer → what is due there."""
    with connection.cursor() as cursor:
        cursor.execute(_DUES, [list(employer_ids)])
        return {row[0]: Due(*row) for row in cursor.fetchall()}
