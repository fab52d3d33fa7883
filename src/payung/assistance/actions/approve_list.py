"""The list is approved by decree: places are taken within quota and budget, and the first payment is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.assistance.holding import hold, require_draft
from payung.assistance.judging import judge
from payung.assistance.models import Candidate, Programme
from payung.assistance.paying import ask_payment
from payung.assistance.placing import fill_places, lock_places
from payung.assistance.proof import require_budget
from payung.assistance.refused import DECREE, NOBODY, PAST, refuse
from payung.audit.act import act
from payung.kernel.dates import month_text
from payung.kernel.periods import month_of
from payung.rolls.models import Roll
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Approved:
    """How many were placed, how many wait for a place, and the payment asked for."""

    placed: int
    waiting: int
    roll: Roll


def approve_list(
    programme_id: int,
    decree: str,
    decree_on: dt.date | None,
    *,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> Approved:
    """Judge everybody once more, place the first who meet the conditions, and ask for the first payment.

    decree, decree_on  number and day of the decree (SK) that fixes the list

    Raises NotAllowed; Refused assistance-not-draft, assistance-decree, assistance-past, assistance-nobody.
    """
    law = law or read_statute_book()
    with act("assistance.approve_list", by, at) as deed:
        lock_places()
        programme = hold(programme_id, "assistance.approve_list", by)
        require_draft(programme)
        today = localdate(at)
        if not decree.strip() or decree_on is None or decree_on > today:
            raise refuse(DECREE, "SK penetapan", decree.strip() or "kosong")
        if programme.first_month < today.replace(day=1):
            raise refuse(PAST, "Bulan pertama", month_text(month_of(programme.first_month)))
        judge(programme, today)

        programme.state, programme.approved_at = Programme.State.APPROVED, at
        programme.decree, programme.decree_on = decree.strip()[:120], decree_on
        programme.save(update_fields=["state", "approved_at", "decree", "decree_on"])
        placed = fill_places(programme, programme.first_month, at)
        roll = ask_payment(programme, programme.first_month, at, law)
        if roll is None:
            raise refuse(NOBODY, "Daftar nama", "belum ada yang memenuhi syarat")
        require_budget(programme)
        waiting = programme.candidates.filter(state=Candidate.State.VALID, placement=None).count()
        deed.about(f"programme:{programme.pk}", placed=placed, waiting=waiting, roll=roll.pk, amount=roll.amount)
        return Approved(placed, waiting, roll)
