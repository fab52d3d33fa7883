"""What the books answer about many claims at once: one row of `g` is one claim. Reads only."""

from __future__ import annotations

GIVEN = (
    "unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::date[], %s::date[], %s::date[])"
    " AS g (claim_id, person_id, employer_id, event_on, accident_on, known_on)"
)
"""accident_on: the day whose wage counts; known_on: the day on which the books are asked."""
ONE = f"{GIVEN} CROSS JOIN LATERAL registry_numbers_of(g.person_id) AS one (number)"
"""Each claim once for every number its person is known as."""
CREDITED = f"""
SELECT claim_id, count(*)::int, min(month), (array_agg(segment ORDER BY month DESC))[1]
FROM (
  SELECT g.claim_id, l.month, max(l.segment) AS segment
  FROM {ONE} JOIN ledger_memberline l
    ON l.owner_id = one.number AND l.value_date <= g.event_on AND l.month <= g.event_on
  GROUP BY g.claim_id, l.month
) m GROUP BY claim_id
"""
ON_ROLL = f"""
SELECT DISTINCT ON (g.claim_id) g.claim_id, r.segment, l.income, l.covered_from, r.payer_name
FROM {ONE} JOIN rolls_rollline l ON l.person_id = one.number
  AND l.month = date_trunc('month', g.event_on)::date AND l.covered_from <= g.event_on
JOIN rolls_roll r ON r.id = l.roll_id AND r.state = 'paid' AND r.segment <> 'PMI'
ORDER BY g.claim_id, l.income DESC, r.id
"""
WORK = f"""
SELECT g.claim_id, w.started_on, w.ended_on, e.name
FROM {ONE} JOIN registry_employment w
  ON w.person_id = one.number AND w.started_on <= g.event_on AND w.end_reason <> 'mistake'
JOIN registry_employer e ON e.id = w.employer_id ORDER BY g.claim_id, w.started_on, w.id
"""
CARDS = f"""
SELECT g.claim_id, min(k.issued_on)
FROM {ONE} JOIN registry_card k ON k.person_id = one.number AND k.issued_on <= g.event_on GROUP BY g.claim_id
"""
WAGE = f"""
SELECT DISTINCT ON (g.claim_id) g.claim_id, w.wage, d.month, d.state
FROM {ONE} JOIN contributions_declaredwage w
  ON w.person_id = one.number AND w.month <= date_trunc('month', g.accident_on)::date
JOIN contributions_declaration d ON d.id = w.declaration_id AND d.month = w.month
WHERE d.state IN ('finalised', 'posted') AND (g.employer_id IS NULL OR d.employer_id = g.employer_id)
ORDER BY g.claim_id, d.month DESC, w.wage DESC
"""
UNPAID = f"""
SELECT claim_id, count(*)::int FROM (
  SELECT DISTINCT g.claim_id, m.month
  FROM {ONE} JOIN registry_employment w
    ON w.person_id = one.number AND w.employer_id = g.employer_id AND w.end_reason <> 'mistake'
  CROSS JOIN LATERAL (
    SELECT s::date AS month FROM generate_series(
      greatest(date_trunc('month', w.started_on), date_trunc('month', g.event_on) - interval '2 years'),
      least(coalesce(w.ended_on, g.event_on), date_trunc('month', g.event_on) - interval '1 month'), '1 month') s
  ) m
  LEFT JOIN contributions_declaration d ON d.employer_id = g.employer_id AND d.month = m.month
  LEFT JOIN contributions_bill b ON b.declaration_id = d.id AND b.state <> 'cancelled'
  CROSS JOIN LATERAL (
    SELECT min(x.value_date) AS value_date FROM registry_numbers_of(g.person_id) AS own (number)
    JOIN ledger_memberline x ON x.month = m.month AND x.bill_id = b.id AND x.owner_id = own.number
  ) l  -- asked month by month: a plain join may read the whole ledger for one claim
  WHERE (l.value_date IS NULL OR l.value_date > g.event_on) AND (b.due_on IS NULL OR b.due_on < g.event_on)
) u GROUP BY claim_id
"""
BALANCE = f"""
SELECT g.claim_id, coalesce(sum(l.jht_employer + l.jht_worker), 0)::bigint
FROM {ONE} JOIN ledger_memberline l ON l.owner_id = one.number AND l.value_date <= g.known_on GROUP BY g.claim_id
"""
MONTHS = f"""
SELECT g.claim_id, l.month, max(l.wage)::bigint, sum(l.jp_employer + l.jp_worker)::bigint,
       sum(l.jkp_from_jkk + l.jkp_from_jkm + l.jkp_from_state)::bigint
FROM {ONE} JOIN ledger_memberline l
  ON l.owner_id = one.number AND l.value_date <= g.known_on AND l.month <= g.known_on
GROUP BY g.claim_id, l.month ORDER BY g.claim_id, l.month
"""
_STANDING = """
LATERAL (
  SELECT d.* FROM claims_decision d WHERE d.claim_id = c.id AND d.approved_at IS NOT NULL AND
    (SELECT min(f.approved_at) FROM claims_decision f WHERE f.claim_id = c.id) < coalesce(
    (SELECT min(own.approved_at) FROM claims_decision own WHERE own.claim_id = g.claim_id), 'infinity')
  ORDER BY d.id DESC LIMIT 1
) d
"""
"""What stands of another claim that was approved before this one was, or is approved while this one is not."""
PAID_JHT = f"""
SELECT g.claim_id, (d.approved_at AT TIME ZONE 'Asia/Jakarta')::date, (line ->> 'amount')::bigint, c.basis = 'partial'
FROM {ONE} JOIN claims_claim c ON c.person_id = one.number AND c.programme = 'JHT' AND c.id <> g.claim_id,
{_STANDING}, jsonb_array_elements(d.lines) line
WHERE line ->> 'code' = 'benefit' ORDER BY g.claim_id, 2, c.id
"""
JOB_LOSSES = f"""
SELECT g.claim_id, count(*)::int, max(c.claimed_on)
FROM {ONE} JOIN claims_claim c ON c.person_id = one.number AND c.programme = 'JKP' AND c.id <> g.claim_id,
{_STANDING} WHERE d.granted GROUP BY g.claim_id
"""
PAID_JKM = f"""
SELECT g.claim_id, i.claimant_id, sum(i.amount)::bigint
FROM {ONE} JOIN claims_claim c ON c.person_id = one.number AND c.programme = 'JKM'
JOIN claims_decision d ON d.claim_id = c.id
JOIN claims_paymentinstruction i ON i.decision_id = d.id AND i.state <> 'returned'
  AND i.late_for_id IS NULL AND i.demand_id IS NULL
GROUP BY g.claim_id, i.claimant_id ORDER BY g.claim_id, i.claimant_id
"""
"""JKM ordered and not returned, by who was to receive it; without what our own lateness added."""
SAME_ACCIDENT = f"""
SELECT g.claim_id, c.event_id, coalesce((d."case" ->> 'absence_days')::int, 0), d.lines::text
FROM {ONE} JOIN claims_claim c ON c.person_id = one.number AND c.programme = 'JKK' AND c.id <> g.claim_id
JOIN claims_lifeevent e ON e.id = c.event_id,
{_STANDING}
WHERE d.granted
  AND coalesce(c.facts ->> 'accident_on', e.facts ->> 'accident_on', e.happened_on::text)::date = g.accident_on
ORDER BY g.claim_id, c.id
"""
