"""Reads of rolls. Whether somebody may look is asked where the payer or the person is fetched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import polars as pl
from django.db.models import Max, QuerySet

from payung.database.copy import copy_out
from payung.rolls.models import Roll, RollLine

PAID_MONTHS = {
    "person_id": pl.Int64,
    "month": pl.Date,
    "segment": pl.String,
    "kind": pl.String,
    "roll_id": pl.Int64,
    "payer_kind": pl.String,
    "payer_id": pl.Int64,
    "payer_name": pl.String,
    "income": pl.Int64,
    **dict.fromkeys(("jkk", "jkm", "jht"), pl.Int64),
    "paid_on": pl.Date,
    "covered_from": pl.Date,
}
"""Columns of `paid_months`."""
_PAID_MONTHS = """
SELECT l.person_id, l.month, r.segment, r.kind, r.id, r.payer_kind, r.payer_id, r.payer_name, l.income,
       l.jkk, l.jkm, l.jht, r.paid_on, l.covered_from
FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
WHERE l.person_id = ANY(%s) AND r.state = 'paid'
ORDER BY l.person_id, l.month, r.id
"""
COVER = {
    "person_id": pl.Int64,
    "segment": pl.String,
    "kind": pl.String,
    "programmes": pl.List(pl.String),
    "income": pl.Int64,
    "since": pl.Date,
    "until": pl.Date,
    "payer_name": pl.String,
}
"""Columns of `cover_on`."""
COVERED_IN = """
SELECT DISTINCT r.segment, l.person_id AS owner_id, r.payer_kind, r.payer_id, l.region_id AS inside_id
FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
WHERE l.month = %(month)s AND r.state = 'paid'
"""
"""SQL of who is on a paid roll for one month (`%(month)s`, its first day), with segment and region; for counting."""


def rolls_of(payer_kind: str, payer_id: int) -> QuerySet[Roll]:
    """Every roll of one payer, the newest first."""
    return Roll.objects.filter(payer_kind=payer_kind, payer_id=payer_id).order_by("-issued_at", "-pk")


def paid_months(person_ids: Iterable[int]) -> pl.DataFrame:
    """Every paid month of these people on any roll, the oldest first, columns `PAID_MONTHS`."""
    return copy_out(_PAID_MONTHS, PAID_MONTHS, (sorted({int(number) for number in person_ids}),))


def cover_on(person_ids: Iterable[int], day: dt.date) -> pl.DataFrame:
    """By which paid rolls each of these people is covered on a day, columns `COVER`; nobody covered has no row.

    since, until  first and last day of the cover without a gap around that day, in that segment, whoever pays

    A month paid before it begins is covered whole. Paid within the month, it covers from the day of the payment; from
    its first day only when paid in time after a month that was covered. Paid later, it covers no day of its own:
    law/questions.toml, own-account-grace-cover and own-account-cover-starts.
    """
    spans = cover_spans(person_ids)
    here = spans.filter((pl.col("since") <= day) & (pl.col("until") >= day) & (pl.col("month") == day.replace(day=1)))
    return here.filter(pl.col("covered_from") <= day).select(*COVER)


def cover_spans(person_ids: Iterable[int]) -> pl.DataFrame:
    """Every month that covers a day, with the span without a gap it belongs to: columns `COVER`, month, covered_from.

    Months paid too late to cover any of their days are left out.
    """
    end = pl.col("month").dt.month_end()
    months = paid_months(person_ids).filter(pl.col("covered_from") <= end)
    key = ["person_id", "segment"]
    each = months.group_by([*key, "month"]).agg(pl.col("covered_from").min()).sort([*key, "month"])
    follows = (pl.col("covered_from") == pl.col("month").shift(1).dt.month_end().dt.offset_by("1d")).over(key)
    each = each.with_columns(span=(~follows.fill_null(False)).cum_sum().over(key))
    bounds = each.group_by([*key, "span"]).agg(
        since=pl.col("covered_from").min(), until=pl.col("month").max().dt.month_end()
    )
    held = pl.concat_list(
        [pl.when(pl.col(name.lower()) > 0).then(pl.lit(name)) for name in ("JKK", "JKM", "JHT")]
    ).list.drop_nulls()
    return (
        months.with_columns(programmes=held)
        .join(each.select([*key, "month", "span"]), on=[*key, "month"], how="left")
        .join(bounds, on=[*key, "span"], how="left")
        .select(*COVER, "month", "covered_from")
        .sort("person_id", "segment", "month")
    )


def rolls_by_number(numbers: Iterable[int]) -> dict[int, Roll]:
    """These rolls by their number; the number of an employer's bill has none."""
    return Roll.objects.in_bulk(list(numbers))


def months_posted_since(known: Mapping[dt.date, dt.datetime], until: dt.date) -> list[dt.date]:
    """Months up to and with that of `until` for which a roll was posted after the time known, the oldest first.

    A month paid ahead is named once it has begun.
    """
    lines = RollLine.objects.filter(roll__state=Roll.State.PAID, month__lte=until)
    posted = lines.values("month").annotate(last=Max("roll__posted_at")).order_by("month")
    return [row["month"] for row in posted if row["month"] not in known or row["last"] > known[row["month"]]]
