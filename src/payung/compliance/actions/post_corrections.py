"""Settled differences of past months become money in the funds and a line of the member, or nothing happens at all."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.compliance.corrections import mark_paid, require_proof, settled_corrections, transfers_of
from payung.ledger.accounts import ensure_banks
from payung.ledger.members import credit_members
from payung.ledger.transfers import post_transfers

BATCH = 1_000


def post_corrections(*, limit: int = BATCH, by: Actor, at: dt.datetime) -> int:
    """Post up to `limit` settled corrections in one transaction. Returns how many; twice at once posts each once.

    The proof is part of the transaction: raises ProofFailed, and nothing is posted. Raises NotAllowed.
    """
    with act("compliance.post_corrections", by, at) as deed:
        rows = settled_corrections(limit)
        if rows.height:
            ensure_banks(rows["bank"].unique())
            post_transfers(transfers_of(rows))
            credit_members(rows)
            mark_paid(rows, at)
            require_proof(rows["bill_id"].to_list())
        deed.about("corrections", count=rows.height, amount=int(rows["total"].sum()))
        return rows.height
