"""Whom to remind of what, read as columns."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.kernel.periods import first_day, last_day, month_of, months_of
from payung.own_account.holding import with_last_paid
from payung.own_account.models import Membership, Notice
from payung.own_account.standing import due_on
from payung.rules.contributions.own_account import membership_ended
from payung.statute_book import StatuteBook

BEFORE_THE_MONTH = dt.timedelta(days=6)
"""How long before a month begins the first reminder for it is written."""
RUNNING = {
    "membership_id": pl.Int64,
    "person_id": pl.Int64,
    "phone": pl.String,
    "registered_on": pl.Date,
    "last_paid": pl.Date,
}


def running() -> pl.DataFrame:
    """Every running membership, columns `RUNNING`."""
    rows = with_last_paid(Membership.objects.filter(ended_on=None))
    fields = ("pk", "person_id", "person__phone", "registered_on", "last_paid")
    return pl.DataFrame(list(rows.values_list(*fields)), schema=RUNNING, orient="row")


def to_remind(members: pl.DataFrame, today: dt.date, law: StatuteBook) -> pl.DataFrame:
    """Columns of `members`, kind and month: whose month is due, or has just lapsed, and who was not told yet."""
    now = month_of(today)
    before, this, after = first_day(now - 1), first_day(now), first_day(now + 1)
    kind = Notice.Kind.DUE if today <= due_on(now, law) else Notice.Kind.LAPSED
    parts = [
        members.filter(pl.col("last_paid") == before).with_columns(kind=pl.lit(kind.value), month=pl.lit(this)),
    ]
    if today >= last_day(now) - BEFORE_THE_MONTH:
        soon = members.filter(pl.col("last_paid") == this)
        parts.append(soon.with_columns(kind=pl.lit(Notice.Kind.DUE.value), month=pl.lit(after)))
    told = Notice.objects.filter(month__gte=this).values_list("membership_id", "kind", "month")
    schema = {"membership_id": pl.Int64, "kind": pl.String, "month": pl.Date}
    known = pl.DataFrame(list(told), schema=schema, orient="row")
    return pl.concat(parts).join(known, on=["membership_id", "kind", "month"], how="anti")


def to_end(members: pl.DataFrame, today: dt.date, law: StatuteBook) -> pl.DataFrame:
    """Those of `members` with more months unpaid in a row than may be made up for.

    Whoever never paid counts from the month before the registration.
    """
    paid = pl.col("last_paid").fill_null(pl.col("registered_on").dt.month_start().dt.offset_by("-1mo"))
    last = months_of(members.select(paid).to_series().to_numpy().astype("datetime64[D]"))
    now = np.full(last.shape, month_of(today), dtype=np.int64)
    over = membership_ended(now - last - 1, now, law)
    return members.filter(pl.Series(over, dtype=pl.Boolean))
