"""What the registry and every other sponsor know about the people on a list: one statement over the whole list."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from payung.assistance.programmes import Programme

_JUDGE = """
UPDATE assistance_candidate c
SET state = f.state, paid_by = f.paid_by, also_proposed_by = f.also
FROM (
  SELECT c.id,
    CASE
      WHEN c.state = 'duplicate' THEN 'duplicate'
      WHEN k.nik_state = 'differs' THEN 'nik'
      WHEN k.nik_state = 'deceased' OR k.died_on IS NOT NULL THEN 'deceased'
      WHEN NOT (c.domicile = c.region_id OR starts_with(c.domicile, c.region_id || '.')) THEN 'outside'
      WHEN extract(year FROM age(%(first)s, c.birth_date)) < coalesce(%(age_from)s, 0)
        OR extract(year FROM age(%(first)s, c.birth_date)) > coalesce(%(age_to)s, 200) THEN 'age'
      WHEN %(palm)s AND concat_ws(' ', c.occupation, c.work_place) !~* 'sawit' THEN 'not_palm'
      WHEN %(basis)s = 'income' AND work.found THEN 'wage_earner'
      WHEN other.kind IS NOT NULL THEN 'sponsored'
      WHEN %(basis)s = 'income' AND own.found THEN 'own_account'
      ELSE 'valid'
    END AS state,
    coalesce(other.kind, '') AS paid_by, coalesce(also.kind, '') AS also
  FROM assistance_candidate c
  LEFT JOIN LATERAL (
    SELECT p.id, p.nik_state, p.died_on FROM registry_person p WHERE p.id = c.person_id
    UNION ALL
    SELECT p.id, p.nik_state, p.died_on FROM registry_person p
    WHERE c.person_id IS NULL AND p.nik = c.nik AND NOT p.nik_state = 'duplicate'
      AND p.name_key = c.name_key AND p.birth_date = c.birth_date
    LIMIT 1
  ) k ON true
  CROSS JOIN LATERAL (
    SELECT EXISTS (
      SELECT FROM registry_employment w WHERE w.person_id = k.id AND w.end_reason <> 'mistake'
        AND w.started_on <= %(day)s AND (w.ended_on IS NULL OR w.ended_on >= %(day)s)
    ) AS found
  ) work
  LEFT JOIN LATERAL (
    SELECT s.kind FROM assistance_placement t
    JOIN assistance_programme g ON g.id = t.programme_id JOIN assistance_sponsor s ON s.id = g.sponsor_id
    WHERE t.person_id = k.id AND t.programme_id <> c.programme_id AND NOT t.void AND t.basis = %(basis)s
      AND t.first_month <= %(last)s AND t.last_month >= %(from)s
    ORDER BY t.first_month LIMIT 1
  ) other ON true
  LEFT JOIN LATERAL (
    SELECT s.kind FROM assistance_candidate d
    JOIN assistance_programme g ON g.id = d.programme_id JOIN assistance_sponsor s ON s.id = g.sponsor_id
    WHERE d.nik = c.nik AND d.programme_id <> c.programme_id AND d.state = 'valid' AND g.state = 'draft'
      AND g.basis = %(basis)s AND g.first_month <= %(last)s AND g.last_month >= %(from)s
    ORDER BY g.id LIMIT 1
  ) also ON true
  CROSS JOIN LATERAL (
    SELECT EXISTS (
      SELECT FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
      WHERE l.person_id = k.id AND l.month BETWEEN %(from)s AND %(last)s
        AND r.kind = 'own_account' AND r.state = 'paid'
    ) AS found
  ) own
  WHERE c.programme_id = %(programme)s
) f
WHERE f.id = c.id AND (c.state, c.paid_by, c.also_proposed_by) IS DISTINCT FROM (f.state, f.paid_by, f.also)
"""


def judge(programme: Programme, today: dt.date, from_month: dt.date | None = None) -> int:
    """Say of everybody on the list where they stand. Returns how many stand elsewhere than before.

    from_month  the first month somebody would be paid; by default the programme's own

    Whoever sits in a place of this programme is judged too: that is how a death or a new employer is found. A NIK
    that we hold under another name or birth date is judged like one that we do not hold: once placed, that person
    shares the NIK, and the branch clears it up.
    """
    start = from_month or programme.first_month
    told = {
        "programme": programme.pk,
        "first": programme.first_month,
        "from": start,
        "last": programme.last_month,
        "day": max(start, today),
        "age_from": programme.age_from,
        "age_to": programme.age_to,
        "palm": programme.needs_palm_work,
        "basis": programme.basis,
    }
    with connection.cursor() as cursor:
        cursor.execute(_JUDGE, told)
        return cursor.rowcount
