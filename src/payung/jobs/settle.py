"""Post whatever banks have settled, batch by batch. Called by the worker, and by every door right after it received."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import SYSTEM
from payung.contributions.actions.post_settled import BATCH, Posted, post_settled
from payung.contributions.posting import is_waiting


def settle(at: dt.datetime, *, batch: int = BATCH) -> Posted:
    """Post until nothing is left. Returns the sum of all batches.

    Nothing waiting is one small query. Two callers at once share the work. Raises ProofFailed with what came before
    posted and the batch in question not.
    """
    done = Posted()
    while is_waiting():
        posted = post_settled(limit=batch, by=SYSTEM, at=at)
        if not posted.bills:  # somebody else is posting what is left
            break
        done = Posted(
            done.bills + posted.bills,
            done.workers + posted.workers,
            done.amount + posted.amount,
            tuple(sorted({*done.months, *posted.months})),
        )
    return done
