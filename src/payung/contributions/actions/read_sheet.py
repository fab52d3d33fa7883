"""A clerk sends in a wage sheet: it is kept as it came and judged whole. Nothing is declared until confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.declarations import Declaration
from payung.contributions.holding import MAY_CHANGE, require_first_days
from payung.contributions.keeping import keep_file, sent_before
from payung.contributions.reach import require_reach
from payung.contributions.refused import ABOUT_OTHERS, LOCKED, refuse
from payung.contributions.sheet.check import Checked, check
from payung.contributions.sheet.forms import ABOUT_WORKERS, WAGES
from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.read import ROW_LIMIT
from payung.contributions.sheet.read import read_sheet as read
from payung.contributions.sheet_facts import minimum_wages_for, roster_with_wages
from payung.contributions.sheet_rows import problems_as_json
from payung.contributions.uploads import Upload
from payung.identity.niks import former_niks
from payung.kernel.periods import month_of


@dataclass(frozen=True)
class SheetRead:
    """What became of a file.

    upload   where it is kept; its state says that it waits
    checked  the whole judgement, with the workers no row is about
    same_as  an earlier upload with the same rows for the same month: the file was sent before
    """

    upload: Upload
    checked: Checked
    same_as: Upload | None


def read_sheet(
    content: bytes,
    file_name: str,
    *,
    employer_ids: Sequence[int],
    month: dt.date,
    by: Actor,
    at: dt.datetime,
    row_limit: int = ROW_LIMIT,
    file_limit: int = FILE_LIMIT,
) -> SheetRead:
    """Read and judge a file against the workers of these employers, and keep both.

    month  first day of the contribution month

    The same file sent again while it still waits is judged anew in its place. Raises NotAllowed; Unreadable for a
    file that is no sheet (nothing is kept); Refused declaration-locked for one employer's billed month,
    sheet-about-workers for one of the other sheets.
    """
    with act("contributions.read_sheet", by, at) as deed:
        require_reach(by, "contributions.read_sheet", employer_ids)
        require_first_days([month])
        _require_open(employer_ids, month)

        sheet = read(content, file_name, forms=(WAGES, *ABOUT_WORKERS), row_limit=row_limit, file_limit=file_limit)
        if sheet.form is not WAGES:
            raise refuse(ABOUT_OTHERS, employer_ids, sheet.form.said, "Berkas")
        roster = roster_with_wages(employer_ids, month)
        wages, former = minimum_wages_for(employer_ids, month), former_niks(employer_ids)
        checked = check(sheet, roster, month=month_of(month), minimum_wage=wages, former_niks=former)

        same = sent_before(Upload.objects.filter(month=month), sheet, employer_ids)
        upload = same if same and same.state == Upload.State.CHECKED else Upload()
        ids, employers = sorted(set(employer_ids)), roster.select("employment_id", "employer_id")
        upload.employer_id, upload.employer_ids, upload.month = ids[0] if len(ids) == 1 else None, ids, month
        upload.row_count, upload.good_count = checked.totals.read, checked.totals.good
        upload.failing_count, upload.problems = checked.totals.failing, problems_as_json(checked.problems)
        upload.uploaded_by, upload.uploaded_at = by.name, at
        rows = checked.rows.join(employers, on="employment_id", how="left", maintain_order="left")
        keep_file(upload, sheet, content, rows)
        deed.about(
            f"upload:{upload.pk}",
            employers=len(set(employer_ids)),
            month=month.isoformat(),
            digest=sheet.digest,
            read=checked.totals.read,
            good=checked.totals.good,
            failing=checked.totals.failing,
        )
        return SheetRead(upload, checked, same)


def _require_open(employer_ids: Sequence[int], month: dt.date) -> None:
    found = Declaration.objects.filter(employer__in=list(employer_ids), month=month)
    locked = found.exclude(state__in=MAY_CHANGE).values_list("pk", flat=True)
    if len(set(employer_ids)) == 1 and locked:
        raise refuse(LOCKED, locked, "sudah difinalisasi")
