"""A village or an office sends in names: the good rows become candidates, and each is told where it stands."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db.models import Max
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.assistance.bnba import BNBA, judge_list
from payung.assistance.holding import hold_for_list, require_open
from payung.assistance.judging import judge
from payung.assistance.models import NameList, Programme
from payung.assistance.queries import listing_regions
from payung.assistance.refused import SAME_FILE, refuse
from payung.audit.act import act
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.read import read_sheet as read
from payung.contributions.sheet.workers.judged import Judged
from payung.contributions.sheet_rows import problems_as_json
from payung.database.copy import copy_in


def read_list(
    programme_id: int, content: bytes, file_name: str, *, region_code: str, by: Actor, at: dt.datetime
) -> NameList:
    """Keep the file, record its good rows at the end of the waiting list, and judge the whole list anew.

    region_code  whose people these are; a row that names another place is outside

    Rows with a problem are given back to be mended and sent again. Raises NotAllowed; Unreadable for a file that is
    no list (nothing is kept); Refused assistance-closed, assistance-same-file.
    """
    with act("assistance.read_list", by, at) as deed:
        programme = hold_for_list(programme_id, "assistance.read_list", by)
        if not listing_regions(by, "assistance.read_list", programme).filter(code=region_code).exists():
            raise NotAllowed(f"{by.name}: assistance.read_list")
        today = localdate(at)
        require_open(programme, today)
        sheet = read(content, file_name, forms=(BNBA,))
        if programme.lists.filter(content_digest=sheet.content_digest).exists():
            raise refuse(SAME_FILE, "Berkas", sheet.file_name[-60:])
        judged = judge_list(sheet, today)

        kept = _kept(programme, sheet, judged, content, region_code, by, at)
        _record(programme, kept, judged.rows)
        judge(programme, today)
        deed.about(f"name_list:{kept.pk}", programme=programme.pk, good=judged.good, failing=judged.failing)
        return kept


def _kept(
    programme: Programme, sheet: Sheet, judged: Judged, content: bytes, region: str, by: Actor, at: dt.datetime
) -> NameList:
    return NameList.objects.create(
        programme=programme,
        region_id=region,
        file_name=sheet.file_name[-255:],
        content=content,
        digest=sheet.digest,
        content_digest=sheet.content_digest,
        row_count=judged.read,
        good_count=judged.good,
        failing_count=judged.failing,
        problems=problems_as_json(judged.problems),
        uploaded_by=by.name,
        uploaded_at=at,
    )


def _record(programme: Programme, kept: NameList, rows: pl.DataFrame) -> None:
    """The good rows as candidates; of one NIK the first on the list stands, the others are doubles."""
    last = programme.candidates.aggregate(last=Max("number"))["last"] or 0
    held = list(programme.candidates.exclude(state="duplicate").values_list("nik", flat=True))
    twice = ~pl.col("nik").is_first_distinct() | pl.col("nik").is_in(held)
    copy_in(
        "assistance_candidate",
        rows.with_row_index("place").select(
            *("nik", "name", "name_key", "birth_date", "sex", "address", "occupation", "work_place", "phone"),
            domicile=pl.when(pl.col("domicile") == "").then(pl.lit(kept.region_id)).otherwise("domicile"),
            programme_id=pl.lit(programme.pk),
            name_list_id=pl.lit(kept.pk),
            region_id=pl.lit(kept.region_id),
            number=pl.col("place").cast(pl.Int64) + last + 1,
            state=pl.when(twice).then(pl.lit("duplicate")).otherwise(pl.lit("valid")),
            paid_by=pl.lit(""),
            also_proposed_by=pl.lit(""),
        ),
    )
