"""What was sent in for a month, what is wrong with it, and who is in no row."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db.models import QuerySet

from payung.contributions.declarations import Declaration
from payung.contributions.facts import declared_rows
from payung.contributions.sheet.failing import failing_xlsx
from payung.contributions.sheet.read import read_sheet
from payung.contributions.sheet_facts import roster_with_wages
from payung.contributions.sheet_rows import problem_from_json, unpacked
from payung.contributions.unmended import unmended_rows
from payung.contributions.uploads import Upload
from payung.kernel.problem import Problem


def uploads_of(employer_id: int, month: dt.date) -> QuerySet[Upload]:
    """Uploads of a month that were not discarded, the newest first, without their bytes."""
    found = Upload.objects.filter(month=month, employer_ids__contains=[employer_id])
    return found.exclude(state=Upload.State.DISCARDED).defer("content", "rows").order_by("-pk")


def problems_of(upload: Upload) -> list[Problem]:
    """Every problem of an upload, in the order of its rows."""
    return [problem_from_json(kept) for kept in upload.problems]


def rows_of(upload: Upload) -> pl.DataFrame:
    """The good rows: row, npp, employment_id, person_id, month (number), wage, rapel, note, employer_id."""
    return unpacked(upload.rows)


def failing_file(upload: Upload, *, with_confirm: bool = False) -> bytes:
    """The rows to mend as .xlsx, all columns as the person had them; see `sheet.failing`."""
    content = bytes(upload.content)
    sheet = read_sheet(content, upload.file_name, row_limit=max(upload.row_count, 1), file_limit=max(len(content), 1))
    return failing_xlsx(sheet, problems_of(upload), with_confirm=with_confirm)


def unmended_of(declaration: Declaration) -> int:
    """How many failing rows of this month nobody mended; -1 while an upload waits to be confirmed or discarded."""
    held = pl.DataFrame(
        {
            "declaration_id": [declaration.pk],
            "employer_id": [declaration.employer_id],
            "month": [declaration.month],
        }
    )
    return unmended_rows(held).get(declaration.pk, 0)


def missing_workers(employer_id: int, month: dt.date) -> pl.DataFrame:
    """Who works in the month and is neither declared nor in an upload that waits, columns of the roster."""
    there = roster_with_wages([employer_id], month)
    declared = Declaration.objects.filter(employer=employer_id, month=month).values_list("pk", flat=True)
    seen = declared_rows(list(declared)).select("person_id")
    waiting = Upload.objects.filter(month=month, employer_ids__contains=[employer_id], state=Upload.State.CHECKED)
    frames = [unpacked(rows).select("person_id") for rows in waiting.values_list("rows", flat=True)]
    return there.join(pl.concat([seen, *frames]), on="person_id", how="anti", maintain_order="left")
