"""Payment codes, issued and replaced by whoever wants to be paid. The caller is an action and holds the transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import polars as pl
from django.db import connection

from payung.database.copy import copy_in
from payung.payments.code_numbers import new_codes
from payung.payments.models import PaymentCode

CODE_LASTS = dt.timedelta(days=365)
"""How long after its due day (or after today, where that is later) a bank may take money on a code. Our choice."""
WANTED = ("subject", "amount", "payer_name", "description", "expires_at")
"""Columns of `issue_codes`: an opaque subject, whole rupiah, two texts for the bank's screen, an aware time."""


def issue_codes(wanted: pl.DataFrame, at: dt.datetime) -> list[str]:
    """One new open code for each row of `wanted`, in its order. Amounts are at least one rupiah."""
    codes = new_codes(wanted.height)
    copy_in(
        "payments_paymentcode",
        wanted.select(WANTED).with_columns(
            pl.Series("code", codes, dtype=pl.String),
            pl.col("expires_at").dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S%.6fZ"),
            pl.lit(PaymentCode.State.OPEN.value).alias("state"),
            pl.lit(at.astimezone(dt.UTC).isoformat()).alias("issued_at"),
        ),
    )
    return codes


def replace_codes(codes: Iterable[str]) -> frozenset[str]:
    """Close these codes for payment. Returns those that were open; the others stay as they are (paid, replaced).

    Waits for a payment that is being received on one of them, and then does not touch it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH held AS (SELECT code FROM payments_paymentcode WHERE code = ANY(%s) ORDER BY code FOR UPDATE) "
            "UPDATE payments_paymentcode p SET state = 'replaced' FROM held "
            "WHERE p.code = held.code AND p.state = 'open' RETURNING p.code",
            [sorted(codes)],
        )
        return frozenset(code for (code,) in cursor.fetchall())
