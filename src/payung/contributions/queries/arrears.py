"""Who owes, since when, and who is silent. Sets of employers in, columns out; a day is always given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl
from django.utils.timezone import get_default_timezone_name

from payung.database.copy import copy_out
from payung.kernel.periods import first_day, last_day, month_of, months_of
from payung.rules.contributions.penalty import WAGE_EARNERS, due_day, months_late, penalty
from payung.statute_book import StatuteBook, read_statute_book

OVERDUE = {
    "bill_id": pl.Int64,
    "number": pl.String,
    "employer_id": pl.Int64,
    "npp": pl.String,
    "name": pl.String,
    "office_code": pl.String,
    "month": pl.Date,
    "due_on": pl.Date,
    "contributions": pl.Int64,
    "penalties": pl.Int64,
    "labour_intensive": pl.Boolean,
}
"""Columns of `arrears`, which adds months_late and penalty (to date, whole rupiah)."""

SILENT = {
    "employer_id": pl.Int64,
    "npp": pl.String,
    "name": pl.String,
    "office_code": pl.String,
    "workers": pl.Int64,
    "state": pl.String,
    "last_finalised": pl.Date,
}
"""Columns of `silent_employers`; `state` is draft, calculated, or null where nothing was declared at all."""

_OVERDUE = """
SELECT b.id, b.number, b.employer_id, e.npp, e.name, e.office_id, b.month, b.due_on, b.contributions, b.penalties,
       b.labour_intensive::text
FROM contributions_bill b JOIN registry_employer e ON e.id = b.employer_id
WHERE b.due_on < %s AND (b.issued_at AT TIME ZONE %s)::date <= %s
  AND (b.state = 'open' OR (b.state = 'paid' AND (b.paid_at AT TIME ZONE %s)::date > %s))
  AND (%s::bigint[] IS NULL OR b.employer_id = ANY(%s::bigint[]))
  AND (%s::text[] IS NULL OR e.office_id = ANY(%s::text[]))
ORDER BY b.due_on, b.id
"""
_SILENT = """
SELECT e.id, e.npp, e.name, e.office_id, w.workers, d.state, f.month
FROM registry_employer e
JOIN LATERAL (
  SELECT count(DISTINCT person_id) AS workers FROM registry_employment
  WHERE employer_id = e.id AND started_on <= %s AND (ended_on IS NULL OR ended_on >= %s) AND end_reason <> 'mistake'
) w ON w.workers > 0
LEFT JOIN contributions_declaration d ON d.employer_id = e.id AND d.month = %s
LEFT JOIN LATERAL (
  SELECT max(month) AS month FROM contributions_declaration
  WHERE employer_id = e.id AND state IN ('finalised', 'posted')
) f ON true
WHERE (d.id IS NULL OR d.state IN ('draft', 'calculated'))
  AND e.registered_on <= %s AND (e.ended_on IS NULL OR e.ended_on >= %s)
  AND (%s::text[] IS NULL OR e.office_id = ANY(%s::text[]))
ORDER BY w.workers DESC, e.id
"""


def arrears(
    as_of: dt.date,
    *,
    employer_ids: Sequence[int] | None = None,
    office_codes: Sequence[str] | None = None,
    law: StatuteBook | None = None,
) -> pl.DataFrame:
    """Bills past their due day and unpaid at the end of `as_of`, the oldest due first; see `OVERDUE`.

    `contributions` is the principal; `penalty` what paying on that day would cost, billed later. `penalties` are those
    of earlier months that stand on the bill.
    """
    employers = None if employer_ids is None else [int(number) for number in employer_ids]
    offices = None if office_codes is None else list(office_codes)
    here = get_default_timezone_name()  # days are those of the clock on the wall, not of Greenwich
    scope = (employers, employers, offices, offices)
    bills = copy_out(_OVERDUE, OVERDUE, (as_of, here, as_of, here, as_of, *scope))
    late = months_late(bills["due_on"].to_numpy(), np.full(bills.height, np.datetime64(as_of, "D")))
    return bills.with_columns(months_late=pl.Series(late), penalty=_penalties(bills, late, law or read_statute_book()))


def _penalties(bills: pl.DataFrame, late: np.ndarray, law: StatuteBook) -> pl.Series:
    month, owed = months_of(bills["month"].to_numpy()), bills["contributions"].to_numpy()
    relieved, usual = (penalty(owed, late, month, law, WAGE_EARNERS, relief) for relief in (True, False))
    return pl.Series(np.where(bills["labour_intensive"].to_numpy(), relieved, usual), dtype=pl.Int64)


def owing_employers(
    as_of: dt.date, *, office_codes: Sequence[str] | None = None, law: StatuteBook | None = None
) -> pl.DataFrame:
    """Employers in arrears, who owes most first: months, oldest_month, contributions, penalties, penalty, total."""
    owed = arrears(as_of, office_codes=office_codes, law=law)
    sums = owed.group_by("employer_id", "npp", "name", "office_code").agg(
        pl.len().cast(pl.Int64).alias("months"),
        pl.col("month").min().alias("oldest_month"),
        pl.col("contributions", "penalties", "penalty").sum(),
    )
    total = pl.col("contributions") + pl.col("penalties") + pl.col("penalty")
    return sums.with_columns(total=total).sort(["total", "employer_id"], descending=[True, False])


def silent_employers(month: dt.date, *, office_codes: Sequence[str] | None = None) -> pl.DataFrame:
    """Employers with workers in `month` (its first day) who finalised nothing for it, most workers first."""
    last = last_day(month_of(month))
    offices = None if office_codes is None else list(office_codes)
    return copy_out(_SILENT, SILENT, (last, month, month, last, month, offices, offices))


def last_due_month(as_of: dt.date, law: StatuteBook | None = None) -> dt.date:
    """The newest contribution month whose due day is before `as_of`: for that month silence is late."""
    number = month_of(as_of)
    recent = np.arange(number - 3, number + 1, dtype=np.int64)
    due = due_day(recent, WAGE_EARNERS, law or read_statute_book())
    return first_day(int(recent[due < np.datetime64(as_of, "D")].max()))
