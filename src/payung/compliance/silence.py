"""Cases for every statement past its clock, as one set. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt

from django.db import connection

_OPEN = """
WITH late AS (
  SELECT w.id, w.kind, w.employer_id, e.office_id, e.region_id
  FROM compliance_memberword w JOIN registry_employer e ON e.id = w.employer_id
  WHERE w.state = 'waiting' AND w.answer_by < %(today)s ORDER BY w.id FOR UPDATE OF w SKIP LOCKED
), numbered AS (
  SELECT late.*, nextval(pg_get_serial_sequence('compliance_case', 'id')) AS n FROM late
), opened AS (
  INSERT INTO compliance_case (id, number, kind, employer_id, office_id, region_id, stage, opened_at, changed_at)
  SELECT n, 'KP' || lpad(n::text, 8, '0'), 'said_' || kind, employer_id, office_id, region_id, 'found', %(at)s, %(at)s
  FROM numbered RETURNING id
), told AS (
  INSERT INTO compliance_casestep (case_id, kind, at, by_name, note, file_name, file_type)
  SELECT id, 'found', %(at)s, %(name)s, 'Perusahaan tidak menjawab sampai batasnya', '', '' FROM opened
)
UPDATE compliance_memberword w SET state = 'case', case_id = numbered.n FROM numbered WHERE w.id = numbered.id
"""


def open_silent(today: dt.date, name: str, at: dt.datetime) -> int:
    """One case for each statement not answered by `answer_by`. Returns how many; those held elsewhere wait."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, {"today": today, "at": at, "name": name})
        return int(cursor.rowcount)
