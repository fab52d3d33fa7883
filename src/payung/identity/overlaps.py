"""Spells of two numbers that overlap: allowed, and told to whoever decides."""

from __future__ import annotations

from django.db import connection

_OVERLAPS = """
SELECT e.name, f.name, greatest(a.started_on, b.started_on)::text,
       coalesce(least(a.ended_on, b.ended_on), a.ended_on, b.ended_on)::text, a.employer_id = b.employer_id
FROM registry_employment a
JOIN registry_employment b
  ON b.person_id IN (SELECT registry_numbers_of(%(b)s))
 AND daterange(a.started_on, a.ended_on, '[]') && daterange(b.started_on, b.ended_on, '[]')
JOIN registry_employer e ON e.id = a.employer_id
JOIN registry_employer f ON f.id = b.employer_id
WHERE a.person_id IN (SELECT registry_numbers_of(%(a)s))
  AND a.end_reason <> 'mistake' AND b.end_reason <> 'mistake'
ORDER BY 3, 1, 2
"""


def overlaps_of(number: int, person: int) -> list[dict[str, str | bool | None]]:
    """Work under both numbers at the same time: first, second (employers), since, until (ISO; None: lasts), one.

    one  both at one employer: somebody is registered twice there
    """
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAPS, {"a": number, "b": person})
        return [dict(zip(("first", "second", "since", "until", "one"), row, strict=True)) for row in cursor.fetchall()]
