"""Employers, contributions and benefits of a month, in every region of the tree."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from django.db import connection

from payung.coverage.counting import sources
from payung.coverage.counting.people import FOUND
from payung.database.copy import copy_out

_EMPLOYERS = f"""
SELECT 'employers_active', w.above, part, sum(e.value)::bigint
FROM ({sources.EMPLOYERS}) e LEFT JOIN coverage_place p ON p.code = e.region_id
JOIN coverage_within w ON w.nr = coalesce(p.nr, 0)
CROSS JOIN (VALUES ('ALL'), ('PU')) t (part)
GROUP BY w.above, part
"""
_MONEY = """
WITH money AS (
  SELECT w.above, sum(m.jkk)::bigint AS jkk, sum(m.jkm)::bigint AS jkm, sum(m.jht)::bigint AS jht,
         sum(m.jp)::bigint AS jp
  FROM ({money}) m LEFT JOIN coverage_place p ON p.code = m.region_id
  JOIN coverage_within w ON w.nr = coalesce(p.nr, 0)
  GROUP BY w.above
)
SELECT 'contributions', above, part, value
FROM money, LATERAL (VALUES ('JKK', jkk), ('JKM', jkm), ('JHT', jht), ('JP', jp), ('ALL', jkk + jkm + jht + jp))
  AS v (part, value)
WHERE value > 0
"""
_CLAIMS = f"""
WITH paid AS (
  SELECT w.above, x.claim_id, x.programme, x.amount
  FROM ({sources.PAID}) x LEFT JOIN coverage_place p ON p.code = x.region_id
  JOIN coverage_within w ON w.nr = coalesce(p.nr, 0)
), counted AS (
  SELECT above, programme AS part, count(DISTINCT claim_id) AS cases, count(*) AS payments, sum(amount)::bigint AS paid
  FROM paid GROUP BY above, programme
  UNION ALL
  SELECT above, 'ALL', count(DISTINCT claim_id), count(*), sum(amount)::bigint FROM paid GROUP BY above
)
SELECT measure, above, part, value
FROM counted, LATERAL (VALUES ('claims_cases', cases), ('claims_payments', payments), ('claims_paid', paid))
  AS v (measure, value)
WHERE value > 0
"""
# Nobody lives in two places: a claim is counted once where its member lives and added up the tree.
_YEAR = f"""
WITH once AS (
  SELECT DISTINCT x.claim_id, x.programme, x.region_id FROM ({sources.PAID}) x
), counted AS (
  SELECT coalesce(p.nr, 0) AS home, o.programme AS part, count(DISTINCT o.claim_id) AS cases
  FROM once o LEFT JOIN coverage_place p ON p.code = o.region_id
  GROUP BY GROUPING SETS ((coalesce(p.nr, 0), o.programme), (coalesce(p.nr, 0)))
)
SELECT 'claims_of_year', w.above, coalesce(c.part, 'ALL'), sum(c.cases)::bigint
FROM counted c JOIN coverage_within w ON w.nr = c.home
GROUP BY w.above, c.part
"""


def money_counted(facts: Mapping[str, object]) -> pl.DataFrame:
    """Columns `FOUND`.

    facts  month; starts and ends, the moments between which a payment arrived in it; year_starts, of its 1 January
    """
    queries = (_EMPLOYERS, _MONEY.format(money=sources.all_money()), _CLAIMS)
    of_year = _rows(_YEAR, {**facts, "starts": facts["year_starts"]})
    return pl.concat([*(_rows(query, facts) for query in queries), of_year])


def _rows(query: str, facts: Mapping[str, object]) -> pl.DataFrame:
    with connection.cursor() as cursor:
        text = cursor.mogrify(query, facts)
    return copy_out(text.replace("%", "%%"), FOUND)
