"""From settled bills to the books: which bills, their member lines, their transfers, their penalties."""

from __future__ import annotations

import numpy as np
import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone_name

from payung.contributions.amounts import MONEY, SPLIT, with_shares
from payung.contributions.billing import PENALTY
from payung.database.copy import copy_out
from payung.kernel.periods import month_of, months_of
from payung.ledger.accounts import PENALTIES, STATE, bank, fund
from payung.rules.contributions.penalty import WAGE_EARNERS, months_late, penalty
from payung.rules.working import cites
from payung.statute_book import StatuteBook

BILLS = {
    "bill_id": pl.Int64,
    "declaration_id": pl.Int64,
    "employer_id": pl.Int64,
    "month": pl.Date,
    "due_on": pl.Date,
    "contributions": pl.Int64,
    "jkk_class": pl.Int64,
    "labour_intensive": pl.Boolean,
    "paid_at": pl.Datetime("us", "UTC"),
    "bank": pl.String,
}
"""Columns of `settled_bills`; `bank` is the short name of the bank that took the money."""

ROWS = {
    "bill_id": pl.Int64,
    "owner_id": pl.Int64,
    "wage": pl.Int64,
    **dict.fromkeys(MONEY, pl.Int64),
    "in_jkp": pl.Boolean,
}
_SETTLED = """
SELECT b.id, b.declaration_id, b.employer_id, b.month, b.due_on, b.contributions, b.jkk_class, b.labour_intensive,
       c.settled_at, r.bank
FROM contributions_bill b
JOIN payments_paymentcode c ON c.code = b.payment_code
JOIN payments_receipt r ON r.id = c.receipt_id
WHERE b.state = 'open' AND c.state = 'settled'
ORDER BY b.id LIMIT %s FOR UPDATE OF b SKIP LOCKED
"""
_WAITING = """
SELECT EXISTS (
  SELECT FROM contributions_bill b JOIN payments_paymentcode c ON c.code = b.payment_code
  WHERE b.state = 'open' AND c.state = 'settled'
)
"""
# OFFSET 0 keeps it one look by key per bill: a month's part just filled has no statistics to plan with.
_ROWS = f"""
SELECT g.bill_id, r.person_id, r.wage + r.rapel, {", ".join(f"r.{name}" for name in MONEY)}, r.in_jkp::text
FROM unnest(%s::bigint[], %s::bigint[], %s::date[]) g (bill_id, declaration_id, month),
LATERAL (
  SELECT * FROM contributions_declaredwage d WHERE d.month = g.month AND d.declaration_id = g.declaration_id OFFSET 0
) r
"""
_LINES = """
SELECT bill_id, programme, sum(amount)::bigint FROM contributions_billline WHERE bill_id = ANY(%s)
GROUP BY bill_id, programme ORDER BY bill_id, programme
"""
RECOMPOSED = {
    "jkp_from_jkk": ("JKP-JKK", fund("JKK")),
    "jkp_from_jkm": ("JKP-JKM", fund("JKM")),
    "jkp_from_state": ("JKP-STATE", STATE),
}
"""What moves to JKP → end of the transfer's key, account it comes from."""


def is_waiting() -> bool:
    """Whether any settled bill is not posted yet. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def settled_bills(limit: int) -> pl.DataFrame:
    """Up to `limit` open bills whose code is settled, columns `BILLS` and value_date; held.

    Bills that another posting holds are passed over.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [limit])
        bills = pl.DataFrame(cursor.fetchall(), schema=BILLS, orient="row")
    local = pl.col("paid_at").dt.convert_time_zone(get_default_timezone_name())
    return bills.with_columns(value_date=local.dt.date())


def member_lines(bills: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """One member line per declared worker of these bills, columns as `ledger.members.LINES`."""
    given = tuple(bills[name].to_list() for name in ("bill_id", "declaration_id", "month"))
    known = bills.select("bill_id", "month", "value_date", "jkk_class", "labour_intensive", payer_id="employer_id")
    rows = copy_out(_ROWS, ROWS, given).join(known, on="bill_id", maintain_order="left")
    return with_shares(rows, law).with_columns(segment=pl.lit(WAGE_EARNERS))


def bill_transfers(bills: pl.DataFrame) -> pl.DataFrame:
    """Bank to fund, one transfer per bill and programme of what was billed, columns as `post_transfers` takes."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [bills["bill_id"].to_list()])
        schema = {"bill_id": pl.Int64, "programme": pl.String, "amount": pl.Int64}
        lines = pl.DataFrame(cursor.fetchall(), schema=schema, orient="row")
    into = (
        pl.when(pl.col("programme") == PENALTY)
        .then(pl.lit(PENALTIES))
        .otherwise(pl.lit(fund("")) + pl.col("programme"))
    )
    return _transfers(lines, bills, pl.col("programme"), pl.lit(bank("")) + pl.col("bank"), into)


def recomposition_transfers(bills: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """What the JKP fund receives of each bill: out of JKK, out of JKM, from the state."""
    sums = lines.group_by("bill_id").agg(pl.col(SPLIT).sum()).sort("bill_id")
    return pl.concat(
        _transfers(
            sums.select("bill_id", amount=column).filter(pl.col("amount") > 0),
            bills,
            pl.lit(ending),
            pl.lit(source),
            pl.lit(fund("JKP")),
        )
        for column, (ending, source) in RECOMPOSED.items()
    )


def _transfers(sums: pl.DataFrame, bills: pl.DataFrame, part: pl.Expr, debit: pl.Expr, credit: pl.Expr) -> pl.DataFrame:
    known = bills.select("bill_id", "month", "value_date", "bank")
    return sums.join(known, on="bill_id", maintain_order="left").select(
        key=pl.format("bill:{}:{}", "bill_id", part),
        debit_id=debit,
        credit_id=credit,
        amount="amount",
        value_date="value_date",
        month="month",
        subject=pl.format("bill:{}", "bill_id"),
    )


def late_penalties(bills: pl.DataFrame, law: StatuteBook) -> pl.DataFrame:
    """Penalties of the bills that were paid late, columns of the table `contributions_penalty`."""
    month = months_of(bills["month"].to_numpy())
    late = months_late(bills["due_on"].to_numpy(), bills["value_date"].to_numpy())
    amount = np.zeros_like(late)
    for relief in (False, True):
        here = bills["labour_intensive"].to_numpy() == relief
        owed = bills["contributions"].to_numpy()[here]
        amount[here] = penalty(owed, late[here], month[here], law, WAGE_EARNERS, labour_intensive=relief)
    found = bills.select("bill_id", "employer_id", "month", "labour_intensive").with_columns(
        months_late=pl.Series(late), amount=pl.Series(amount)
    )
    found = found.filter(pl.col("amount") > 0)
    cite = [
        penalty_cite(month_of(day), relief, law) for day, relief in found.select("month", "labour_intensive").rows()
    ]
    return found.select("bill_id", "employer_id", "months_late", "amount", pl.Series("cite", cite, dtype=pl.String))


def penalty_cite(month: int, labour_intensive: bool, law: StatuteBook) -> str:
    """The articles a penalty of that month rests on."""
    names = ["payment.penalty", "relief.covid_2020_penalty"]
    names += ["relief.labour_intensive_penalty"] if labour_intensive else []
    found = [law[f"contributions.{name}"].find(month) for name in names]
    return cites([version for version in found if version is not None])[:200]
