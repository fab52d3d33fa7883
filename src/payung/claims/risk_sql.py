"""The reads behind risk signals: one row per claim, or per claim and what it is compared with."""

from __future__ import annotations

SAME = "CROSS JOIN LATERAL registry_numbers_of(c.person_id) AS one (number)"
"""Each claim once for every number its person is known as."""
REGISTERED = f"""
SELECT c.id,
       min(least((SELECT min(w.started_on) FROM registry_employment w
                  WHERE w.person_id = one.number AND w.end_reason <> 'mistake'),
                 (SELECT min(k.issued_on) FROM registry_card k WHERE k.person_id = one.number))),
       e.happened_on
FROM claims_claim c JOIN claims_lifeevent e ON e.id = c.event_id {SAME}
WHERE c.id = ANY(%(ids)s) AND e.kind = 'death' GROUP BY c.id, e.happened_on ORDER BY c.id
"""
WAGES = f"""
WITH monthly AS (
  SELECT c.id AS claim, w.month, max(w.wage)::bigint AS wage
  FROM claims_claim c
  JOIN claims_lifeevent e ON e.id = c.event_id {SAME}
  JOIN contributions_declaredwage w ON w.person_id = one.number AND w.month <= e.happened_on
    AND w.month >= date_trunc('month', e.happened_on) - make_interval(months => %(window)s)
  JOIN contributions_declaration d ON d.id = w.declaration_id AND d.month = w.month
    AND d.state IN ('finalised', 'posted') AND (e.employer_id IS NULL OR d.employer_id = e.employer_id)
  WHERE c.id = ANY(%(ids)s) AND c.programme IN ('JKK', 'JKP', 'JP')
  GROUP BY c.id, w.month
), newest AS (
  SELECT DISTINCT ON (claim) claim, month, wage FROM monthly ORDER BY claim, month DESC
)
SELECT n.claim, n.month, n.wage, min(m.wage)::bigint
FROM newest n JOIN monthly m ON m.claim = n.claim AND m.month < n.month
GROUP BY n.claim, n.month, n.wage ORDER BY n.claim
"""
ACCOUNTS = """
WITH own AS (
  SELECT DISTINCT c.id AS claim, p.bank, p.account_number FROM claims_claim c
  JOIN claims_claimant p ON p.event_id = c.event_id AND p.ended_at IS NULL AND p.account_number <> ''
  WHERE c.id = ANY(%(ids)s)
)
SELECT own.claim, own.account_number,
       count(DISTINCT coalesce(nullif(p.nik, ''), upper(p.name))), count(DISTINCT p.event_id)
FROM own JOIN claims_claimant p ON p.bank = own.bank AND p.account_number = own.account_number
  AND p.ended_at IS NULL AND p.guardian_name = ''
GROUP BY own.claim, own.bank, own.account_number ORDER BY own.claim, own.account_number
"""
# From the claims asked about to the others for the same human being, never through every decision there is. The two
# halves of the NIKs have an index each.
BURIALS = f"""
WITH own AS (
  SELECT c.id, one.number AS person_id, p.nik
  FROM claims_claim c
  JOIN claims_lifeevent e ON e.id = c.event_id AND e.kind = 'death' {SAME}
  JOIN registry_person p ON p.id = one.number
  WHERE c.id = ANY(%(ids)s) AND c.programme IN ('JKK', 'JKM') AND c.state NOT IN ('refused', 'withdrawn')
), same AS (
  SELECT id, person_id FROM own
  UNION
  SELECT own.id, p.id FROM own JOIN registry_person p ON p.nik = own.nik AND NOT p.nik_state = 'duplicate'
  UNION
  SELECT own.id, p.id FROM own JOIN registry_person p ON p.nik = own.nik AND p.nik_state = 'duplicate'
)
SELECT s.id, b.number, 1 + count(*) OVER (PARTITION BY s.id)
FROM same s
JOIN claims_claim b ON b.person_id = s.person_id AND b.id <> s.id
CROSS JOIN LATERAL (
  SELECT d.lines FROM claims_decision d
  WHERE d.claim_id = b.id AND d.approved_by_id IS NOT NULL ORDER BY d.id DESC LIMIT 1
) standing
WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(standing.lines) l WHERE l ->> 'code' = 'burial')
ORDER BY s.id, b.number
"""
ACCIDENTS = f"""
SELECT c.id, e.happened_on, o.number, x.happened_on
FROM claims_claim c
JOIN claims_lifeevent e ON e.id = c.event_id AND e.kind = 'accident' {SAME}
JOIN claims_claim o ON o.person_id = one.number AND o.programme = 'JKK' AND o.event_id <> c.event_id
  AND o.state <> 'withdrawn'
JOIN claims_lifeevent x ON x.id = o.event_id AND x.kind = 'accident'
WHERE c.id = ANY(%(ids)s) AND c.programme = 'JKK' ORDER BY c.id, o.number
"""
