"""What people paid back at a bank goes against their debt."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.repaying import Repaid, settled_repayments, write_repayments

BATCH = 1_000
"""Repayments in one transaction."""


def post_repayments(*, limit: int = BATCH, by: Actor, at: dt.datetime) -> Repaid:
    """Post up to `limit` repayments whose code a bank settled, in one transaction, each once.

    What was paid beyond the rest of a debt waits in clearing for the bank to give back. Raises NotAllowed.
    """
    with act("claims.post_repayments", by, at) as deed:
        settled = settled_repayments(limit)

        done = write_repayments(settled, at, localdate(at))
        deed.about("repayments", count=done.count, amount=done.amount, beyond=done.beyond)
        return done
