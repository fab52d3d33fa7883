"""Sheets about workers: what waits, what is wrong with it, and the rows to mend."""

from __future__ import annotations

from django.db.models import QuerySet

from payung.contributions.sheet.failing import failing_xlsx
from payung.contributions.sheet.forms import ABOUT_WORKERS
from payung.contributions.sheet.read import read_sheet
from payung.contributions.sheet_rows import problem_from_json
from payung.contributions.worker_sheets import WorkerSheet
from payung.kernel.problem import Problem


def worker_sheets_of(employer_id: int) -> QuerySet[WorkerSheet]:
    """Worker sheets of an employer that were not discarded, the newest first, without their bytes."""
    found = WorkerSheet.objects.filter(employer_ids__contains=[employer_id])
    return found.exclude(state=WorkerSheet.State.DISCARDED).defer("content", "rows").order_by("-pk")


def worker_problems_of(sheet: WorkerSheet) -> list[Problem]:
    """Every problem of a worker sheet, in the order of its rows."""
    return [problem_from_json(kept) for kept in sheet.problems]


def failing_workers_file(sheet: WorkerSheet) -> bytes:
    """The rows to mend as .xlsx, all columns as the person had them; see `sheet.failing`."""
    content = bytes(sheet.content)
    limits = {"row_limit": max(sheet.row_count, 1), "file_limit": max(len(content), 1)}
    read = read_sheet(content, sheet.file_name, forms=ABOUT_WORKERS, **limits)
    return failing_xlsx(read, worker_problems_of(sheet))
