"""Reads of the books. Balances are derived, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import polars as pl
from django.db import connection
from django.db.models import QuerySet

from payung.database.copy import copy_out
from payung.ledger.models import MemberLine, Transfer

TRIAL_BALANCE = {
    "code": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "debits": pl.Int64,
    "credits": pl.Int64,
    "balance": pl.Int64,
}
"""Columns of `trial_balance`; balance is debits less credits."""

_BALANCE = """
SELECT count(*), coalesce(sum(jkk), 0)::bigint, coalesce(sum(jkm), 0)::bigint,
       coalesce(sum(jht_employer), 0)::bigint, coalesce(sum(jht_worker), 0)::bigint,
       coalesce(sum(jp_employer), 0)::bigint, coalesce(sum(jp_worker), 0)::bigint,
       coalesce(sum(jkp_from_jkk + jkp_from_jkm + jkp_from_state), 0)::bigint
FROM ledger_memberline WHERE owner_id = ANY(%s) AND value_date <= %s
"""
_TRIAL = """
SELECT a.code, a.name, a.kind, coalesce(d.amount, 0), coalesce(c.amount, 0),
       coalesce(d.amount, 0) - coalesce(c.amount, 0)
FROM ledger_account a
LEFT JOIN (SELECT debit_id, sum(amount)::bigint AS amount FROM ledger_transfer GROUP BY debit_id) d
  ON d.debit_id = a.code
LEFT JOIN (SELECT credit_id, sum(amount)::bigint AS amount FROM ledger_transfer GROUP BY credit_id) c
  ON c.credit_id = a.code
ORDER BY a.code
"""


def balance_of(owner: int | Iterable[int], as_of: dt.date) -> dict[str, int]:
    """What was credited up to and on a day: number of lines, then whole rupiah by column.

    owner  one owner's number, or every number of one owner

    `jht` is their own JHT: both payers together, without development results.
    """
    names = ("lines", "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker", "jkp")
    with connection.cursor() as cursor:
        cursor.execute(_BALANCE, [[owner] if isinstance(owner, int) else list(owner), as_of])
        found = dict(zip(names, cursor.fetchone(), strict=True))
    return {**found, "jht": found["jht_employer"] + found["jht_worker"]}


def lines_of(*owner_ids: int) -> QuerySet[MemberLine]:
    """Every line of one owner under all their numbers, the newest month first."""
    return MemberLine.objects.filter(owner_id__in=owner_ids).order_by("-month", "-bill_id")


def transfers_of(subject: str) -> QuerySet[Transfer]:
    """Every transfer for one subject ("bill:17"), in the order posted."""
    return Transfer.objects.filter(subject=subject).select_related("debit", "credit").order_by("pk")


def trial_balance() -> pl.DataFrame:
    """Debits and credits of every account, columns `TRIAL_BALANCE`; their sums are equal."""
    return copy_out(_TRIAL, TRIAL_BALANCE)
