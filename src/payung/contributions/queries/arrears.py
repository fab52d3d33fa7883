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
  AND {unpaid}
  AND (%s::bigint[] IS NULL OR b.employer_id = ANY(%s::bigint[]))
  AND (%s::text[] IS NULL OR e.office_id = ANY(%s::text[]))
ORDER BY b.due_on, b.id
"""
_UNPAID = "(b.state = 'open' OR (b.state = 'paid' AND (b.paid_at AT TIME ZONE %s)::date > %s))"
_KNOWN = """
(b.state = 'open' OR ((CASE b.state WHEN 'paid' THEN b.posted_at ELSE b.cancelled_at END) AT TIME ZONE %s)::date > %s)
"""
_IN_FORCE = """
EXISTS (
  SELECT 1 FROM contributions_bill b
  WHERE b.declaration_id = {declaration} AND (b.issued_at AT TIME ZONE %(here)s)::date <= %(known)s
    AND (b.state <> 'cancelled' OR (b.cancelled_at AT TIME ZONE %(here)s)::date > %(known)s)
)
"""
"""A month was finalised by the end of a day: it has a bill that was issued by then and not cancelled."""
_SILENT = """
SELECT e.id, e.npp, e.name, e.office_id, w.workers, d.state, f.month
FROM registry_employer e
JOIN LATERAL (
  SELECT count(DISTINCT person_id) AS workers FROM registry_employment
  WHERE employer_id = e.id AND started_on <= %(last)s AND (ended_on IS NULL OR ended_on >= %(month)s)
    AND end_reason <> 'mistake' AND (%(known)s::date IS NULL OR (recorded_at AT TIME ZONE %(here)s)::date <= %(known)s)
) w ON w.workers > 0
LEFT JOIN contributions_declaration d ON d.employer_id = e.id AND d.month = %(month)s
LEFT JOIN LATERAL (
  SELECT max(a.month) AS month FROM contributions_declaration a WHERE a.employer_id = e.id AND {done_any}
) f ON true
WHERE (d.id IS NULL OR NOT {done})
  AND e.registered_on <= %(last)s AND (e.ended_on IS NULL OR e.ended_on >= %(month)s)
  AND (%(offices)s::text[] IS NULL OR e.office_id = ANY(%(offices)s::text[]))
ORDER BY w.workers DESC, e.id
"""
_NEWEST = """
SELECT a.employer_id, max(a.month) FROM contributions_declaration a
WHERE a.employer_id = ANY(%(ids)s) AND {done} GROUP BY a.employer_id
"""


def arrears(
    as_of: dt.date,
    *,
    employer_ids: Sequence[int] | None = None,
    office_codes: Sequence[str] | None = None,
    law: StatuteBook | None = None,
    as_known: bool = False,
) -> pl.DataFrame:
    """Bills past their due day and unpaid at the end of `as_of`, the oldest due first; see `OVERDUE`.

    as_known  by what the books said at the end of that day: a payment counts once it was booked, a bill cancelled later
              still stands

    `contributions` is the principal; `penalty` what paying on that day would cost, billed later. `penalties` are those
    of earlier months that stand on the bill.
    """
    employers = None if employer_ids is None else [int(number) for number in employer_ids]
    offices = None if office_codes is None else list(office_codes)
    here = get_default_timezone_name()  # days are those of the clock on the wall, not of Greenwich
    scope = (employers, employers, offices, offices)
    asked = _OVERDUE.format(unpaid=_KNOWN if as_known else _UNPAID)
    bills = copy_out(asked, OVERDUE, (as_of, here, as_of, here, as_of, *scope))
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


def silent_employers(
    month: dt.date, *, office_codes: Sequence[str] | None = None, known: dt.date | None = None
) -> pl.DataFrame:
    """Employers with workers in `month` (its first day) who finalised nothing for it, most workers first.

    known  only what the books said at the end of this day: months finalised and workers recorded by then
    """
    facts = {
        "month": month,
        "last": last_day(month_of(month)),
        "offices": None if office_codes is None else list(office_codes),
        "known": known,
        "here": get_default_timezone_name(),
    }
    done = [_finalised(name, known) for name in ("d", "a")]
    return copy_out(_SILENT.format(done=done[0], done_any=done[1]), SILENT, facts)


def finalised_months(employer_ids: Sequence[int], known: dt.date) -> dict[int, dt.date]:
    """Employer → the newest month finalised by the end of a day; who never had any is left out."""
    facts = {"ids": list(employer_ids), "known": known, "here": get_default_timezone_name()}
    found = copy_out(_NEWEST.format(done=_finalised("a", known)), {"id": pl.Int64, "month": pl.Date}, facts)
    return dict(found.iter_rows())


def _finalised(name: str, known: dt.date | None) -> str:
    """SQL of whether a declaration is finalised, or was on a day."""
    if known is None:
        return f"{name}.state IN ('finalised', 'posted')"
    return _IN_FORCE.format(declaration=f"{name}.id")


def last_due_month(as_of: dt.date, law: StatuteBook | None = None) -> dt.date:
    """The newest contribution month whose due day is before `as_of`: for that month silence is late."""
    number = month_of(as_of)
    recent = np.arange(number - 3, number + 1, dtype=np.int64)
    due = due_day(recent, WAGE_EARNERS, law or read_statute_book())
    return first_day(int(recent[due < np.datetime64(as_of, "D")].max()))
