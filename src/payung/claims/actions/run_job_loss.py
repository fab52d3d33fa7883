"""Pay the months of job-loss benefit whose duties were proven: each once, with the proof of it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.periodic.ending import end_dead, end_used_up, end_working
from payung.claims.periodic.judging import proven_due
from payung.claims.periodic.opening import open_approved
from payung.claims.periodic.posting import Ran, held_by_proof, post_run
from payung.claims.periodic.reconciling import follow_decisions
from payung.claims.periodic.tables import Entitlement
from payung.statute_book import StatuteBook, read_statute_book

BATCH = 65_536
"""Months in one transaction."""


def run_job_loss(
    month: dt.date, *, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Ran:
    """Pay up to `limit` proven months up to and with `month` (its first day), in one transaction.

    Approved benefits are opened and changed decisions followed first; those of people who died or work again end,
    and those whose months are over. Run it twice, at the same time, or kill it anywhere: a month is paid once. Call it
    until it pays nobody. Raises NotAllowed; ProofFailed and NotInForce with nothing kept.
    """
    law, programme = law or read_statute_book(), Claim.Programme.JKP
    with act("claims.run_job_loss", by, at) as deed:
        today = localdate(at)
        changed = follow_decisions(programme, at=at, on=today, law=law)
        opened = open_approved(programme, at=at, on=today, law=law)
        ended = end_dead(programme, at=at, on=today) + end_working(programme, at=at, on=today)
        held = held_by_proof(programme, month, limit)

        paid, rises, moved = proven_due(held, Entitlement.Reason.COMPLETED)

        ran = post_run(programme, month, paid, rises, moved, at=at, on=today)
        over = end_used_up(programme, today.replace(day=1) - dt.timedelta(days=31), at=at)
        deed.about(
            f"run:{ran.run_id}" if ran.run_id else f"job-loss:{month:%Y-%m}",
            month=f"{month:%Y-%m}", payments=ran.payments, gross=ran.gross, recovered=ran.recovered, opened=opened,
            changed=changed, ended=ended, used_up=over,
        )  # fmt: skip
        return ran
