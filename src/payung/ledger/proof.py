"""The control proof: the member lines of a bill add up to its transfers, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from payung.database.copy import copy_out
from payung.ledger.members import MONEY, SPLIT

PROOF = {"bill_id": pl.Int64, "part": pl.String, "detail": pl.Int64, "transferred": pl.Int64}
"""One row per bill and part. Parts: JKK, JKM, JHT, JP, and JKP-JKK, JKP-JKM, JKP-STATE for what moves to JKP."""

# Each bill is read by its own key: a month's part just filled has no statistics to plan with.
_PROOF = f"""
SELECT b.bill_id, p.part, coalesce(p.amount, 0), coalesce(t.amount, 0)
FROM unnest(%s::bigint[], %s::date[]) b (bill_id, month)
CROSS JOIN LATERAL (
  SELECT {", ".join(f"sum({name})::bigint AS {name}" for name in (*MONEY, *SPLIT))}
  FROM ledger_memberline l WHERE l.month = b.month AND l.bill_id = b.bill_id
) s
CROSS JOIN LATERAL (VALUES
  ('JKK', jkk), ('JKM', jkm), ('JHT', jht_employer + jht_worker), ('JP', jp_employer + jp_worker),
  ('JKP-JKK', jkp_from_jkk), ('JKP-JKM', jkp_from_jkm), ('JKP-STATE', jkp_from_state)
) p (part, amount)
LEFT JOIN ledger_transfer t ON t.key = 'bill:' || b.bill_id || ':' || p.part
WHERE p.amount <> 0 OR t.amount <> 0
"""


def proof(bills: Sequence[tuple[int, dt.date]]) -> pl.DataFrame:
    """Detail and transfers side by side for each bill and part, columns `PROOF`.

    bills  pairs of bill number and contribution month (its first day)
    """
    return copy_out(_PROOF, PROOF, ([number for number, _ in bills], [month for _, month in bills]))
