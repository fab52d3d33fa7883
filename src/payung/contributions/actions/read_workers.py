"""A clerk sends in a sheet about workers: it is kept as it came and judged whole. Nothing is recorded yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.holding import require_first_days
from payung.contributions.keeping import keep_file, sent_before
from payung.contributions.reach import require_reach
from payung.contributions.refused import OTHER_KIND, refuse
from payung.contributions.sheet.forms import ABOUT_WORKERS, CARRIED, JOINERS, LEAVERS, WAGES
from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.read import ROW_LIMIT, Sheet
from payung.contributions.sheet.read import read_sheet as read
from payung.contributions.sheet.workers.corrections import judge_corrections
from payung.contributions.sheet.workers.joiners import judge_joiners
from payung.contributions.sheet.workers.judged import Judged
from payung.contributions.sheet.workers.leavers import judge_leavers
from payung.contributions.sheet_facts import minimum_wages_for
from payung.contributions.sheet_rows import problems_as_json
from payung.contributions.worker_sheets import WorkerSheet
from payung.identity.niks import former_niks
from payung.registry.models import Employer
from payung.registry.spells import spells_of


@dataclass(frozen=True)
class WorkersRead:
    """What became of a file: where it is kept, its judgement, an earlier upload with the same rows if any."""

    sheet: WorkerSheet
    judged: Judged
    same_as: WorkerSheet | None


def read_workers(
    content: bytes,
    file_name: str,
    *,
    employer_ids: Sequence[int],
    month: dt.date,
    by: Actor,
    at: dt.datetime,
    row_limit: int = ROW_LIMIT,
    file_limit: int = FILE_LIMIT,
) -> WorkersRead:
    """Read and judge a file against the spells of these employers, and keep both. Its headings say what it is.

    month  first day of the month whose wage sheet takes the wages of newcomers

    The same file sent again while it waits is judged anew in its place. Raises NotAllowed; Unreadable for a file that
    is no sheet (nothing is kept); Refused sheet-is-wages.
    """
    with act("contributions.read_workers", by, at) as deed:
        require_reach(by, "contributions.read_workers", employer_ids)
        require_first_days([month])

        sheet = read(content, file_name, forms=(*ABOUT_WORKERS, WAGES), row_limit=row_limit, file_limit=file_limit)
        if sheet.form is WAGES:
            raise refuse(OTHER_KIND, employer_ids, "lembar upah", "Berkas")
        judged = _judged(sheet, employer_ids, month, localdate(at))

        same = sent_before(WorkerSheet.objects.filter(form=sheet.form.key), sheet, employer_ids)
        kept = same if same and same.state == WorkerSheet.State.CHECKED else WorkerSheet()
        kept.employer_ids, kept.form, kept.month = sorted(set(employer_ids)), sheet.form.key, month
        kept.row_count, kept.good_count, kept.failing_count = judged.read, judged.good, judged.failing
        kept.asked_count, kept.problems = judged.to_confirm, problems_as_json(judged.problems)
        kept.uploaded_by, kept.uploaded_at = by.name, at
        keep_file(kept, sheet, content, judged.rows.join(_employers(employer_ids), on="npp", how="left",
                                                         maintain_order="left"))  # fmt: skip
        deed.about(
            f"worker_sheet:{kept.pk}",
            form=sheet.form.sheet,
            employers=len(set(employer_ids)),
            digest=sheet.digest,
            read=judged.read,
            good=judged.good,
            failing=judged.failing,
        )
        return WorkersRead(kept, judged, same)


def _judged(sheet: Sheet, employer_ids: Sequence[int], month: dt.date, today: dt.date) -> Judged:
    spells = spells_of(employer_ids)
    minimum, former = minimum_wages_for(employer_ids, month), former_niks(employer_ids)
    if sheet.form in (JOINERS, CARRIED):
        return judge_joiners(sheet, spells, minimum_wage=minimum, today=today, former=former)
    own = tuple(sorted(minimum["npp"]))
    if sheet.form is LEAVERS:
        return judge_leavers(sheet, spells, own=own, today=today, former=former)
    return judge_corrections(sheet, spells, own=own, former=former)


def _employers(employer_ids: Sequence[int]) -> pl.DataFrame:
    rows = Employer.objects.filter(pk__in=list(employer_ids)).values_list("npp", "division", "pk")
    named = [(npp if division == "000" else f"{npp}-{division}", number) for npp, division, number in rows]
    return pl.DataFrame(named, schema={"npp": pl.String, "employer_id": pl.Int64}, orient="row")
