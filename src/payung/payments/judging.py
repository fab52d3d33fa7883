"""What each receipt does to the code it names, decided on columns, in the order the receipts stand."""

from __future__ import annotations

import polars as pl

from payung.payments.models import PaymentCode, Receipt

Outcome = Receipt.Outcome
State = PaymentCode.State


def judged(receipts: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    """`receipts` with `outcome`, as if they had come one after the other.

    receipts  place, code, amount, paid_at; only receipts not told before
    codes     code, owed (rupiah), state, expires_at

    The first receipt of exactly the amount on an open code within its time settles it; whatever follows on that
    code was paid twice, whatever its amount.
    """
    rows = receipts.join(codes, on="code", how="left", maintain_order="left")
    settles = (
        (pl.col("state") == State.OPEN.value)
        & (pl.col("amount") == pl.col("owed"))
        & (pl.col("paid_at") <= pl.col("expires_at"))
    ).fill_null(value=False)
    rows = rows.with_columns(settled_by=pl.when(settles).then("place").min().over("code"))
    after = (pl.col("place") > pl.col("settled_by")).fill_null(value=False)
    outcome = (
        pl.when(pl.col("state").is_null())
        .then(pl.lit(Outcome.UNKNOWN.value))
        .when(pl.col("state") == State.REPLACED.value)
        .then(pl.lit(Outcome.REPLACED.value))
        .when((pl.col("state") == State.SETTLED.value) | after)
        .then(pl.lit(Outcome.PAID_TWICE.value))
        .when(pl.col("paid_at") > pl.col("expires_at"))
        .then(pl.lit(Outcome.EXPIRED.value))
        .when(pl.col("amount") != pl.col("owed"))
        .then(pl.lit(Outcome.WRONG_AMOUNT.value))
        .otherwise(pl.lit(Outcome.SETTLED.value))
    )
    return rows.with_columns(outcome=outcome)
