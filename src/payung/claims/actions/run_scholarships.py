"""Pay the school years that were proven: each once, out of the programme they come from, with the proof of it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.periodic.ending import end_dead, end_schooled, end_used_up
from payung.claims.periodic.judging import proven_due
from payung.claims.periodic.opening import open_approved
from payung.claims.periodic.posting import Ran, held_by_proof, post_run
from payung.claims.periodic.reconciling import follow_decisions
from payung.claims.periodic.tables import Entitlement
from payung.statute_book import StatuteBook, read_statute_book

BATCH = 65_536
"""School years in one transaction."""
LATE_PROOF = 366
"""Days after the last year began in which it can still be proven before the right is closed."""


def run_scholarships(
    month: dt.date, basis: str, *, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Ran:
    """Pay up to `limit` proven years whose payment falls up to and with `month` (its first day), in one transaction.

    basis  JKK or JKM: the programme of the event, whose fund pays

    Approved scholarships are opened and changed decisions followed first; those of children who died end, and those
    that are over. Run it twice, at the same time, or kill it anywhere: a year is paid once. Call it until it pays
    nobody. Raises NotAllowed; ProofFailed with nothing kept.
    """
    law, programme = law or read_statute_book(), Claim.Programme.SCHOLARSHIP
    with act("claims.run_scholarships", by, at) as deed:
        today = localdate(at)
        changed = follow_decisions(programme, at=at, on=today, law=law)
        opened = open_approved(programme, at=at, on=today, law=law)
        ended = end_dead(programme, at=at, on=today)
        held = held_by_proof(programme, month, limit, basis)

        paid, rises, moved = proven_due(held, Entitlement.Reason.COMPLETED, months=12)

        ran = post_run(programme, month, paid, rises, moved, at=at, on=today, source=basis)
        over = end_schooled(at=at) + end_used_up(programme, today - dt.timedelta(days=LATE_PROOF), at=at)
        deed.about(
            f"run:{ran.run_id}" if ran.run_id else f"scholarships:{month:%Y-%m}:{basis}",
            month=f"{month:%Y-%m}", basis=basis, payments=ran.payments, gross=ran.gross, recovered=ran.recovered,
            opened=opened, changed=changed, ended=ended, over=over,
        )  # fmt: skip
        return ran
