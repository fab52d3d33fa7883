"""The control proof of bills: what was billed, what was transferred and what members hold, programme by programme."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from payung.contributions.billing import PENALTY
from payung.contributions.bills import Bill
from payung.database.copy import copy_out
from payung.ledger.proof import proof

_BILLED = """
SELECT bill_id, programme, sum(amount)::bigint FROM contributions_billline
WHERE bill_id = ANY(%s) GROUP BY bill_id, programme
"""
_BILLED_COLUMNS = {"bill_id": pl.Int64, "part": pl.String, "billed": pl.Int64}


class ProofFailed(AssertionError):
    """Detail, transfers and bill do not agree. The posting is undone; somebody must look before it is tried again."""


def proofs(bill_ids: Sequence[int]) -> pl.DataFrame:
    """One row per bill and part: bill_id, part, detail, transferred, billed, agrees.

    Parts are the programmes billed, and JKP-JKK, JKP-JKM, JKP-STATE, which no bill has (`billed` is null there).
    Nothing is detailed or transferred for a bill that is not paid, so it does not agree.
    """
    ids = [int(number) for number in bill_ids]
    books = proof(list(Bill.objects.filter(pk__in=ids).values_list("pk", "month")))
    billed = copy_out(_BILLED, _BILLED_COLUMNS, (ids,)).filter(pl.col("part") != PENALTY)
    rows = books.join(billed, on=["bill_id", "part"], how="full", coalesce=True).with_columns(
        pl.col("detail", "transferred").fill_null(0),
    )
    moved = pl.col("part").str.starts_with("JKP-")
    same = (pl.col("detail") == pl.col("transferred")) & (moved | pl.col("billed").eq_missing(pl.col("detail")))
    return rows.with_columns(agrees=same).sort("bill_id", "part")


def require_proof(bill_ids: Sequence[int]) -> None:
    """Raises ProofFailed unless everything agrees for each of these bills."""
    rows = proofs(bill_ids)
    wrong = rows.filter(~pl.col("agrees"))
    if missing := set(bill_ids) - set(rows["bill_id"]):
        raise ProofFailed(f"no lines at all for bills {sorted(missing)[:5]}")
    if wrong.height:
        first = wrong.row(0, named=True)
        raise ProofFailed(
            f"bill {first['bill_id']}, {first['part']}: members hold {first['detail']}, transferred "
            f"{first['transferred']}, billed {first['billed']}; {wrong.height} parts disagree. Nothing was posted."
        )
