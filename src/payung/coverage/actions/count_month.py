"""Count who was covered in a month. Counting again replaces the count of that month."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from payung.access.actor import Actor
from payung.audit.act import act
from payung.coverage.models import CoverageCount
from payung.rolls.queries import COVERED_IN
from payung.rules.contributions.penalty import WAGE_EARNERS

COUNT = f"""
WITH RECURSIVE within (region_id, inside_id) AS (
  SELECT code, code FROM registry_region
  UNION ALL
  SELECT r.parent_id, w.inside_id FROM within w JOIN registry_region r ON r.code = w.region_id
  WHERE r.parent_id IS NOT NULL
), jobs AS (
  SELECT DISTINCT l.segment, l.owner_id, 'employer:' || l.payer_id AS payer, e.region_id AS inside_id
  FROM ledger_memberline l JOIN registry_employer e ON e.id = l.payer_id
  WHERE l.month = %(month)s AND l.segment = '{WAGE_EARNERS}'
  UNION ALL
  SELECT segment, owner_id, payer_kind || ':' || payer_id, inside_id FROM ({COVERED_IN}) r
), counted AS (
  SELECT segment, region_id, count(DISTINCT owner_id) AS people, count(*) AS memberships
  FROM jobs JOIN within USING (inside_id) GROUP BY segment, region_id
  UNION ALL
  SELECT 'ALL', region_id, count(DISTINCT owner_id), count(*)
  FROM (SELECT DISTINCT owner_id, payer, inside_id FROM jobs) j JOIN within USING (inside_id) GROUP BY region_id
)
INSERT INTO coverage_coveragecount (month, region_id, segment, people, memberships, counted_at)
SELECT %(month)s, region_id, segment, people, memberships, %(at)s FROM counted
"""


def count_month(month: dt.date, *, by: Actor, at: dt.datetime) -> int:
    """Count the people with a credited contribution for `month` (its first day). Returns how many there are.

    A row per region and segment, and one per region with segment ALL; a province has rows of its own, because
    somebody who works in two regencies is one person of the province. By place of work: the region of the
    employer; for people on rolls the region their line names.
    """
    with act("coverage.count_month", by, at) as deed:
        CoverageCount.objects.filter(month=month).delete()
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"month": month, "at": at})
        widest = CoverageCount.objects.filter(month=month, segment="ALL").order_by("-people").first()
        people = widest.people if widest else 0
        deed.about(f"coverage:{month:%Y-%m}", people=people)
        return people
