"""People and memberships of a month, by work and by residence, in every region of the tree."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.coverage.counting import sources
from payung.database.copy import copy_out

FOUND = {"measure": pl.String, "place": pl.Int64, "part": pl.String, "value": pl.Int64}

# Everybody once, with the ends of what they hold: where both ends are the same there is one job.
_PERSON = """
CREATE TEMP TABLE coverage_person ON COMMIT DROP AS
SELECT h.person_id, h.one_job, h.segment, h.work, coalesce(r.nr, 0) AS home
FROM (
  SELECT s.person_id, min(s.segment) AS segment, min(coalesce(w.nr, 0)) AS work,
         min(s.segment) = max(s.segment) AND min(s.payer_id) = max(s.payer_id)
           AND min(coalesce(w.nr, 0)) = max(coalesce(w.nr, 0)) AS one_job
  FROM ({everybody}) s LEFT JOIN coverage_place w ON w.code = s.region_id
  GROUP BY s.person_id
) h
LEFT JOIN registry_person p ON p.id = h.person_id
LEFT JOIN coverage_place r ON r.code = p.region_id
"""
_SIMPLE = """
CREATE TEMP TABLE coverage_simple ON COMMIT DROP AS
SELECT segment, work, home, count(*) AS people FROM coverage_person WHERE one_job GROUP BY segment, work, home
"""
_SEVERAL = """
CREATE TEMP TABLE coverage_several ON COMMIT DROP AS
SELECT DISTINCT s.person_id, s.segment, s.payer_id, coalesce(w.nr, 0) AS work, p.home
FROM ({everybody}) s
JOIN coverage_person p ON p.person_id = s.person_id AND NOT p.one_job
LEFT JOIN coverage_place w ON w.code = s.region_id
"""
_ANALYSE = "ANALYZE coverage_simple, coverage_several"
_COUNT = """
WITH one AS (
  SELECT 'work' AS side, w.above AS place, s.segment, s.people, s.people AS jobs
  FROM coverage_simple s JOIN coverage_within w ON w.nr = s.work
  UNION ALL
  SELECT 'residence', w.above, s.segment, s.people, s.people
  FROM coverage_simple s JOIN coverage_within w ON w.nr = s.home
), several AS (
  SELECT 'work' AS side, w.above AS place, s.segment, s.person_id, s.payer_id, s.work
  FROM coverage_several s JOIN coverage_within w ON w.nr = s.work
  UNION ALL
  SELECT 'residence', w.above, s.segment, s.person_id, s.payer_id, s.work
  FROM coverage_several s JOIN coverage_within w ON w.nr = s.home
), counted AS (
  SELECT side, place, segment, sum(people) AS people, sum(jobs) AS jobs FROM one GROUP BY side, place, segment
  UNION ALL
  SELECT side, place, -1, sum(people), sum(jobs) FROM one GROUP BY side, place
  UNION ALL
  SELECT side, place, segment, count(DISTINCT person_id), count(*) FROM several GROUP BY side, place, segment
  UNION ALL
  SELECT side, place, -1, count(DISTINCT person_id), count(*) FROM several GROUP BY side, place
), summed AS (
  SELECT side, place, segment, sum(people)::bigint AS people, sum(jobs)::bigint AS jobs
  FROM counted GROUP BY side, place, segment
)
SELECT 'people_by_' || side, place, segment, people FROM summed
UNION ALL
SELECT 'memberships_by_' || side, place, segment, jobs FROM summed
"""


def people_counted(facts: dict[str, object]) -> pl.DataFrame:
    """Columns `FOUND`; `place` is a number of `coverage_place`, 0 the nation.

    facts  month
    """
    everybody = sources.everybody()
    with connection.cursor() as cursor:
        cursor.execute(_PERSON.format(everybody=everybody), facts)
        cursor.execute(_SIMPLE)
        cursor.execute(_SEVERAL.format(everybody=everybody), facts)
        cursor.execute(_ANALYSE)
    found = copy_out(_COUNT, {**FOUND, "part": pl.Int64})
    names = {-1: "ALL", **dict(enumerate(sources.PEOPLE))}
    return found.with_columns(pl.col("part").replace_strict(names, return_dtype=pl.String))
