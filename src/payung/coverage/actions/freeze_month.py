"""Count a month and freeze the count. Counting again writes the next version, and only where something differs."""

from __future__ import annotations

import datetime as dt
import secrets

import polars as pl
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from payung.access.actor import Actor
from payung.audit.act import act
from payung.coverage.counting.hiding import KEY
from payung.coverage.counting.month import Counted, count
from payung.coverage.measures import book
from payung.coverage.models import Edition, Snapshot, SnapshotRow
from payung.database.copy import copy_in, copy_out
from payung.kernel.periods import last_day, month_of

_ROWS = "SELECT measure, region_id, part, value FROM coverage_snapshotrow WHERE snapshot_id = %s"
_COLUMNS = {"measure": pl.String, "region_id": pl.String, "part": pl.String, "value": pl.Int64}


def freeze_month(month: dt.date, *, by: Actor, at: dt.datetime) -> Snapshot | None:
    """Count `month` (its first day) as the books stand and freeze it.

    Returns the snapshot that holds now: a new version, or the one there was when nothing differs; None while nobody
    was ever counted for the month.
    """
    with act("coverage.freeze_month", by, at) as deed:
        _one_at_a_time(month)
        before = Snapshot.objects.filter(month=month).order_by("-version").first()
        edition = Edition.objects.aggregate(newest=Max("pk"))["newest"] or 0
        salt = before.salt if before else secrets.token_hex(16)
        counted = count(month, edition, salt, _untold(before))
        deed.about(f"coverage:{month:%Y-%m}", people=counted.people, digest=counted.digest)
        if counted.rows.is_empty() and before is None:
            return None
        if before is not None and before.digest == counted.digest:
            return before
        snapshot = _write(month, before, edition, counted, at, salt)
        deed.about(f"coverage:{month:%Y-%m}", version=snapshot.version, changed=snapshot.changed)
        return snapshot


def _untold(before: Snapshot | None) -> set[tuple[str, str, str]]:
    """What the version before keeps from the public: a later one that told it would give the earlier away."""
    if before is None:
        return set()
    found = SnapshotRow.objects.filter(snapshot=before, hidden=True)
    return set(found.values_list("measure", "region_id", "part"))


def _write(
    month: dt.date, before: Snapshot | None, edition: int, counted: Counted, at: dt.datetime, salt: str
) -> Snapshot:
    ends = last_day(month_of(month))
    snapshot = Snapshot.objects.create(
        month=month,
        version=before.version + 1 if before else 1,
        as_of=min(ends, timezone.localdate(at)),
        ended=timezone.localdate(at) > ends,
        taken_at=at,
        measures=book().version,
        edition=edition,
        people=counted.people,
        rows=counted.rows.height,
        changed=_changed(before, counted.rows),
        digest=counted.digest,
        salt=salt,
    )
    copy_in("coverage_snapshotrow", counted.rows.with_columns(pl.lit(snapshot.pk).alias("snapshot_id")))
    return snapshot


def _changed(before: Snapshot | None, rows: pl.DataFrame) -> int:
    """How many numbers came, went or differ."""
    if before is None:
        return rows.height
    earlier = copy_out(_ROWS, _COLUMNS, (before.pk,))
    both = rows.drop("hidden").join(earlier, on=KEY, how="full", suffix="_before")
    return both.filter(pl.col("value").ne_missing(pl.col("value_before"))).height


def _one_at_a_time(month: dt.date) -> None:
    """Two workers freeze months of a year one after the other: what one may tell of the year rests on the others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"coverage:{month:%Y}"])
