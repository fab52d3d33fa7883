"""Banks tell us that money came in: every receipt is kept, exact ones settle their code, the rest waits in clearing."""

from __future__ import annotations

import datetime as dt
import re

import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone_name

from payung.access.actor import BANK, Actor
from payung.audit.act import act
from payung.ledger.accounts import UNIDENTIFIED, bank, ensure_banks
from payung.ledger.transfers import post_transfers
from payung.payments.judging import Outcome, judged

RECEIPTS = {
    "bank": pl.String,
    "reference": pl.String,
    "code": pl.String,
    "amount": pl.Int64,
    "paid_at": pl.Datetime("us", "UTC"),
}
"""Columns of `receive`. `bank` is a short lower-case name, `reference` the bank's own number of the payment."""

BANK_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,33}")
LONGEST_CODE = 20

_KNOWN = """
SELECT g.place, r.id, r.outcome, (r.code, r.amount) IS DISTINCT FROM (g.code, g.amount)
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[]) g (place, bank, reference, code, amount)
JOIN payments_receipt r ON r.bank = g.bank AND r.reference = g.reference
"""
_CODES = """
SELECT code, amount, state, expires_at FROM payments_paymentcode WHERE code = ANY(%s) ORDER BY code FOR UPDATE
"""
_INSERT = """
INSERT INTO payments_receipt (bank, reference, code, amount, paid_at, received_at, outcome)
SELECT bank, reference, code, amount, paid_at, %s, outcome
FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[], %s::timestamptz[], %s::text[])
  AS g (bank, reference, code, amount, paid_at, outcome)
RETURNING id, bank, reference
"""
_SETTLE = """
UPDATE payments_paymentcode p SET state = 'settled', settled_at = g.paid_at, receipt_id = g.receipt_id
FROM unnest(%s::text[], %s::timestamptz[], %s::bigint[]) g (code, paid_at, receipt_id)
WHERE p.code = g.code
"""


def receive(receipts: pl.DataFrame, *, by: Actor = BANK, at: dt.datetime) -> pl.DataFrame:
    """Record what banks told (columns `RECEIPTS`). Returns the rows in the same order with what became of each.

    Adds receipt_id, outcome (a value of Receipt.Outcome), repeated (the same bank and reference was told before: the
    first outcome stands), differs (told before with another code or amount: ask the bank).

    Money that settles nothing goes from the bank's account to clearing at once, under the receipt's number. Raises
    ValueError for an amount below one rupiah, an empty reference or a bank's name we cannot keep.
    """
    with act("payments.receive", by, at) as deed:
        told = _checked(receipts)
        _one_at_a_time(told)
        told = told.join(_recorded(told), on="place", how="left", maintain_order="left")

        new = told.filter(pl.col("receipt_id").is_null()).unique(
            ["bank", "reference"], keep="first", maintain_order=True
        )
        new = judged(new.select("place", *RECEIPTS), _codes(new))

        new = new.join(_insert(new, at), on=["bank", "reference"], maintain_order="left")
        _settle(new.filter(pl.col("outcome") == Outcome.SETTLED.value))
        _to_clearing(new.filter(pl.col("outcome") != Outcome.SETTLED.value))

        deed.about(
            f"receipt:{new['receipt_id'][0]}" if new.height == 1 else "receipts",
            told=told.height,
            amount=int(new["amount"].sum()),
            outcomes=dict(new["outcome"].value_counts().iter_rows()),
        )
        return _answer(told, new)


def _checked(receipts: pl.DataFrame) -> pl.DataFrame:
    told = receipts.select(*RECEIPTS).cast(RECEIPTS).with_columns(code=pl.col("code").str.slice(0, LONGEST_CODE))
    if told.height and (told.null_count().sum_horizontal()[0] or told["amount"].min() < 1):
        raise ValueError("a receipt has a bank, a reference, a code, a time and at least one rupiah")
    if not all(BANK_NAME.fullmatch(name) for name in told["bank"].unique()) or (told["reference"] == "").any():
        raise ValueError("a bank has a short lower-case name and gives every payment a reference")
    return told.with_row_index("place").cast({"place": pl.Int64})


def _one_at_a_time(told: pl.DataFrame) -> None:
    """Two messages of one bank wait for each other, so that a reference is new only once."""
    with connection.cursor() as cursor:
        for name in sorted(told["bank"].unique()):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"payments.receive:{name}"])
    ensure_banks(told["bank"].unique())


def _recorded(told: pl.DataFrame) -> pl.DataFrame:
    """place, receipt_id, first, differs of receipts told before this call."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [told[name].to_list() for name in ("place", "bank", "reference", "code", "amount")])
        rows = cursor.fetchall()
    schema = {"place": pl.Int64, "receipt_id": pl.Int64, "first": pl.String, "differs": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _codes(new: pl.DataFrame) -> pl.DataFrame:
    """The codes that are named, held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_CODES, [new["code"].unique().to_list()])
        rows = cursor.fetchall()
    schema = {"code": pl.String, "owed": pl.Int64, "state": pl.String, "expires_at": RECEIPTS["paid_at"]}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _insert(new: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, *(new[name].to_list() for name in (*RECEIPTS, "outcome"))])
        rows = cursor.fetchall()
    return pl.DataFrame(rows, schema={"receipt_id": pl.Int64, "bank": pl.String, "reference": pl.String}, orient="row")


def _settle(new: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, [new[name].to_list() for name in ("code", "paid_at", "receipt_id")])


def _to_clearing(new: pl.DataFrame) -> None:
    subject = pl.format("receipt:{}", "receipt_id")
    day = pl.col("paid_at").dt.convert_time_zone(get_default_timezone_name()).dt.date()
    post_transfers(
        new.select(
            "amount",
            key=subject,
            debit_id=pl.lit(bank("")) + pl.col("bank"),
            credit_id=pl.lit(UNIDENTIFIED),
            value_date=day,
            month=pl.lit(None, dtype=pl.Date),
            subject=subject,
        )
    )


def _answer(told: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    fresh = new.select(
        "bank",
        "reference",
        new_id="receipt_id",
        new_outcome="outcome",
        new_place="place",
        new_code="code",
        new_amount="amount",
    )
    rows = told.join(fresh, on=["bank", "reference"], how="left", maintain_order="left")
    other = (pl.col("code") != pl.col("new_code")) | (pl.col("amount") != pl.col("new_amount"))
    return rows.select(
        *RECEIPTS,
        receipt_id=pl.coalesce("receipt_id", "new_id"),
        outcome=pl.coalesce("first", "new_outcome"),
        repeated=(pl.col("place") != pl.col("new_place")).fill_null(value=True),
        differs=pl.coalesce("differs", other).fill_null(value=False),
    )
