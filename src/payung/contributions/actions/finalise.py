"""Finalisasi: the declarations are locked, each gets its bill and one payment code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone, localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions import billing
from payung.contributions.facts import employer_facts
from payung.contributions.holding import State, hold_declarations, require_changeable, stamp, up_to_date
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.refused import EMPTY, NOT_CALCULATED, STALE, WORKER_GONE, refuse
from payung.contributions.unmended import require_mended
from payung.database.copy import copy_in
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of
from payung.payments.codes import CODE_LASTS, issue_codes
from payung.registry.numbers import new_row_numbers
from payung.statute_book import StatuteBook, read_statute_book

BILL = (
    *("id", "number", "declaration_id", "employer_id", "month", "state", "issued_at", "due_on", "workers", "wages"),
    *("contributions", "penalties", "payment_code", "jkk_class", "labour_intensive", "law_version"),
)


def finalise(
    declaration_ids: Sequence[int],
    *,
    without_failing: bool = False,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> list[int]:
    """Lock the declarations and bill them. Returns the bills, in the order of the declarations' numbers.

    without_failing  the clerk says that the rows still failing are not part of this month

    Penalties of an employer's earlier months that are on no bill yet come onto this one. Raises NotAllowed; Refused
    declaration-missing, declaration-locked, declaration-not-calculated, declaration-stale, declaration-empty,
    declaration-worker-gone, declaration-failing-rows, sheet-waiting; NotInForce where no due day is known.
    """
    law = law or read_statute_book()
    with act("contributions.finalise", by, at) as deed:
        held = hold_declarations(declaration_ids)
        require_reach(by, "contributions.finalise", held["employer_id"])
        held = _judged(held, law)
        left_out = require_mended(held, without_failing=without_failing)

        bills = _bills(held, law, at)
        penalties = billing.penalties_for(bills)
        lines = pl.concat([billing.contribution_lines(bills, law), billing.penalty_lines(penalties)])
        bills = _with_codes(bills, penalties, at)

        copy_in("contributions_bill", bills.select(BILL))
        copy_in("contributions_billline", lines)
        _mark_billed(penalties)
        stamp(held, State.FINALISED, at)
        deed.about(
            subject_of("declaration", declaration_ids),
            bills=bills.height,
            amount=int((bills["contributions"] + bills["penalties"]).sum()),
            rows_left_out=sum(left_out.values()),
        )
        return bills["id"].to_list()


def _judged(held: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """The declarations with the facts of their employers, when all may be finalised."""
    require_changeable(held)
    draft = held.filter(pl.col("state") != State.CALCULATED.value)
    if draft.height:
        raise refuse(NOT_CALCULATED, draft["declaration_id"], State(draft["state"][0]).label)
    held = held.join(employer_facts(held), on=["employer_id", "month"], maintain_order="left")
    stale = held.filter(~up_to_date(law))
    if stale.height:
        raise refuse(STALE, stale["declaration_id"], "hitungan lama")
    return held


def _bills(held: pl.DataFrame, law: StatuteBook, at: dt.datetime) -> pl.DataFrame:
    """One bill per declaration, without its code, with the sums by programme and payer."""
    sums = billing.totals(held["declaration_id"].to_list())
    bills = held.join(sums, on="declaration_id", how="left", maintain_order="left")
    bills = bills.with_columns(contributions=pl.Series(billing.sum_of(bills)))
    empty = bills.filter(pl.col("workers").is_null() | (pl.col("contributions") == 0))
    if empty.height:
        raise refuse(EMPTY, empty["declaration_id"], "belum ada upah")
    gone = bills.filter(pl.col("gone") > 0)
    if gone.height:
        raise refuse(WORKER_GONE, gone["declaration_id"], f"{gone['gone'].sum()} pekerja tidak bekerja di bulan itu")
    bills = bills.with_columns(
        bill_id=pl.Series(new_row_numbers("contributions_bill", bills.height)),
        due_on=billing.due_days(bills["month"], law),
        issued_at=pl.lit(at.astimezone(dt.UTC).isoformat()),
    )
    return bills.with_columns(id="bill_id", number=billing.bill_numbers(bills))


def _with_codes(bills: pl.DataFrame, penalties: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    """The bills with their penalties, an open state and a payment code each."""
    late = penalties.group_by("bill_id").agg(penalties=pl.col("penalty").sum())
    bills = bills.drop("state").join(late, on="bill_id", how="left", maintain_order="left")
    bills = bills.with_columns(pl.col("penalties").fill_null(0), state=pl.lit("open"))
    last_day = pl.max_horizontal("due_on", pl.lit(localdate(at))) + CODE_LASTS
    midnight = pl.lit(dt.time(23, 59, 59), dtype=pl.Time)
    month = pl.col("month").map_elements(lambda day: month_text(month_of(day)), return_dtype=pl.String)
    wanted = bills.select(
        subject=pl.format("bill:{}", "bill_id"),
        amount=pl.col("contributions") + pl.col("penalties"),
        payer_name="name",
        description=pl.format("Iuran {}", month),
        expires_at=last_day.dt.combine(midnight).dt.replace_time_zone(str(get_default_timezone())),
    )
    return bills.with_columns(payment_code=pl.Series(issue_codes(wanted, at), dtype=pl.String))


def _mark_billed(penalties: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contributions_penalty p SET billed_on_id = g.bill_id "
            "FROM unnest(%s::bigint[], %s::bigint[]) g (id, bill_id) WHERE p.id = g.id",
            [penalties["penalty_id"].to_list(), penalties["bill_id"].to_list()],
        )
