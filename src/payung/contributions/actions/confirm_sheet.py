"""The clerk says yes: every good row of the uploads is declared at once, with what it brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.facts import workers_of
from payung.contributions.reach import require_reach, subject_of
from payung.contributions.recording import record_wages
from payung.contributions.refused import SHEET_EMPTY, SHEET_GONE, SHEET_OLD, refuse
from payung.contributions.sheet_rows import unpacked
from payung.contributions.uploads import Upload
from payung.statute_book import StatuteBook, read_statute_book


def confirm_sheet(
    upload_ids: Sequence[int], *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> list[int]:
    """Declare the good rows of these uploads in place of the same workers' earlier rows. Returns the declarations.

    Rows that somebody had to say are right are among them: this is the saying. Where several uploads have a row for
    one worker and month, the later upload counts. Raises NotAllowed; Refused sheet-not-waiting, sheet-nothing-good,
    sheet-outdated (a worker is no longer employed), declaration-locked, jkk-class-missing.
    """
    law = law or read_statute_book()
    with act("contributions.confirm_sheet", by, at) as deed:
        uploads = list(
            Upload.objects.select_for_update().defer("content").filter(pk__in=list(upload_ids)).order_by("pk")
        )
        require_reach(by, "contributions.confirm_sheet", (e for upload in uploads for e in upload.employer_ids))
        gone = {upload.pk for upload in uploads if upload.state != Upload.State.CHECKED}
        if gone := gone | (set(upload_ids) - {upload.pk for upload in uploads}):
            raise refuse(SHEET_GONE, gone, "tidak menunggu", "Unggahan")

        declarations = record_wages(_still_employed(_wages(uploads), uploads), law, at)

        Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).update(
            state=Upload.State.CONFIRMED, confirmed_at=at
        )
        deed.about(
            subject_of("upload", upload_ids),
            uploads=len(uploads),
            rows=sum(upload.good_count for upload in uploads),
            declarations=len(declarations),
        )
        return declarations


def _wages(uploads: list[Upload]) -> pl.DataFrame:
    """The rows of all uploads, one per employer, month and person."""
    frames = [
        unpacked(upload.rows).select(
            pl.lit(upload.month).alias("month"),
            "employer_id",
            "employment_id",
            "person_id",
            "wage",
            "rapel",
            pl.col("note").fill_null("").str.slice(0, 200),
        )
        for upload in uploads
    ]
    rows = pl.concat(frames).unique(["employer_id", "month", "person_id"], keep="last", maintain_order=True)
    if rows.is_empty():
        raise refuse(SHEET_EMPTY, (upload.pk for upload in uploads), "tidak ada baris benar", "Unggahan")
    return rows


def _still_employed(wages: pl.DataFrame, uploads: list[Upload]) -> pl.DataFrame:
    """The wages with the facts of their workers as the registry holds them now."""
    pairs = wages.select("employer_id", "month").unique()
    key = ["employer_id", "month", "employment_id", "person_id"]
    rows = wages.join(workers_of(pairs), on=key, how="inner", maintain_order="left")
    if rows.height < wages.height:
        found = f"{wages.height - rows.height} pekerja tidak lagi bekerja di bulan itu"
        raise refuse(SHEET_OLD, (upload.pk for upload in uploads), found, "Unggahan")
    return rows
