"""From settled rolls to the books: which rolls, their member lines, their transfers, the days they cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone_name

from payung.contributions.billing import PENALTY
from payung.contributions.proof import ProofFailed
from payung.database.copy import copy_out
from payung.kernel.periods import months_of
from payung.ledger.accounts import PENALTIES, bank, fund
from payung.ledger.members import LINES as MEMBER_LINES
from payung.rolls.due import due_days
from payung.statute_book import StatuteBook

ROLLS = {
    "roll_id": pl.Int64,
    "first_month": pl.Date,
    "people": pl.Int64,
    "amount": pl.Int64,
    "payer_id": pl.Int64,
    "payer_kind": pl.String,
    "segment": pl.String,
    "paid_at": pl.Datetime("us", "UTC"),
    "bank": pl.String,
}
"""Columns of `settled_rolls`."""
_SETTLED = """
SELECT r.id, r.first_month, r.people, r.amount, r.payer_id, r.payer_kind, r.segment, c.settled_at, p.bank
FROM rolls_roll r
JOIN payments_paymentcode c ON c.code = r.payment_code
JOIN payments_receipt p ON p.id = c.receipt_id
WHERE r.state = 'open' AND c.state = 'settled'
ORDER BY r.id LIMIT %s FOR UPDATE OF r SKIP LOCKED
"""
_WAITING = """
SELECT EXISTS (
  SELECT FROM rolls_roll r JOIN payments_paymentcode c ON c.code = r.payment_code
  WHERE r.state = 'open' AND c.state = 'settled'
)
"""
ROWS = {
    "bill_id": pl.Int64,
    "month": pl.Date,
    "owner_id": pl.Int64,
    **dict.fromkeys(("wage", "jkk", "jkm", "jht"), pl.Int64),
}
_ROWS = """
SELECT roll_id, month, person_id, income, jkk, jkm, jht FROM rolls_rollline WHERE roll_id = ANY(%s)
ORDER BY roll_id, person_id, month
"""
_AMOUNTS = "SELECT roll_id, programme, amount FROM rolls_rollamount WHERE roll_id = ANY(%s) ORDER BY roll_id, programme"
_PAID = """
UPDATE rolls_roll r SET state = 'paid', paid_at = g.paid_at, paid_on = g.paid_on, posted_at = %s
FROM unnest(%s::bigint[], %s::timestamptz[], %s::date[]) g (id, paid_at, paid_on) WHERE r.id = g.id
"""
# A month paid before it began is covered whole. In the month itself the days before the payment are covered only
# where the payment was in time and the month before was paid before this one began: cover then never stopped.
_COVERED = """
UPDATE rolls_rollline l SET covered_from = CASE
  WHEN l.month > g.paid_on THEN l.month
  WHEN l.month + interval '1 month' > g.paid_on AND g.paid_on <= g.due_on AND EXISTS (
    SELECT FROM rolls_rollline b JOIN rolls_roll q ON q.id = b.roll_id
    WHERE b.person_id = l.person_id AND b.month = (l.month - interval '1 month')::date AND q.paid_on < l.month
  ) THEN l.month
  ELSE g.paid_on END
FROM unnest(%s::bigint[], %s::date[], %s::date[]) g (roll_id, paid_on, due_on) WHERE l.roll_id = g.roll_id
"""
_PROOF = """
SELECT r.id, p.part, coalesce(a.amount, 0), coalesce(t.amount, 0),
       CASE WHEN r.people = 0 THEN coalesce(a.amount, 0) ELSE coalesce(p.detail, 0) END
FROM rolls_roll r
CROSS JOIN LATERAL (
  SELECT sum(b.jkk)::bigint AS jkk, sum(b.jkm)::bigint AS jkm, sum(b.jht)::bigint AS jht
  FROM (SELECT DISTINCT month FROM rolls_rollline WHERE roll_id = r.id) o
  CROSS JOIN LATERAL (  -- month by month, so that no plan reads the whole ledger for one roll
    SELECT sum(l.jkk) AS jkk, sum(l.jkm) AS jkm, sum(l.jht_employer + l.jht_worker) AS jht
    FROM ledger_memberline l WHERE l.month = o.month AND l.bill_id = r.id
  ) b
) s
CROSS JOIN LATERAL (VALUES ('JKK', s.jkk), ('JKM', s.jkm), ('JHT', s.jht), ('DENDA', 0::bigint)) p (part, detail)
LEFT JOIN rolls_rollamount a ON a.roll_id = r.id AND a.programme = p.part
LEFT JOIN ledger_transfer t ON t.key = 'roll:' || r.id || ':' || p.part
WHERE r.id = ANY(%s)
"""
PROOF = {
    "roll_id": pl.Int64,
    "part": pl.String,
    **dict.fromkeys(("billed", "transferred", "detail"), pl.Int64),
}


def is_waiting() -> bool:
    """Whether any settled roll is not posted yet. Takes no permission: it tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def settled_rolls(limit: int) -> pl.DataFrame:
    """Up to `limit` open rolls whose code is settled, columns `ROLLS` and paid_on (the day of the payment); held.

    Rolls that another posting holds are passed over.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SETTLED, [limit])
        rolls = pl.DataFrame(cursor.fetchall(), schema=ROLLS, orient="row")
    local = pl.col("paid_at").dt.convert_time_zone(get_default_timezone_name())
    return rolls.with_columns(paid_on=local.dt.date())


def member_lines(rolls: pl.DataFrame) -> pl.DataFrame:
    """One member line per person and month of these rolls, columns as `ledger.members.LINES`.

    JHT stands as the member's own where the member pays, as the payer's part where somebody else does.
    """
    rows = copy_out(_ROWS, ROWS, (rolls["roll_id"].to_list(),))
    known = rolls.select(bill_id="roll_id", payer_id="payer_id", payer_kind="payer_kind", value_date="paid_on",
                         segment="segment")  # fmt: skip
    own = pl.col("payer_kind") == "person"
    nothing = ("jp_employer", "jp_worker", "jkp_from_jkk", "jkp_from_jkm", "jkp_from_state")
    return (
        rows.join(known, on="bill_id", maintain_order="left")
        .with_columns(
            jht_worker=pl.when(own).then(pl.col("jht")).otherwise(0),
            jht_employer=pl.when(own).then(0).otherwise(pl.col("jht")),
            **{name: pl.lit(0, dtype=pl.Int64) for name in nothing},
        )
        .select(MEMBER_LINES)
    )


def roll_transfers(rolls: pl.DataFrame) -> pl.DataFrame:
    """Bank to fund, one transfer per roll and programme, columns as `post_transfers` takes."""
    schema = {"roll_id": pl.Int64, "programme": pl.String, "amount": pl.Int64}
    amounts = copy_out(_AMOUNTS, schema, (rolls["roll_id"].to_list(),))
    known = rolls.select("roll_id", "first_month", "paid_on", "bank")
    return amounts.join(known, on="roll_id", maintain_order="left").select(
        key=pl.format("roll:{}:{}", "roll_id", "programme"),
        debit_id=pl.lit(bank("")) + pl.col("bank"),
        credit_id=pl.when(pl.col("programme") == PENALTY)
        .then(pl.lit(PENALTIES))
        .otherwise(pl.lit(fund("")) + pl.col("programme")),
        amount="amount",
        value_date="paid_on",
        month="first_month",
        subject=pl.format("roll:{}", "roll_id"),
    )


def mark_paid(rolls: pl.DataFrame, law: StatuteBook, at: dt.datetime) -> None:
    """The rolls are paid, and each of their lines says from which day of its month it covers."""
    ids, paid_on = rolls["roll_id"].to_list(), rolls["paid_on"].to_list()
    months = months_of(np.array(paid_on, dtype="datetime64[D]"))
    due_on = due_days(months, law).astype("datetime64[D]").tolist()
    with connection.cursor() as cursor:
        cursor.execute(_PAID, [at, ids, rolls["paid_at"].to_list(), paid_on])
        cursor.execute(_COVERED, [ids, paid_on, due_on])


def proofs(roll_ids: Sequence[int]) -> pl.DataFrame:
    """One row per roll and programme: columns `PROOF` and agrees. Programmes that are nowhere are left out."""
    rows = copy_out(_PROOF, PROOF, ([int(number) for number in roll_ids],))
    rows = rows.filter(pl.max_horizontal("billed", "transferred", "detail") > 0)
    same = (pl.col("billed") == pl.col("transferred")) & (pl.col("billed") == pl.col("detail"))
    return rows.with_columns(agrees=same).sort("roll_id", "part")


def require_proof(roll_ids: Sequence[int]) -> None:
    """Raises ProofFailed unless amounts, transfers and member lines agree for each of these rolls."""
    rows = proofs(roll_ids)
    wrong = rows.filter(~pl.col("agrees"))
    if wrong.height:
        first = wrong.row(0, named=True)
        raise ProofFailed(
            f"roll {first['roll_id']}, {first['part']}: members hold {first['detail']}, transferred "
            f"{first['transferred']}, billed {first['billed']}; {wrong.height} parts disagree. Nothing was posted."
        )
