"""One door for the five sheets of an employer: which of them a file is, its own headings say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.access.actor import Actor
from payung.contributions.actions.read_sheet import SheetRead, read_sheet
from payung.contributions.actions.read_workers import WorkersRead, read_workers
from payung.contributions.refused import ABOUT_OTHERS, OTHER_KIND, Refused

OTHER_DOOR = (ABOUT_OTHERS.code, OTHER_KIND.code)


def read_any(
    content: bytes,
    file_name: str,
    *,
    employer_ids: Sequence[int],
    month: dt.date,
    by: Actor,
    at: dt.datetime,
    wages_first: bool,
    **limits: int,
) -> SheetRead | WorkersRead:
    """Read and judge a wage sheet of `month` or a sheet about workers, as `read_sheet` and `read_workers` do.

    wages_first  which of the two is expected; the other is tried where the headings say so
    limits       row_limit and file_limit, as there
    """
    doors = (read_sheet, read_workers) if wages_first else (read_workers, read_sheet)
    given = {"employer_ids": employer_ids, "month": month, "by": by, "at": at, **limits}
    try:
        return doors[0](content, file_name, **given)
    except Refused as refused:
        if refused.problem.code not in OTHER_DOOR:
            raise
    return doors[1](content, file_name, **given)
