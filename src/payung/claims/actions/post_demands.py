"""Settled demands on employers become money held for the recipients, or nothing happens at all."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.demanded import demand_transfers, mark_paid, settled_demands
from payung.ledger.accounts import ensure_banks
from payung.ledger.transfers import post_transfers

BATCH = 1_000


def post_demands(*, limit: int = BATCH, by: Actor, at: dt.datetime) -> int:
    """Post up to `limit` settled demands in one transaction. Returns how many. Twice at once posts each once."""
    with act("claims.post_demands", by, at) as deed:
        demands = settled_demands(limit)
        if demands.height:
            ensure_banks(demands["bank"].unique())
            post_transfers(demand_transfers(demands))
            mark_paid(demands)
        deed.about("demands", count=demands.height, amount=int(demands["amount"].sum()))
        return demands.height
