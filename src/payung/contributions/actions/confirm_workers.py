"""The clerk says yes: every good row of a sheet about workers is recorded at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
import psycopg
from django.db import IntegrityError, transaction

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.declarations import Declaration
from payung.contributions.facts import workers_of
from payung.contributions.holding import MAY_CHANGE
from payung.contributions.reach import require_reach
from payung.contributions.recording import record_wages
from payung.contributions.refused import SHEET_EMPTY, SHEET_GONE, SHEET_OLD, SPELL_TWICE, Refused, refuse
from payung.contributions.sheet_rows import unpacked
from payung.contributions.worker_sheets import WorkerSheet
from payung.kernel.periods import last_day, month_of
from payung.registry.correcting import correct_profiles
from payung.registry.ending import end_spells
from payung.registry.enrolling import enrol_newcomers
from payung.registry.spells import spells_of
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class WorkersRecorded:
    """What was written: workers started or ended, values corrected, wages declared, and those of a locked month."""

    workers: int = 0
    values: int = 0
    wages: int = 0
    wages_left_out: int = 0
    died: int = 0


def confirm_workers(sheet_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> WorkersRecorded:
    """Record the good rows of a worker sheet: all of them or none.

    Rows somebody had to say are right are among them: this is the saying. Wages of newcomers go into the wage sheet
    of the sheet's month where that is not billed yet. Raises NotAllowed; Refused sheet-not-waiting,
    sheet-nothing-good, sheet-outdated (the list of workers changed since), worker-two-spells (somebody of the sheet
    is a member who works here on those days already), jkk-class-missing.
    """
    law = law or read_statute_book()
    with act("contributions.confirm_workers", by, at) as deed:
        sheet = WorkerSheet.objects.select_for_update().defer("content").filter(pk=sheet_id).first()
        require_reach(by, "contributions.confirm_workers", sheet.employer_ids if sheet else ())
        if sheet is None or sheet.state != WorkerSheet.State.CHECKED:
            raise refuse(SHEET_GONE, [sheet_id], "tidak menunggu", "Unggahan")
        rows = unpacked(sheet.rows)
        if rows.is_empty():
            raise refuse(SHEET_EMPTY, [sheet_id], "tidak ada baris benar", "Unggahan")

        done = _recorded(sheet, rows, by, at, law)

        WorkerSheet.objects.filter(pk=sheet.pk).update(state=WorkerSheet.State.CONFIRMED, confirmed_at=at)
        deed.about(f"worker_sheet:{sheet.pk}", form=sheet.form, rows=rows.height, **vars(done))
        return done


def _recorded(sheet: WorkerSheet, rows: pl.DataFrame, by: Actor, at: dt.datetime, law: StatuteBook) -> WorkersRecorded:
    if sheet.form == WorkerSheet.Form.LEAVERS:
        if end_spells(rows) < rows.height:
            raise _outdated(sheet)
        return WorkersRecorded(workers=rows.height, died=int((rows["end_reason"] == "died").sum()))
    if sheet.form == WorkerSheet.Form.CORRECTIONS:
        changed = correct_profiles(rows, source=f"worker_sheet:{sheet.pk}", by=by, at=at)
        return WorkersRecorded(workers=rows.height, values=changed)
    _require_new(sheet, rows)
    try:
        with transaction.atomic():
            spells = enrol_newcomers(rows, at)
    except (psycopg.errors.ExclusionViolation, IntegrityError) as twice:  # COPY raises psycopg's own
        raise refuse(SPELL_TWICE, [sheet.pk], "dua masa kerja yang bertumpuk", "Unggahan") from twice
    wages, left_out = _wages(sheet, pl.concat([rows, spells], how="horizontal"), law, at)
    return WorkersRecorded(workers=rows.height, wages=wages, wages_left_out=left_out)


def _require_new(sheet: WorkerSheet, rows: pl.DataFrame) -> None:
    """Nobody of the sheet came onto the employers' lists since it was checked."""
    ends = pl.col("left_on").fill_null(dt.date(9999, 12, 31))
    here = spells_of(sheet.employer_ids).group_by("employer_id", "nik").agg(until=ends.max())
    now = rows.drop_nulls("nik").join(here.drop_nulls("nik"), on=["employer_id", "nik"])
    if now.filter(pl.col("until") >= pl.col("joined_on")).height:
        raise _outdated(sheet)


def _outdated(sheet: WorkerSheet) -> Refused:
    return refuse(SHEET_OLD, [sheet.pk], "daftar pekerja sudah berubah", "Unggahan")


def _wages(sheet: WorkerSheet, rows: pl.DataFrame, law: StatuteBook, at: dt.datetime) -> tuple[int, int]:
    """Declare the wages told for the sheet's month. Returns how many were, and how many met a billed month."""
    last = last_day(month_of(sheet.month))
    told = rows.filter(pl.col("wage").is_not_null() & (pl.col("joined_on") <= last))
    if told.is_empty():
        return 0, 0
    billed = _billed(told["employer_id"].unique(), sheet.month)
    open_now = told.filter(~pl.col("employer_id").is_in(billed))
    if open_now.is_empty():
        return 0, told.height
    pairs = open_now.select("employer_id", month=pl.lit(sheet.month)).unique()
    amounts = open_now.select(
        "employment_id", "wage", rapel=pl.lit(0, dtype=pl.Int64), note=pl.col("note").fill_null("").str.slice(0, 200)
    )
    record_wages(workers_of(pairs).join(amounts, on="employment_id"), law, at)
    return open_now.height, told.height - open_now.height


def _billed(employer_ids: Iterable[int], month: dt.date) -> list[int]:
    found = Declaration.objects.filter(employer__in=list(employer_ids), month=month).exclude(state__in=MAY_CHANGE)
    return list(found.values_list("employer_id", flat=True))
