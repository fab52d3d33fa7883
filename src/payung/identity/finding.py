"""Numbers that may be one person, found by comparing everybody at once."""

from __future__ import annotations

import datetime as dt

from django.db import connection

_LETTERS = "regexp_replace(upper({}), '[^A-Z]', '', 'g')"
_FIND = f"""
WITH pairs AS (
  SELECT least(a.id, b.id) AS person_id, greatest(a.id, b.id) AS other_id, 'nik' AS ground
  FROM registry_person a JOIN registry_person b ON b.nik = a.nik AND b.id <> a.id
  WHERE a.nik_state = 'duplicate' AND a.nik IS NOT NULL AND (b.nik_state <> 'duplicate' OR b.id > a.id)
  UNION ALL
  SELECT a.id, b.id, 'name'
  FROM registry_person a JOIN registry_person b
    ON b.name_key = a.name_key AND b.birth_date = a.birth_date AND b.id > a.id
   AND {_LETTERS.format("b.mother_name")} = {_LETTERS.format("a.mother_name")}
  WHERE {_LETTERS.format("a.mother_name")} <> ''
)
INSERT INTO identity_candidate (person_id, other_id, ground, found_at)
SELECT DISTINCT ON (person_id, other_id) person_id, other_id, ground, %s FROM pairs
ORDER BY person_id, other_id, ground DESC
ON CONFLICT (person_id, other_id) DO NOTHING
"""


def find_pairs(at: dt.datetime) -> int:
    """Write every pair not yet known. Returns how many. The caller is an action."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [at])
        return int(cursor.rowcount)
