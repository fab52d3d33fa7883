"""Found rows into cases, as sets: what is known is dropped, what is new joins the open case or opens one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

_TEMPORARY = """
CREATE TEMPORARY TABLE compliance_found (
  kind text, employer_id bigint, office_id text, region_id text, key text, month date, person_id bigint,
  amount bigint, against bigint, note text
) ON COMMIT DROP
"""
_KNOWN = "DELETE FROM compliance_found f USING compliance_caserow r WHERE r.key = f.key"
_TWICE = """
DELETE FROM compliance_found f USING compliance_found g WHERE f.key = g.key AND f.ctid > g.ctid
"""
_TOO_FEW = """
DELETE FROM compliance_found f WHERE f.kind = 'silent'
  AND (SELECT count(*) FROM compliance_found g WHERE g.kind = f.kind AND g.employer_id = f.employer_id) < %s
  AND NOT EXISTS (SELECT FROM compliance_case c
                  WHERE c.kind = f.kind AND c.employer_id = f.employer_id AND c.stage <> 'closed')
"""
_OPEN = """
INSERT INTO compliance_case (id, number, kind, employer_id, office_id, region_id, stage, opened_at, changed_at)
SELECT g.n, 'KP' || lpad(g.n::text, 8, '0'), g.kind, g.employer_id, g.office_id, g.region_id, 'found', %(at)s, %(at)s
FROM (
  SELECT nextval(pg_get_serial_sequence('compliance_case', 'id')) AS n, f.*
  FROM (SELECT DISTINCT kind, employer_id, office_id, region_id FROM compliance_found ORDER BY kind, employer_id) f
  WHERE NOT EXISTS (SELECT FROM compliance_case c
                    WHERE c.kind = f.kind AND c.employer_id = f.employer_id AND c.stage <> 'closed')
) g
"""
_STEPS = """
INSERT INTO compliance_casestep (case_id, kind, at, by_id, by_name, note, file_name, file_type)
SELECT c.id, 'found', %(at)s, %(by_id)s, %(by_name)s,
       CASE WHEN c.opened_at = %(at)s THEN '' ELSE count(*) || ' baris baru' END, '', ''
FROM compliance_found f JOIN compliance_case c
  ON c.kind = f.kind AND c.employer_id = f.employer_id AND c.stage <> 'closed'
GROUP BY c.id, c.opened_at
"""
_ROWS = """
INSERT INTO compliance_caserow (case_id, key, month, person_id, amount, against, note, found_at)
SELECT c.id, f.key, f.month, f.person_id, f.amount, f.against, f.note, %(at)s
FROM compliance_found f JOIN compliance_case c
  ON c.kind = f.kind AND c.employer_id = f.employer_id AND c.stage <> 'closed'
ORDER BY c.id, f.month, f.person_id
"""


def write_found(
    queries: Iterable[str],
    given: Mapping[str, Any],
    least_silent: int,
    by_id: int | None,
    by_name: str,
    at: dt.datetime,
) -> tuple[int, int]:
    """Run the finders and keep what is new. Returns (rows, cases opened). One search at a time."""
    told = {"at": at, "by_id": by_id, "by_name": by_name}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compliance.find_cases'))")
        cursor.execute("DROP TABLE IF EXISTS compliance_found")
        cursor.execute(_TEMPORARY)
        for query in queries:
            cursor.execute(f"INSERT INTO compliance_found {query}", given)
        cursor.execute(_TWICE)
        cursor.execute(_KNOWN)
        cursor.execute(_TOO_FEW, [least_silent])
        cursor.execute(_OPEN, told)
        opened = cursor.rowcount
        cursor.execute(_STEPS, told)
        cursor.execute(_ROWS, told)
        return int(cursor.rowcount), int(opened)
