"""One payment: the roll of everybody who sits in a place over the next unpaid months."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
from django.utils.timezone import get_default_timezone

from payung.assistance.models import Instalment, Programme
from payung.assistance.pricing import RATES, printed
from payung.assistance.refused import PAID, refuse
from payung.database.copy import copy_out
from payung.kernel.dates import month_text
from payung.kernel.periods import first_day, last_day, month_of
from payung.rolls.due import due_days
from payung.rolls.models import Roll
from payung.rolls.writing import LINES, RollPaid, RollSpec, cancel_roll, write_roll
from payung.statute_book import StatuteBook

PAYER_KIND = "sponsor"
_LINES = """
SELECT m.month, t.person_id, coalesce(r.code, g.region_id), g.base, m.jkk, m.jkm, m.jht
FROM assistance_placement t
JOIN assistance_programme g ON g.id = t.programme_id
JOIN assistance_programmemonth m ON m.programme_id = g.id
JOIN assistance_candidate c ON c.id = t.candidate_id
LEFT JOIN LATERAL (
  SELECT code FROM registry_region WHERE code IN (left(c.domicile, 5), left(c.domicile, 8), c.domicile)
  ORDER BY length(code) DESC LIMIT 1
) r ON true
WHERE t.programme_id = %s AND NOT t.void AND m.month BETWEEN %s AND %s
  AND m.month BETWEEN t.first_month AND t.last_month
ORDER BY t.seat, m.month
"""
_RATES = "SELECT month, jkk, jkm, jht FROM assistance_programmemonth WHERE programme_id = %s ORDER BY month"


def rates_of(programme: Programme) -> pl.DataFrame:
    """The price of one place in each month, columns `pricing.RATES`."""
    return copy_out(_RATES, RATES, (programme.pk,))


def rolls_of_programme(programme: Programme) -> list[tuple[Instalment, Roll]]:
    """Every payment asked for, the newest first, each with its roll."""
    rows = list(programme.instalments.order_by("-first_month", "-pk"))
    rolls = Roll.objects.in_bulk([row.roll_id for row in rows])
    return [(row, rolls[row.roll_id]) for row in rows]


def next_unpaid(programme: Programme, today: dt.date) -> dt.date:
    """The first month that can still be paid: after the last paid one, and never before this month.

    A payment that came in counts before it is booked. A day after the last month: nothing is left.
    """
    taken = [row.last_month for row, roll in rolls_of_programme(programme) if roll.state == Roll.State.PAID]
    after = [first_day(month_of(max(taken)) + 1)] if taken else []
    return max([programme.first_month, today.replace(day=1), *after])


def cancel_open(programme: Programme, at: dt.datetime) -> bool:
    """Close what is asked for and not paid. Returns whether there was any. Raises Refused assistance-paid."""
    found = False
    for _row, roll in rolls_of_programme(programme):
        if roll.state == Roll.State.OPEN:
            found = True
            try:
                cancel_roll(roll.pk, at)
            except RollPaid as money:
                raise refuse(PAID, "Kode bayar", str(money)) from money
    return found


def ask_payment(programme: Programme, start: dt.date, at: dt.datetime, law: StatuteBook) -> Roll | None:
    """Write the roll of the months from `start` on; None where nobody sits in a place."""
    count = min(programme.instalment, month_of(programme.last_month) - month_of(start) + 1)
    last = first_day(month_of(start) + count - 1)
    lines = copy_out(_LINES, LINES, (programme.pk, start, last))
    if lines.is_empty():
        return None
    rates = rates_of(programme).filter(pl.col("month").is_between(start, last))
    people = lines["person_id"].n_unique()
    end = dt.datetime.combine(last_day(month_of(start)), dt.time(23, 59, 59), tzinfo=get_default_timezone())
    words = month_text(month_of(start)) + (f" sampai {month_text(month_of(last))}" if count > 1 else "")
    spec = RollSpec(
        kind=Roll.Kind.ASSISTANCE,
        segment=programme.segment,
        payer_kind=PAYER_KIND,
        payer_id=programme.sponsor_id,
        payer_name=programme.sponsor.name,
        first_month=start,
        months=count,
        due_on=_due(start, law),
        expires_at=max(end, at + dt.timedelta(days=1)),
        description=f"{programme.title}, {words}",
        law_version=law.version,
    )
    roll = write_roll(spec, lines, printed(programme, rates, people, law), at)
    Instalment.objects.create(
        programme=programme, roll_id=roll.pk, first_month=start, last_month=last, people=people, amount=roll.amount
    )
    return roll


def _due(start: dt.date, law: StatuteBook) -> dt.date:
    due: dt.date = due_days(np.array([month_of(start)], dtype=np.int64), law)[0].astype("datetime64[D]").item()
    return due
