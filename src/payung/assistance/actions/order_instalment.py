"""The next payment of a programme is asked for; a code that was not used in time is replaced."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.assistance.holding import hold, require_approved
from payung.assistance.keeping import keep_full
from payung.assistance.paying import ask_payment, cancel_open, next_unpaid, rolls_of_programme
from payung.assistance.placing import lock_places
from payung.assistance.proof import require_budget
from payung.assistance.refused import NOBODY, NOTHING_TO_PAY, OPEN_ROLL, refuse
from payung.audit.act import act
from payung.rolls.models import Roll
from payung.statute_book import StatuteBook, read_statute_book


def order_instalment(programme_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Roll:
    """Look for who was lost, let the waiting list follow, and write the roll of the next unpaid months.

    Raises NotAllowed; Refused assistance-not-approved, assistance-nothing-to-pay, assistance-open, assistance-paid,
    assistance-nobody.
    """
    law = law or read_statute_book()
    with act("assistance.order_instalment", by, at) as deed:
        lock_places()
        programme = hold(programme_id, "assistance.order_instalment", by)
        require_approved(programme)
        today = localdate(at)
        start = next_unpaid(programme, today)
        if start > programme.last_month:
            raise refuse(NOTHING_TO_PAY, "Termin", "sudah lunas semua")
        if any(roll.state == Roll.State.OPEN and roll.expires_at > at for _, roll in rolls_of_programme(programme)):
            raise refuse(OPEN_ROLL, "Kode bayar", "masih berlaku")
        cancel_open(programme, at)
        kept = keep_full(programme, start, today, at)
        roll = ask_payment(programme, start, at, law)
        if roll is None:
            raise refuse(NOBODY, "Daftar nama", "tidak ada yang memenuhi syarat")
        require_budget(programme)
        deed.about(f"programme:{programme.pk}", roll=roll.pk, amount=roll.amount, lost=kept.lost, placed=kept.placed)
        return roll
