"""From entitlements held to what a run writes. Pure, over columns."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from payung.claims.periodic.amounts import Owed, Running, kept_back, owed, until
from payung.claims.periodic.shapes import MOVED, PAID, RISES
from payung.kernel.periods import Months, first_days, months_of
from payung.statute_book import StatuteBook

NEVER = 10**6
"""A month number that never comes."""


def pensions_due(held: pl.DataFrame, month: int, law: StatuteBook) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Payments, rises and moves (columns `PAID`, `RISES`, `MOVED`) of pensions held in a run for a month number.

    Everybody is paid every month up to the run's that was not paid before, as far as life is confirmed; whoever's is
    not is suspended. Raises NotInForce for a month whose inflation or limits we do not hold.
    """
    keys = law["jp.benefit.share"].keys
    next_ = _months(held["next_month"])
    last, alive = _months(held["last_month"]), _months(held["alive_until"])
    end = until(month, last, alive, next_)
    pensions = Running(
        event=np.array([keys.index(kind) for kind in held["kind"]], dtype=np.int64),
        first=_months(held["first_month"]),
        next=next_,
        until=end,
        amount=held["amount"].to_numpy(),
        since=_months(held["from_month"]),
    )
    found = owed(pensions, law)
    return _paid(held, found), _rises(held, found, law), _moved(held, end, last, alive, month)


def proven_due(held: pl.DataFrame, last_key: str, months: int = 1) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The same for months held because they were proven: one payment each, no rise, and an end after the last one.

    last_key  reason written where the last month of the right was paid
    months    from one payment to the next: 12 for school years
    """
    place = np.arange(held.height)
    found = Owed(place, _months(held["next_month"]), held["amount"].to_numpy(), [])
    after = held.group_by("id", maintain_order=True).agg(
        pl.col("next_month").max().dt.offset_by(f"{months}mo"), pl.col("last_month").first(), pl.col("state").first()
    )
    over, stopped = pl.col("next_month") > pl.col("last_month"), pl.col("state") == "stopped"
    moved = after.select(
        "id", "next_month",
        state=pl.when(over | stopped).then(pl.lit("stopped")).otherwise(pl.lit("active")),
        reason=pl.when(stopped).then(None).when(over).then(pl.lit(last_key)).otherwise(pl.lit("")),
    )  # fmt: skip
    first = held.select(pl.col("id").rank("dense").cast(pl.Int64) - 1).to_series().to_numpy()
    return _paid(held, found, first), pl.DataFrame(schema=RISES), moved


def _months(days: pl.Series) -> Months:
    """Month numbers; a great one for null."""
    column = days.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(column), NEVER, months_of(np.where(np.isnat(column), np.datetime64(0, "D"), column)))


def _paid(held: pl.DataFrame, found: Owed, owner: np.ndarray | None = None) -> pl.DataFrame:
    """Payments with what is kept back. owner: the plan each row of `held` draws on, by default its own."""
    rows = held[found.place]
    owner = np.arange(held.height) if owner is None else owner
    left, monthly = np.zeros((2, held.height), dtype=np.int64)
    np.maximum.at(left, owner, held["left"].fill_null(0).to_numpy())
    np.maximum.at(monthly, owner, held["monthly"].fill_null(0).to_numpy())
    ends = np.full(held.height, NEVER, dtype=np.int64)
    np.minimum.at(ends, owner, _months(held["until"]))
    taken = kept_back(found.amount, owner[found.place], found.month, left, monthly, ends)
    return rows.select(
        entitlement_id="id",
        month=pl.Series(first_days(found.month), dtype=pl.Date),
        amount=pl.Series(found.amount, dtype=pl.Int64),
        recovered=pl.Series(taken, dtype=pl.Int64),
        bank="bank",
        account_number="account_number",
        overpayment_id="overpayment_id",
    ).cast(dict(PAID))


def _rises(held: pl.DataFrame, found: Owed, law: StatuteBook) -> pl.DataFrame:
    ids = held["id"].to_list()
    rows = [
        (ids[place], first_days(np.array([month]))[0].item(), amount, cite, law.version)
        for place, month, amount, cite in found.rises
    ]
    return pl.DataFrame(rows, schema=RISES, orient="row")


def _moved(held: pl.DataFrame, end: Months, last: Months, alive: Months, month: int) -> pl.DataFrame:
    """Where each stands: ended after its last month, suspended where life is not confirmed, else going on."""
    over = end >= last
    waits = ~over & (alive < np.minimum(month, last))
    state, reason = held["state"].to_numpy(), np.where(over, "age", np.where(waits, "unconfirmed", ""))
    stopped = state == "stopped"
    return (
        pl.DataFrame(
            {
                "id": held["id"],
                "next_month": pl.Series(first_days(end + 1), dtype=pl.Date),
                "state": np.where(over | stopped, "stopped", np.where(waits, "suspended", "active")),
                "reason": reason,
                "stopped": stopped,
            }
        )
        .select("id", "next_month", "state", reason=pl.when("stopped").then(pl.lit(None)).otherwise("reason"))
        .cast(dict(MOVED))
    )


def month_day(month: int) -> dt.date:
    """The first day of a month number."""
    day: dt.date = first_days(np.array([month]))[0].item()
    return day
