"""Post whatever banks have settled, batch by batch. Called by the worker, and by every door right after it received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from payung.access.actor import SYSTEM
from payung.claims.actions.post_demands import post_demands
from payung.claims.demanded import is_waiting as demands_waiting
from payung.compliance.actions.post_corrections import post_corrections
from payung.compliance.corrections import is_waiting as corrections_waiting
from payung.contributions.actions.post_settled import BATCH, post_settled
from payung.contributions.posting import is_waiting
from payung.rolls.actions.post_settled import post_settled as post_rolls
from payung.rolls.posting import is_waiting as rolls_waiting


@dataclass(frozen=True)
class Settled:
    """What became money in the funds: employers' bills and their workers, rolls and their lines, whole rupiah;
    demands on employers paid, and differences of past months."""

    bills: int = 0
    workers: int = 0
    rolls: int = 0
    lines: int = 0
    amount: int = 0
    demands: int = 0
    corrections: int = 0


def settle(at: dt.datetime, *, batch: int = BATCH) -> Settled:
    """Post until nothing is left. Returns the sum of all batches.

    Nothing waiting is four small queries. Two callers at once share the work. Raises ProofFailed with what came before
    posted and the batch in question not.
    """
    bills = workers = rolls = lines = amount = 0
    while is_waiting():
        posted = post_settled(limit=batch, by=SYSTEM, at=at)
        if not posted.bills:  # somebody else is posting what is left
            break
        bills, workers, amount = bills + posted.bills, workers + posted.workers, amount + posted.amount
    while rolls_waiting():
        taken = post_rolls(limit=batch, by=SYSTEM, at=at)
        if not taken.rolls:
            break
        rolls, lines, amount = rolls + taken.rolls, lines + taken.lines, amount + taken.amount
    demands = _until_done(demands_waiting, lambda: post_demands(limit=batch, by=SYSTEM, at=at))
    corrections = _until_done(corrections_waiting, lambda: post_corrections(limit=batch, by=SYSTEM, at=at))
    return Settled(bills, workers, rolls, lines, amount, demands, corrections)


def _until_done(waits: Callable[[], bool], post: Callable[[], int]) -> int:
    """Post batches until nothing waits, or somebody else holds what is left. Returns how many were posted."""
    done = 0
    while waits():
        posted = post()
        if not posted:
            break
        done += posted
    return done
