"""Posting: settled rolls become money in the funds and lines of every member, or nothing happens at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.access.actor import Actor
from payung.audit.act import act
from payung.contributions.reach import subject_of
from payung.ledger.members import credit_members
from payung.ledger.transfers import post_transfers
from payung.rolls import posting
from payung.statute_book import StatuteBook, read_statute_book

BATCH = 1_000
"""Rolls in one transaction."""


@dataclass(frozen=True)
class Posted:
    """What one call posted: rolls, people and months credited, whole rupiah."""

    rolls: int = 0
    lines: int = 0
    amount: int = 0


def post_settled(*, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Posted:
    """Post up to `limit` settled rolls in one transaction. Returns what was posted; no rolls when none was left.

    Run it twice, at the same time, or kill it anywhere: a roll is posted once, whole. The proof (members = transfers
    = what was printed, per roll and programme) is part of the transaction: raises ProofFailed, and nothing is posted.
    Raises NotAllowed.
    """
    law = law or read_statute_book()
    with act("rolls.post_settled", by, at) as deed:
        rolls = posting.settled_rolls(limit)
        ids = rolls["roll_id"].to_list()
        lines = posting.member_lines(rolls)
        if ids:
            post_transfers(posting.roll_transfers(rolls))
            credit_members(lines)
            posting.mark_paid(rolls, law, at)
            posting.require_proof(ids)
        posted = Posted(len(ids), lines.height, int(rolls["amount"].sum()))
        deed.about(subject_of("roll", ids), rolls=posted.rolls, lines=posted.lines, amount=posted.amount)
        return posted
