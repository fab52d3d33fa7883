"""What a bank says about orders of runs: told by key, matched, written as one set.

The caller is an action and holds the transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.claims.periodic.bank_tables import PREFIX
from payung.claims.periodic.debts import PAYABLE, keep_returned
from payung.claims.periodic.refusals import ANSWER_DIFFERS, ANSWER_EMPTY, NO_ORDER, REFERENCE_USED
from payung.claims.refused import Refused, refuse
from payung.ledger.accounts import bank, ensure_banks
from payung.ledger.transfers import TRANSFERS, post_transfers

ANSWERS = {"key": pl.String, "reference": pl.String, "reason": pl.String}
"""Columns of an answer: the order's key; the bank's own number of the payment, or the reason it was returned."""

_HELD = {
    "id": pl.Int64,
    "key": pl.String,
    "entitlement_id": pl.Int64,
    "amount": pl.Int64,
    "state": pl.String,
    "paying_bank": pl.String,
    "bank_reference": pl.String,
}
_HOLD = f"""
SELECT q.id, '{PREFIX}:' || q.payment_id || ':' || q.attempt, p.entitlement_id, q.amount, q.state, q.paying_bank,
       q.bank_reference
FROM unnest(%s::bigint[], %s::smallint[]) g (payment_id, attempt)
JOIN claims_periodicorder q ON q.payment_id = g.payment_id AND q.attempt = g.attempt
JOIN claims_periodicpayment p ON p.id = q.payment_id
ORDER BY q.id FOR UPDATE OF q
"""
_USED = """
SELECT q.bank_reference FROM claims_periodicorder q
JOIN unnest(%s::bigint[], %s::text[]) g (id, reference) ON q.bank_reference = g.reference AND q.id <> g.id
WHERE q.paying_bank = %s LIMIT 1
"""
_ANSWER = """
INSERT INTO claims_bankanswer (bank, confirmed, amount, returned, undone, at) VALUES (%s, %s, %s, %s, %s, %s)
RETURNING id
"""
_CONFIRM = """
UPDATE claims_periodicorder q SET state = 'confirmed', paying_bank = %s, bank_reference = g.reference, confirmed_at = %s
FROM unnest(%s::bigint[], %s::text[]) g (id, reference) WHERE q.id = g.id
"""
_RETURN = """
UPDATE claims_periodicorder q SET state = 'returned', returned_reason = left(g.reason, 200), returned_at = %s
FROM unnest(%s::bigint[], %s::text[]) g (id, reason) WHERE q.id = g.id
"""


@dataclass(frozen=True)
class Answered:
    """What an answer changed: orders confirmed and returned, whole rupiah of each. Told again, nothing."""

    confirmed: int = 0
    amount: int = 0
    returned: int = 0
    undone: int = 0


def held_orders(keys: Iterable[str]) -> pl.DataFrame:
    """The orders of these keys, held; columns id, key, entitlement_id, amount, state, paying_bank, bank_reference."""
    parts = [key.split(":") for key in keys]
    known = [(int(part[1]), int(part[2])) for part in parts if _is_key(part)]
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [[payment for payment, _ in known], [attempt for _, attempt in known]])
        return pl.DataFrame(cursor.fetchall(), schema=_HELD, orient="row")


def matched(answers: pl.DataFrame, held: pl.DataFrame, paying_bank: str) -> pl.DataFrame:
    """Each answer with its order, those that tell nothing new left out.

    Raises Refused order-unknown, answer-empty, answer-differs, reference-used; the first problem of the answer.
    """
    told = answers.unique("key", keep="first", maintain_order=True).join(
        held, on="key", how="left", maintain_order="left"
    )
    arrives, state = pl.col("reason") == "", pl.col("state")
    same = (
        arrives & (state == "confirmed") & (pl.col("reference") == pl.col("bank_reference"))
    ) | (~arrives & state.is_in(["returned", "resent", "kept"]))  # fmt: skip
    for wrong, refusal in (
        (pl.col("id").is_null(), NO_ORDER),
        (arrives & (pl.col("reference") == ""), ANSWER_EMPTY),
        (arrives & ~same & (state != "instructed"), ANSWER_DIFFERS),
    ):
        bad = told.filter(wrong)
        if bad.height:
            raise refuse(refusal, bad["key"][0], "Perintah bayar")
    new = told.filter(~same)
    _require_unused(new.filter(arrives), paying_bank)
    return new


def write_answer(new: pl.DataFrame, paying_bank: str, at: dt.datetime, on: dt.date) -> Answered:
    """Write the answer, its transfers, and what stays in the fund of payments that should not have been."""
    if new.is_empty():
        return Answered()
    came, back = new.filter(pl.col("reason") == ""), new.filter(pl.col("reason") != "")
    undone = back.filter(pl.col("state") == "confirmed")
    done = Answered(came.height, int(came["amount"].sum()), back.height, int(undone["amount"].sum()))
    with connection.cursor() as cursor:
        cursor.execute(_ANSWER, [paying_bank, done.confirmed, done.amount, done.returned, done.undone, at])
        (answer,) = cursor.fetchone()
        cursor.execute(_CONFIRM, [paying_bank, at, came["id"].to_list(), came["reference"].to_list()])
        cursor.execute(_RETURN, [at, back["id"].to_list(), back["reason"].to_list()])
    ensure_banks([paying_bank, *undone["paying_bank"].unique()])
    subject = f"bank-answer:{answer}"
    rows = [(f"{subject}:paid", PAYABLE, bank(paying_bank), done.amount, on, None, subject)] if done.amount else []
    for name, amount in undone.group_by("paying_bank").agg(pl.col("amount").sum()).sort("paying_bank").iter_rows():
        rows.append((f"{subject}:returned:{name}", bank(name), PAYABLE, amount, on, None, subject))
    post_transfers(pl.DataFrame(rows, schema=TRANSFERS, orient="row"))
    keep_returned(back["entitlement_id"].unique().to_list(), on)
    return done


def _is_key(parts: list[str]) -> bool:
    return len(parts) == 3 and parts[0] == PREFIX and all(part.isdigit() and len(part) < 19 for part in parts[1:]) \
        and int(parts[2]) < 32_768  # fmt: skip


def _require_unused(came: pl.DataFrame, paying_bank: str) -> None:
    """Raises Refused reference-used: a bank's own number belongs to one payment."""
    twice = came.filter(pl.col("reference").is_duplicated())
    with connection.cursor() as cursor:
        cursor.execute(_USED, [came["id"].to_list(), came["reference"].to_list(), paying_bank])
        used = cursor.fetchone()
    if twice.height or used:
        raise refused_reference(twice["reference"][0] if twice.height else used[0])


def refused_reference(reference: str) -> Refused:
    """A bank's number that another payment has."""
    return refuse(REFERENCE_USED, reference, "Nomor bukti")
