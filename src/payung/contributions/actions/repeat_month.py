""" "Tidak ada perubahan bulan ini": the last declared month once more, for everybody who still works there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.facts import workers_of
from payung.contributions.holding import State, hold_declarations, require_first_days, stamp
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.recording import record_wages
from payung.contributions.refused import NOTHING_BEFORE, refuse
from payung.database.copy import copy_out
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of
from payung.statute_book import StatuteBook, read_statute_book

LAST = {"employer_id": pl.Int64, "person_id": pl.Int64, "wage": pl.Int64, "note": pl.String}

_LAST = """
SELECT d.employer_id, r.person_id, r.wage, r.note
FROM (
  SELECT DISTINCT ON (employer_id) id, employer_id, month FROM contributions_declaration
  WHERE employer_id = ANY(%s) AND month < %s AND state <> 'draft'
  ORDER BY employer_id, month DESC
) d
CROSS JOIN LATERAL (
  SELECT * FROM contributions_declaredwage l WHERE l.month = d.month AND l.declaration_id = d.id OFFSET 0
) r
"""


def repeat_month(
    employer_ids: Sequence[int], month: dt.date, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> list[int]:
    """Declare for `month` (its first day) the wages of each employer's last declared month. Returns declarations.

    Back pay is not repeated; people who left are left out, people who joined since are not guessed. The result is
    calculated where nothing else stood in the month. Raises NotAllowed; Refused month-nothing-before,
    declaration-locked, jkk-class-missing, month-shape.
    """
    law = law or read_statute_book()
    with act("contributions.repeat_month", by, at) as deed:
        require_reach(by, "contributions.repeat_month", employer_ids)
        require_first_days([month])
        wages = _last_wages(employer_ids, month)

        declarations = record_wages(wages, law, at)
        held = hold_declarations(declarations)
        whole = held.filter(pl.col("law_version") == law.version)
        stamp(
            whole.rename({"jkk_class_before": "jkk_class", "computed_with_before": "computed_with"}),
            State.CALCULATED,
            at,
        )
        deed.about(subject_of("declaration", declarations), month=month.isoformat(), rows=wages.height)
        return declarations


def _last_wages(employer_ids: Sequence[int], month: dt.date) -> pl.DataFrame:
    """Last month's wages of those who work in `month`, each with their spell of this month."""
    ids = sorted(set(employer_ids))
    last = copy_out(_LAST, LAST, (ids, month))
    pairs = pl.DataFrame(
        {"employer_id": ids, "month": [month] * len(ids)}, schema={"employer_id": pl.Int64, "month": pl.Date}
    )
    spells = workers_of(pairs).sort("started_on").unique(["employer_id", "person_id"], keep="last")
    wages = spells.join(last, on=["employer_id", "person_id"]).with_columns(rapel=pl.lit(0, dtype=pl.Int64))
    if without := set(ids) - set(wages["employer_id"]):
        raise refuse(NOTHING_BEFORE, without, f"belum ada sebelum {month_text(month_of(month))}")
    return wages
