"""Pay the pensions of a month: everybody who is due, once, with the proof of it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.periodic.ending import end_dead
from payung.claims.periodic.judging import pensions_due
from payung.claims.periodic.opening import open_approved
from payung.claims.periodic.posting import Ran, held_by_month, post_run
from payung.claims.periodic.reconciling import follow_decisions
from payung.kernel.periods import month_of
from payung.statute_book import StatuteBook, read_statute_book

BATCH = 65_536
"""Pensioners in one transaction."""


def run_pensions(
    month: dt.date, *, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Ran:
    """Pay up to `limit` pensioners what is due up to and with `month` (its first day), in one transaction.

    Changed decisions are followed and approved pensions opened first, and those of people who died are ended with the
    month of the death. Amounts rise by the law; where life is not confirmed the pension waits. Run it twice, at the
    same time, or kill it anywhere: a month is paid once. Call it until it pays nobody and suspends nobody. Raises
    NotAllowed; ProofFailed and NotInForce with nothing kept.
    """
    law = law or read_statute_book()
    with act("claims.run_pensions", by, at) as deed:
        today = localdate(at)
        changed = follow_decisions(Claim.Programme.JP, at=at, on=today, law=law)
        opened = open_approved(Claim.Programme.JP, at=at, on=today, law=law)
        ended = end_dead(Claim.Programme.JP, at=at, on=today)
        held = held_by_month(Claim.Programme.JP, month, limit)

        paid, rises, moved = pensions_due(held, month_of(month), law)

        ran = post_run(Claim.Programme.JP, month, paid, rises, moved, at=at, on=today)
        deed.about(
            f"run:{ran.run_id}" if ran.run_id else f"pensions:{month:%Y-%m}",
            month=f"{month:%Y-%m}", payments=ran.payments, gross=ran.gross, recovered=ran.recovered,
            suspended=ran.suspended, rises=rises.height, opened=opened, ended=ended, changed=changed,
        )  # fmt: skip
        return ran
