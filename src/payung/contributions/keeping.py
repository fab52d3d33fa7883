"""Files that employers send in, kept as they came beside the rows that are right. The caller is an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import polars as pl
from django.db.models import QuerySet

from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet_rows import packed
from payung.contributions.uploads import Upload
from payung.contributions.worker_sheets import WorkerSheet
from payung.database.large import keep_bytes

Kept = TypeVar("Kept", Upload, WorkerSheet)


def sent_before(rows: QuerySet[Kept], sheet: Sheet, employer_ids: Sequence[int]) -> Kept | None:
    """The newest of `rows` with these very columns for these employers that was not thrown away, held; no bytes."""
    same = rows.filter(employer_ids=sorted(set(employer_ids)), content_digest=sheet.content_digest)
    return same.exclude(state="discarded").select_for_update().defer("content", "rows").order_by("-pk").first()


def keep_file(kept: Kept, sheet: Sheet, content: bytes, rows: pl.DataFrame) -> None:
    """Save `kept`, whose other columns are set, with the file as it came and its right rows."""
    kept.file_name = sheet.file_name[-255:]
    kept.digest, kept.content_digest = sheet.digest, sheet.content_digest
    kept.content = kept.rows = b""
    kept.save()
    kept.content, kept.rows = content, packed(rows)
    keep_bytes(kept._meta.db_table, kept.pk, content=kept.content, rows=kept.rows)
