"""Rolls written and cancelled, from inside the action of a room above: its transaction, its permission."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db.models import QuerySet

from payung.database.copy import copy_in
from payung.payments.codes import issue_codes, replace_codes
from payung.registry.numbers import new_row_numbers
from payung.rolls.models import Roll, RollAmount

PROGRAMMES = ("jkk", "jkm", "jht")
LINES = {
    "month": pl.Date,
    "person_id": pl.Int64,
    "region_id": pl.String,
    "income": pl.Int64,
    **dict.fromkeys(PROGRAMMES, pl.Int64),
}
"""Columns of the lines of `write_roll`; `region_id` may be null."""
AMOUNTS = {"programme": pl.String, "amount": pl.Int64, "rate_text": pl.String, "cite": pl.String}
"""Columns of the amounts of `write_roll`: JKK, JKM or JHT, whole rupiah, the rate in words, its articles."""


class RollPaid(ValueError):
    """Money came in on the roll's code: it cannot be cancelled any more. Nothing was changed."""


@dataclass(frozen=True)
class RollSpec:
    """Who pays for what, and until when the code may be used.

    kind, segment   values of `Roll.Kind` and `Roll.Segment`
    payer_kind      "person" when the member pays alone: then JHT is the member's own, else the payer's part
    first_month     its first day; months  how many from there
    due_on          by when the first month is paid in time
    description     what the bank's screen shows beside the payer's name
    """

    kind: str
    segment: str
    payer_kind: str
    payer_id: int
    payer_name: str
    first_month: dt.date
    months: int
    due_on: dt.date
    expires_at: dt.datetime
    description: str
    law_version: str


def write_roll(spec: RollSpec, lines: pl.DataFrame, amounts: pl.DataFrame, at: dt.datetime) -> Roll:
    """Write one open roll with its code, and return it.

    lines    columns `LINES`, one per person and month; empty for a project
    amounts  columns `AMOUNTS`; programmes of nothing are left out; DENDA only without lines

    Raises ValueError where lines and amounts do not add up, or where nothing is to be paid.
    """
    lines = lines.select(*LINES).cast(LINES)
    amounts = amounts.select(*AMOUNTS).cast(AMOUNTS).filter(pl.col("amount") > 0)
    _require_equal(lines, amounts)
    (number,) = new_row_numbers("contributions_bill", 1).tolist()
    total = int(amounts["amount"].sum())
    roll = Roll(
        id=number,
        number=f"{spec.first_month:%Y-%m}-{spec.segment}-{number}",
        kind=Roll.Kind(spec.kind),
        payer_kind=spec.payer_kind,
        payer_id=spec.payer_id,
        payer_name=spec.payer_name[:200],
        segment=Roll.Segment(spec.segment),
        first_month=spec.first_month,
        months=spec.months,
        people=lines["person_id"].n_unique(),
        amount=total,
        payment_code=_code(number, total, spec, at),
        issued_at=at,
        due_on=spec.due_on,
        expires_at=spec.expires_at,
        law_version=spec.law_version,
    )
    roll.save(force_insert=True)
    copy_in("rolls_rollline", lines.with_columns(roll_id=pl.lit(number, dtype=pl.Int64)))
    RollAmount.objects.bulk_create(RollAmount(roll=roll, **row) for row in amounts.iter_rows(named=True))
    return roll


def cancel_roll(roll_id: int, at: dt.datetime) -> None:
    """Close an open roll and its code; a cancelled one stays as it is. Raises RollPaid where money came in."""
    roll = Roll.objects.select_for_update().get(pk=roll_id)
    if roll.state == Roll.State.CANCELLED:
        return
    if roll.state == Roll.State.PAID or not replace_codes([roll.payment_code]):
        raise RollPaid(roll.number)
    roll.state = Roll.State.CANCELLED
    roll.save(update_fields=["state"])


def cancel_rolls(rolls: QuerySet[Roll]) -> frozenset[int]:
    """Close these open rolls and their codes as a set. Returns whose could not be: payers whose money came in."""
    held = rolls.filter(state=Roll.State.OPEN).select_for_update().order_by("pk")
    payers = dict(held.values_list("payment_code", "payer_id"))
    closed = replace_codes(payers)
    Roll.objects.filter(payment_code__in=closed).update(state=Roll.State.CANCELLED)
    return frozenset(payer for code, payer in payers.items() if code not in closed)


def _code(number: int, amount: int, spec: RollSpec, at: dt.datetime) -> str:
    wanted = pl.DataFrame(
        {
            "subject": [f"roll:{number}"],
            "amount": [amount],
            "payer_name": [spec.payer_name[:200]],
            "description": [spec.description[:200]],
            "expires_at": [spec.expires_at.astimezone(dt.UTC)],
        }
    )
    return issue_codes(wanted, at)[0]


def _require_equal(lines: pl.DataFrame, amounts: pl.DataFrame) -> None:
    """The printed amounts are the sum of the lines, programme by programme."""
    if amounts.is_empty():
        raise ValueError("a roll asks for at least one rupiah")
    if lines.is_empty():
        return
    printed = dict(amounts.select("programme", "amount").iter_rows())
    summed = {name.upper(): int(lines[name].sum()) for name in PROGRAMMES}
    summed = {name: amount for name, amount in summed.items() if amount}
    if printed != summed:
        raise ValueError(f"the lines of a roll add up to {summed}, its amounts say {printed}")
