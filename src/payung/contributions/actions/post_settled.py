"""Posting: settled bills become money in the funds and a line of every member, or nothing happens at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions import posting
from payung.contributions.proof import require_proof
from payung.contributions.reach import subject_of
from payung.database.copy import copy_in
from payung.ledger.members import credit_members
from payung.ledger.transfers import post_transfers
from payung.statute_book import StatuteBook, read_statute_book

BATCH = 1_000
"""Bills in one transaction."""

_PAID = """
UPDATE contributions_bill b SET state = 'paid', paid_at = g.paid_at, posted_at = %s
FROM unnest(%s::bigint[], %s::timestamptz[]) g (id, paid_at) WHERE b.id = g.id
"""
_POSTED = "UPDATE contributions_declaration SET state = 'posted', changed_at = %s WHERE id = ANY(%s)"


@dataclass(frozen=True)
class Posted:
    """What one call posted: bills, member lines, whole rupiah of contributions, and the months touched."""

    bills: int = 0
    workers: int = 0
    amount: int = 0
    months: tuple[dt.date, ...] = ()


def post_settled(*, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Posted:
    """Post up to `limit` settled bills in one transaction. Returns what was posted; no bills when none was left.

    Run it twice, at the same time, or kill it anywhere: a bill is posted once, whole. Bills that another posting
    holds are passed over. The proof (members = transfers = bill, per bill and programme) is part of the transaction:
    raises ProofFailed, and nothing is posted. Raises NotAllowed.
    """
    law = law or read_statute_book()
    with act("contributions.post_settled", by, at) as deed:
        bills = posting.settled_bills(limit)
        ids = bills["bill_id"].to_list()
        lines = posting.member_lines(bills, law)

        post_transfers(posting.bill_transfers(bills))
        post_transfers(posting.recomposition_transfers(bills, lines))
        credit_members(lines)
        copy_in("contributions_penalty", _stamped(posting.late_penalties(bills, law), at))
        with connection.cursor() as cursor:
            cursor.execute(_PAID, [at, ids, bills["paid_at"].to_list()])
            cursor.execute(_POSTED, [at, bills["declaration_id"].to_list()])
        require_proof(ids)

        months = tuple(sorted(bills["month"].unique()))
        posted = Posted(len(ids), lines.height, int(bills["contributions"].sum()), months)
        deed.about(subject_of("bill", ids), bills=posted.bills, workers=posted.workers, amount=posted.amount)
        return posted


def _stamped(penalties: pl.DataFrame, at: dt.datetime) -> pl.DataFrame:
    return penalties.with_columns(recorded_at=pl.lit(at.astimezone(dt.UTC).isoformat()))
