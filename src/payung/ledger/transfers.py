"""Transfers into the general book, many at once. The caller is an action and holds the transaction."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.database.arrays import array_text

TRANSFERS = {
    "key": pl.String,
    "debit_id": pl.String,
    "credit_id": pl.String,
    "amount": pl.Int64,
    "value_date": pl.Date,
    "month": pl.Date,
    "subject": pl.String,
}
"""Columns of `post_transfers`; see the model for their meaning. `month` may be null."""

_GIVEN = (
    "unnest(%s::text[], %s::text[], %s::text[], %s::bigint[], %s::date[], %s::date[], %s::text[])"
    " AS g (key, debit_id, credit_id, amount, value_date, month, subject)"
)
_INSERT = f"""
INSERT INTO ledger_transfer (key, debit_id, credit_id, amount, value_date, month, subject)
SELECT key, debit_id, credit_id, amount, value_date, month, subject FROM {_GIVEN}
ON CONFLICT (key) DO NOTHING
"""
_DIFFERENT = f"""
SELECT g.key FROM {_GIVEN} JOIN ledger_transfer t USING (key)
WHERE (t.debit_id, t.credit_id, t.amount, t.value_date, t.month, t.subject)
  IS DISTINCT FROM (g.debit_id, g.credit_id, g.amount, g.value_date, g.month, g.subject)
ORDER BY g.key LIMIT 5
"""


class KeyTaken(ValueError):
    """A key is in the book already, for another transfer. Nothing was posted: the caller's transaction ends."""


def post_transfers(transfers: pl.DataFrame) -> int:
    """Post `transfers` (columns `TRANSFERS`). Returns how many were new.

    The same transfer under the same key a second time changes nothing. Raises KeyTaken where the book holds
    something else under a key.
    """
    if transfers.is_empty():
        return 0
    given = [array_text(column) for column in transfers.select(*TRANSFERS)]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, given)
        posted = cursor.rowcount
        if posted < transfers.height:
            cursor.execute(_DIFFERENT, given)
            if taken := [key for (key,) in cursor.fetchall()]:
                raise KeyTaken(f"posted before with other contents: {', '.join(taken)}")
    return posted
