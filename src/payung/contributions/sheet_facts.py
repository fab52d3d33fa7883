"""What a sheet is checked against: the clerk's own workers with their last wage, and the minimum wages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.database.copy import copy_out
from payung.kernel.periods import first_day, month_of
from payung.registry.models import Employer, Region
from payung.registry.queries import minimum_wage_rows, roster

LAST_WAGES = {"employment_id": pl.Int64, "previous_wage": pl.Int64}
MINIMUM = {"npp": pl.String, "umk": pl.Int64, "label": pl.String}

_LAST = """
SELECT r.employment_id, r.wage
FROM (
  SELECT DISTINCT ON (employer_id) id, month FROM contributions_declaration
  WHERE employer_id = ANY(%s) AND month < %s AND month >= %s AND state <> 'draft'
  ORDER BY employer_id, month DESC
) d
CROSS JOIN LATERAL (
  SELECT * FROM contributions_declaredwage l WHERE l.month = d.month AND l.declaration_id = d.id OFFSET 0
) r
"""
LOOK_BACK = 6
"""Months; a wage declared longer ago is no longer "the last wage"."""


def roster_with_wages(employer_ids: Sequence[int], month: dt.date) -> pl.DataFrame:
    """The roster of these employers for a month (its first day) with `previous_wage`, null where there is none."""
    earliest = first_day(month_of(month) - LOOK_BACK)
    ids = [int(number) for number in employer_ids]
    last = copy_out(_LAST, LAST_WAGES, (ids, month, earliest))
    return roster(ids, month).join(last.unique("employment_id"), on="employment_id", how="left", maintain_order="left")


def minimum_wages_for(employer_ids: Sequence[int], month: dt.date) -> pl.DataFrame:
    """npp (with its division unless that is 000), umk, label of each employer.

    The minimum wage of the place of work; null where nobody decided one.
    """
    employers = Employer.objects.filter(pk__in=list(employer_ids)).values_list("npp", "division", "region_id")
    decided = minimum_wage_rows({region for *_, region in employers}, month.year)
    rows = []
    for number, division, region in employers:
        npp = number if division == "000" else f"{number}-{division}"
        wage = decided.get(region)
        if wage is None:
            rows.append((npp, None, None))
            continue
        kind = "UMP" if wage.region.level == Region.Level.PROVINCE else "UMK"
        rows.append((npp, wage.amount, f"{kind} {wage.region.short_name} {wage.year}"))
    return pl.DataFrame(rows, schema=MINIMUM, orient="row")
