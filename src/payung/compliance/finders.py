"""Each kind of finding as one query: every row that makes it, over all employers of some offices at once.

Columns of every query: kind, employer, office, region, key, month, person, amount, against, note. The rules:

missing        at work on every day of a month whose declaration is finalised or posted, and without a wage in it
under_minimum  at work on every day of the month, with a wage below the minimum wage of the region and year (its own
               or its province's); medium and large employers only
far_under      the employer's median wage is below a share of the median of like employers' medians: same entry of the
               JKK list, same regency, at least so many employers
silent         workers at the newest month past its due day, and no month finalised for so many months
ended_billed   open bills for months after the employer, or its last worker, ended; and workers still on the list of
               an employer that ended
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from payung.compliance.practice import practice
from payung.kernel.periods import last_day, month_of

_SCOPE = "(%(offices)s::text[] IS NULL OR e.office_id = ANY(%(offices)s::text[]))"
_WHOLE_MONTH = """
w.started_on <= %(month)s AND (w.ended_on IS NULL OR w.ended_on >= %(last)s) AND w.end_reason <> 'mistake'
"""
MISSING = f"""
SELECT 'missing', e.id, e.office_id, e.region_id, 'missing:' || e.id || ':' || w.person_id || ':' || %(label)s,
       %(month)s::date, w.person_id, NULL::bigint, NULL::bigint, ''
FROM contributions_declaration d
JOIN registry_employer e ON e.id = d.employer_id AND {_SCOPE}
JOIN registry_employment w ON w.employer_id = e.id AND {_WHOLE_MONTH}
WHERE d.month = %(month)s AND d.state IN ('finalised', 'posted')
  AND NOT EXISTS (SELECT FROM contributions_declaredwage r
                  WHERE r.month = %(month)s AND r.declaration_id = d.id AND r.person_id = w.person_id)
"""
UNDER_MINIMUM = f"""
SELECT 'under_minimum', e.id, e.office_id, e.region_id,
       'under_minimum:' || e.id || ':' || r.person_id || ':' || %(label)s,
       %(month)s::date, r.person_id, r.wage, u.amount, left(u.source, 200)
FROM contributions_declaration d
JOIN registry_employer e ON e.id = d.employer_id AND e.size = ANY(%(sizes)s) AND {_SCOPE}
JOIN LATERAL (
  SELECT amount, source FROM registry_minimumwage
  WHERE year = extract(year FROM %(month)s::date) AND region_id IN (left(e.region_id, 5), left(e.region_id, 2))
  ORDER BY length(region_id) DESC LIMIT 1
) u ON true
JOIN contributions_declaredwage r ON r.month = %(month)s AND r.declaration_id = d.id AND r.wage < u.amount
JOIN registry_employment w ON w.id = r.employment_id AND {_WHOLE_MONTH}
WHERE d.month = %(month)s AND d.state IN ('finalised', 'posted')
"""
FAR_UNDER = f"""
SELECT 'far_under', e.id, e.office_id, e.region_id, 'far_under:' || e.id || ':' || %(label)s, %(month)s::date,
       NULL::bigint, x.own, x.peers, x.entry || '; ' || x.employers
FROM (
  SELECT o.*, percentile_disc(0.5) WITHIN GROUP (ORDER BY p.own) AS peers, count(*) AS employers
  FROM own o JOIN own p ON p.entry = o.entry AND p.place = o.place
  GROUP BY o.employer_id, o.own, o.entry, o.place
) x
JOIN registry_employer e ON e.id = x.employer_id AND {_SCOPE}
WHERE x.employers >= %(employers)s AND x.own * 100 < x.peers * %(share)s
"""
_OWN = """
WITH own AS (
  SELECT d.employer_id, c.entry, left(e.region_id, 5) AS place,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY r.wage) AS own
  FROM contributions_declaration d
  JOIN registry_employer e ON e.id = d.employer_id
  JOIN LATERAL (
    SELECT entry FROM registry_jkkclassification
    WHERE employer_id = e.id AND from_month <= %(month)s ORDER BY from_month DESC LIMIT 1
  ) c ON true
  JOIN contributions_declaredwage r ON r.month = %(month)s AND r.declaration_id = d.id
  WHERE d.month = %(month)s AND d.state IN ('finalised', 'posted')
  GROUP BY d.employer_id, c.entry, left(e.region_id, 5)
)
"""
SILENT = f"""
SELECT 'silent', e.id, e.office_id, e.region_id, 'silent:' || e.id || ':' || to_char(m, 'YYYY-MM'), m::date,
       NULL::bigint, w.workers, NULL::bigint, ''
FROM registry_employer e
JOIN LATERAL (
  SELECT count(DISTINCT person_id) AS workers FROM registry_employment
  WHERE employer_id = e.id AND started_on <= %(last)s AND (ended_on IS NULL OR ended_on >= %(month)s)
    AND end_reason <> 'mistake'
) w ON w.workers > 0
LEFT JOIN LATERAL (
  SELECT max(month) AS month FROM contributions_declaration
  WHERE employer_id = e.id AND state IN ('finalised', 'posted')
) f ON true
JOIN LATERAL (
  SELECT greatest(coalesce(f.month + interval '1 month', date_trunc('month', e.registered_on::timestamp)),
                  %(month)s::date - make_interval(months => %(longest)s - 1)) AS since
) s ON s.since <= %(month)s::date - make_interval(months => %(months)s - 1)
JOIN LATERAL generate_series(s.since, %(month)s::date::timestamp, '1 month') m ON true
WHERE e.ended_on IS NULL AND {_SCOPE}
"""
ENDED_BILLED = f"""
SELECT 'ended_billed', e.id, e.office_id, e.region_id, 'ended:bill:' || b.id, b.month, NULL::bigint,
       b.contributions + b.penalties, NULL::bigint, to_char(x.day, 'YYYY-MM-DD')
FROM contributions_bill b
JOIN registry_employer e ON e.id = b.employer_id AND {_SCOPE}
JOIN LATERAL (
  SELECT coalesce(e.ended_on, CASE WHEN bool_or(ended_on IS NULL) THEN NULL ELSE max(ended_on) END) AS day
  FROM registry_employment WHERE employer_id = e.id AND end_reason <> 'mistake'
) x ON x.day < b.month
WHERE b.state = 'open'
UNION ALL
SELECT 'ended_billed', e.id, e.office_id, e.region_id, 'ended:worker:' || w.id, NULL::date, w.person_id,
       NULL::bigint, NULL::bigint, to_char(e.ended_on, 'YYYY-MM-DD')
FROM registry_employer e JOIN registry_employment w ON w.employer_id = e.id AND w.ended_on IS NULL
WHERE e.ended_on < %(today)s AND {_SCOPE}
"""
FINDERS = (MISSING, UNDER_MINIMUM, _OWN + FAR_UNDER, SILENT, ENDED_BILLED)


def parameters(month: dt.date, today: dt.date, offices: list[str] | None) -> dict[str, Any]:
    """What the queries are asked with. month: the newest past its due day, its first day."""
    way = practice()
    return {
        "month": month, "last": last_day(month_of(month)), "label": month.isoformat()[:7], "today": today,
        "offices": offices, "sizes": way["under_minimum"]["sizes"], "share": way["far_under"]["share_percent"],
        "employers": way["far_under"]["employers"], "months": way["silent"]["months"],
        "longest": way["silent"]["longest"],
    }  # fmt: skip
