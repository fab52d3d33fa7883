"""One worker's wage by hand, or the worker taken out of this month."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.facts import workers_of
from payung.contributions.holding import State, open_declarations, stamp
from payung.contributions.reach import require_reach
from payung.contributions.recording import record_wages
from payung.contributions.refused import NOT_HERE, WAGE_TOO_SMALL, refuse
from payung.contributions.rows import take_rows
from payung.kernel.amounts import number_text
from payung.statute_book import StatuteBook, read_statute_book


def set_wage(
    employer_id: int,
    month: dt.date,
    person_id: int,
    *,
    wage: int | None,
    rapel: int = 0,
    note: str = "",
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> int:
    """Declare one worker's wage for `month` (its first day). Returns the declaration, a draft again.

    wage   whole rupiah; None takes the worker out of this month
    rapel  back pay included in this month's base, whole rupiah

    Raises NotAllowed; Refused wage-zero, worker-not-here, declaration-locked, jkk-class-missing, month-shape.
    """
    law = law or read_statute_book()
    with act("contributions.set_wage", by, at) as deed:
        require_reach(by, "contributions.set_wage", [employer_id])
        pair = pl.DataFrame([(employer_id, month)], schema={"employer_id": pl.Int64, "month": pl.Date}, orient="row")
        if wage is None:
            declaration = _take_out(pair, person_id, at)
        else:
            if wage < 1 or rapel < 0:
                raise refuse(WAGE_TOO_SMALL, [employer_id], number_text(min(wage, rapel)), "Upah")
            worker = _worker(pair, person_id)
            amounts = {"wage": pl.lit(wage), "rapel": pl.lit(rapel), "note": pl.lit(note[:200])}
            (declaration,) = record_wages(worker.with_columns(**amounts), law, at)

        deed.about(f"declaration:{declaration}", person=person_id, wage=wage, rapel=rapel)
        return declaration


def _worker(pair: pl.DataFrame, person_id: int) -> pl.DataFrame:
    """The worker's latest spell of the month, one row."""
    spells = workers_of(pair).filter(pl.col("person_id") == person_id).sort("started_on").tail(1)
    if spells.is_empty():
        raise refuse(NOT_HERE, pair["employer_id"], "tidak bekerja di bulan itu", "Pekerja")
    return spells


def _take_out(pair: pl.DataFrame, person_id: int, at: dt.datetime) -> int:
    held, _ = open_declarations(pair, at)
    take_rows(held.with_columns(person_id=pl.lit(person_id)))
    before = {"jkk_class_before": "jkk_class", "computed_with_before": "computed_with"}
    stamp(held.rename(before), State.DRAFT, at)
    declaration: int = held["declaration_id"][0]
    return declaration
