"""People and memberships of a month, by work and by residence, in every region of the tree."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.coverage.counting import sources
from payung.database.copy import copy_out

FOUND = {"measure": pl.String, "place": pl.Int64, "part": pl.String, "value": pl.Int64}

# Everybody once, with how many lines name them: where it is one, there is one job. Put in order first: millions of
# groups, of which the planner cannot know, outgrow a table in memory.
_PERSON = """
CREATE TEMP TABLE coverage_person ON COMMIT DROP AS
SELECT person_id, min(segment) AS segment, min(work) AS work, count(*) AS lines
FROM (
  SELECT s.person_id, s.segment, coalesce(w.nr, 0) AS work
  FROM ({everybody}) s LEFT JOIN coverage_place w ON w.code = s.region_id
  ORDER BY s.person_id
) o
GROUP BY person_id
"""
# People stand in the register and here in the order of their numbers: the two are read side by side.
_SIMPLE = """
SET LOCAL enable_hashjoin = off;
CREATE TEMP TABLE coverage_simple ON COMMIT DROP AS
SELECT g.segment, g.work, coalesce(r.nr, 0) AS home, g.people
FROM (
  SELECT h.segment, h.work, p.region_id, count(*) AS people
  FROM coverage_person h LEFT JOIN registry_person p ON p.id = h.person_id
  WHERE h.lines = 1
  GROUP BY h.segment, h.work, p.region_id
) g LEFT JOIN coverage_place r ON r.code = g.region_id;
SET LOCAL enable_hashjoin = on
"""
_BUSY = """
CREATE TEMP TABLE coverage_busy ON COMMIT DROP AS
SELECT h.person_id, coalesce(r.nr, 0) AS home
FROM coverage_person h
LEFT JOIN registry_person p ON p.id = h.person_id
LEFT JOIN coverage_place r ON r.code = p.region_id
WHERE h.lines > 1
"""
_SEVERAL = """
CREATE TEMP TABLE coverage_several ON COMMIT DROP AS
SELECT DISTINCT s.person_id, s.segment, s.payer_id, coalesce(w.nr, 0) AS work, b.home
FROM ({everybody}) s
JOIN coverage_busy b ON b.person_id = s.person_id
LEFT JOIN coverage_place w ON w.code = s.region_id
"""
# At work a person may stand in several places below one: counted anew in each place above. A home is one for each.
_COUNT = """
WITH at_work AS (
  SELECT w.above AS place, s.segment, s.person_id, count(*) AS jobs
  FROM coverage_several s JOIN coverage_within w ON w.nr = s.work GROUP BY w.above, s.segment, s.person_id
), at_home AS (
  SELECT home, segment, person_id, count(*) AS jobs FROM coverage_several GROUP BY home, segment, person_id
), homes AS (
  SELECT home, segment, count(*) AS people, sum(jobs) AS jobs FROM at_home GROUP BY home, segment
  UNION ALL
  SELECT home, -1, count(*), sum(jobs)
  FROM (SELECT home, person_id, sum(jobs) AS jobs FROM at_home GROUP BY home, person_id) h GROUP BY home
), counted AS (
  SELECT 'work' AS side, w.above AS place, s.segment, s.people, s.people AS jobs
  FROM coverage_simple s JOIN coverage_within w ON w.nr = s.work
  UNION ALL
  SELECT 'residence', w.above, s.segment, s.people, s.people
  FROM coverage_simple s JOIN coverage_within w ON w.nr = s.home
  UNION ALL
  SELECT 'work', w.above, -1, s.people, s.people FROM coverage_simple s JOIN coverage_within w ON w.nr = s.work
  UNION ALL
  SELECT 'residence', w.above, -1, s.people, s.people FROM coverage_simple s JOIN coverage_within w ON w.nr = s.home
  UNION ALL
  SELECT 'residence', w.above, h.segment, h.people, h.jobs FROM homes h JOIN coverage_within w ON w.nr = h.home
  UNION ALL
  SELECT 'work', place, segment, count(*), sum(jobs) FROM at_work GROUP BY place, segment
  UNION ALL
  SELECT 'work', place, -1, count(*), sum(jobs)
  FROM (SELECT place, person_id, sum(jobs) AS jobs FROM at_work GROUP BY place, person_id) p GROUP BY place
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
    with connection.cursor() as cursor:
        cursor.execute(_PERSON.format(everybody=sources.everybody()), facts)
        cursor.execute("ANALYZE coverage_person")
        cursor.execute(_SIMPLE)
        cursor.execute(_BUSY)
        cursor.execute("ANALYZE coverage_busy")
        cursor.execute(_SEVERAL.format(everybody=sources.everybody("SELECT person_id FROM coverage_busy")), facts)
        cursor.execute("ANALYZE coverage_simple, coverage_several")
    found = copy_out(_COUNT, {**FOUND, "part": pl.Int64})
    names = {-1: "ALL", **dict(enumerate(sources.PEOPLE))}
    return found.with_columns(pl.col("part").replace_strict(names, return_dtype=pl.String))
