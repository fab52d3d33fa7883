"""What the registry holds that decides amounts: of employers in a month, of workers, of rows declared before."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from payung.contributions.refused import NO_CLASS, refuse
from payung.database.copy import copy_out

EMPLOYERS = {
    "employer_id": pl.Int64,
    "month": pl.Date,
    "npp": pl.String,
    "division": pl.String,
    "name": pl.String,
    "size": pl.String,
    "labour_intensive": pl.Boolean,
    "jht": pl.Boolean,
    "jp": pl.Boolean,
    "region_id": pl.String,
    "employer_from": pl.Date,
    "jkk_class": pl.Int64,
}
WORKERS = {
    "employer_id": pl.Int64,
    "month": pl.Date,
    "employment_id": pl.Int64,
    "person_id": pl.Int64,
    "started_on": pl.Date,
    "birth_date": pl.Date,
    "citizen": pl.Boolean,
}
DECLARED = {
    "declaration_id": pl.Int64,
    "employer_id": pl.Int64,
    "month": pl.Date,
    "employment_id": pl.Int64,
    "person_id": pl.Int64,
    "wage": pl.Int64,
    "rapel": pl.Int64,
    "note": pl.String,
    "started_on": pl.Date,
    "birth_date": pl.Date,
    "citizen": pl.Boolean,
    "holds": pl.Boolean,
}

_EMPLOYERS = """
SELECT e.id, k.month, e.npp, e.division, e.name, e.size, e.labour_intensive::text, e.jht::text, e.jp::text,
       e.region_id, e.registered_on, c.jkk_class
FROM (SELECT DISTINCT * FROM unnest(%s::bigint[], %s::date[]) g (id, month)) k
JOIN registry_employer e ON e.id = k.id
LEFT JOIN LATERAL (
  SELECT jkk_class FROM registry_jkkclassification
  WHERE employer_id = e.id AND from_month <= k.month ORDER BY from_month DESC LIMIT 1
) c ON true
ORDER BY e.id, k.month
"""
_HOLDS = """
w.started_on < (k.month + interval '1 month') AND (w.ended_on IS NULL OR w.ended_on >= k.month)
AND w.end_reason <> 'mistake'
"""
_WORKERS = f"""
SELECT k.id, k.month, w.id, w.person_id, w.started_on, p.birth_date, p.citizen::text
FROM (SELECT DISTINCT * FROM unnest(%s::bigint[], %s::date[]) g (id, month)) k
JOIN registry_employment w ON w.employer_id = k.id AND {_HOLDS}
JOIN registry_person p ON p.id = w.person_id
"""
_DECLARED = f"""
SELECT k.id, k.employer_id, k.month, r.employment_id, r.person_id, r.wage, r.rapel, r.note,
       w.started_on, p.birth_date, p.citizen::text, ({_HOLDS})::text
FROM contributions_declaration k
CROSS JOIN LATERAL (
  SELECT * FROM contributions_declaredwage d WHERE d.month = k.month AND d.declaration_id = k.id OFFSET 0
) r
JOIN registry_employment w ON w.id = r.employment_id
JOIN registry_person p ON p.id = r.person_id
WHERE k.id = ANY(%s)
"""


def employer_facts(pairs: pl.DataFrame) -> pl.DataFrame:
    """Columns `EMPLOYERS` and `computed_with` for each employer_id and month of `pairs`.

    `computed_with` is one text of everything of the employer that amounts depend on, except the JKK class. Raises
    Refused jkk-class-missing.
    """
    found = copy_out(_EMPLOYERS, EMPLOYERS, (pairs["employer_id"].to_list(), pairs["month"].to_list()))
    without = found.filter(pl.col("jkk_class").is_null())
    if without.height:
        raise refuse(NO_CLASS, without["employer_id"], "belum ada", "Kelompok JKK")
    flags = [pl.when(name).then(pl.lit(name)).otherwise(pl.lit("-")) for name in ("jht", "jp", "labour_intensive")]
    return found.with_columns(computed_with=pl.concat_str("size", *flags, separator=" "))


def workers_of(pairs: pl.DataFrame) -> pl.DataFrame:
    """Everyone who works for these employers on any day of the month, columns `WORKERS`; one row per spell."""
    return copy_out(_WORKERS, WORKERS, (pairs["employer_id"].to_list(), pairs["month"].to_list()))


def declared_rows(declaration_ids: Sequence[int]) -> pl.DataFrame:
    """All rows of these declarations with what decides their amounts, columns `DECLARED`.

    `holds` says that the employment still covers a day of the month.
    """
    return copy_out(_DECLARED, DECLARED, (list(declaration_ids),))


def judged_by(workers: pl.DataFrame, employers: pl.DataFrame) -> pl.DataFrame:
    """`workers` with the facts of their employer and `registered_on`, ready for `amounts.with_amounts`."""
    names = ("size", "jht", "jp", "jkk_class", "labour_intensive", "employer_from")
    rows = workers.join(
        employers.select("employer_id", "month", *names), on=["employer_id", "month"], maintain_order="left"
    )
    return rows.with_columns(registered_on=pl.max_horizontal("started_on", "employer_from"))
