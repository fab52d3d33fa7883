"""An officer finds that a death was of work: JKK opens, JKM is taken back, or judged anew where it was approved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.cause import WAITS, Turned, may_turn, turn_to_work
from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.claims.judging import judged
from payung.claims.reach import hold_event, move
from payung.claims.refused import FUTURE, NO_REASON, NO_USER, refuse
from payung.claims.refused_steps import NOT_TURNED
from payung.claims.writing import last_decision, standing_decision, write_decision
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook, read_statute_book

State = Claim.State


@dataclass(frozen=True)
class Found:
    """What followed; `anew` are the decisions that wait for another officer, each beside the one it replaces."""

    turned: Turned
    anew: tuple[Decision, ...]


def find_work_cause(
    event_id: int,
    *,
    accident_on: dt.date | None = None,
    reason: str,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> Found:
    """Write the cause and what follows from it. What was paid stays paid until another officer approves.

    accident_on  day of the accident, where it is not the day of the death

    Raises NotAllowed; Refused officer-unknown, reason-missing, cause-known where it is no death or told as of work
    before, event-in-future for an accident after the death, facts-unfit.
    """
    law = law or read_statute_book()
    with act("claims.find_work_cause", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        event = hold_event(event_id, "claims.find_work_cause", by)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Dasar")
        if not may_turn(event):
            raise refuse(NOT_TURNED, "sudah tercatat akibat kerja", "Penyebab")
        if accident_on and accident_on > event.happened_on:
            raise refuse(FUTURE, date_text(accident_on), "Hari kecelakaan")

        turned = turn_to_work(event, accident_on, "find_work_cause", by, at, law)
        anew = [_judged_anew(each, reason, by, at, law) for each in turned.standing]
        made = tuple(each for each in anew if each is not None)
        deed.about(
            f"life_event:{event.pk}",
            opened=[each.number for each in turned.opened],
            withdrawn=[each.number for each in turned.withdrawn],
            anew=[each.pk for each in made],
            less=sum(each.replaces.total - each.total for each in made if each.replaces),
        )
        return Found(turned, made)


def _judged_anew(claim: Claim, reason: str, by: Actor, at: dt.datetime, law: StatuteBook) -> Decision | None:
    """A decision in the place of the approved one; None where another waits already."""
    if claim.state in (State.COMPLETE, State.DECIDED) or standing_decision(claim) is None:
        return None
    claim.hold = "" if claim.hold == WAITS else claim.hold
    judgement = judged(claim, localdate(at), law)
    decision = write_decision(
        claim, judgement, replaces=last_decision(claim), reason=reason.strip(), by=by, at=at, law=law
    )  # fmt: skip
    move(claim, State.DECIDED, "find_work_cause", by, at, reason.strip())
    return decision
