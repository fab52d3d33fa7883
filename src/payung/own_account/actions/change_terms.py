"""Occupation, place, band or programmes change from the next month that is not paid yet."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.own_account.choice import Choice, choice_for
from payung.own_account.choosing import checked, record_choice
from payung.own_account.holding import cancel_open, hold_membership
from payung.own_account.models import Terms
from payung.own_account.refused import UNCHANGED, refuse
from payung.own_account.standing import takes_effect
from payung.statute_book import StatuteBook, read_statute_book


def change_terms(
    membership_id: int, choice: Choice, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Terms:
    """Record the choice from `takes_effect` on; an unpaid code is cancelled, for its amount may be another now.

    Raises NotAllowed; Refused own-account-ended, own-account-unchanged, own-account-paid, and those of a choice.
    """
    law = law or read_statute_book()
    with act("own_account.change_terms", by, at) as deed:
        held = hold_membership(membership_id, "own_account.change_terms", by)
        month = takes_effect(held.last_paid, localdate(at))
        chosen = checked(choice, month, law)
        if chosen == choice_for(held.terms.all(), month):
            raise refuse(UNCHANGED, "Pilihan", "sama seperti sekarang")
        cancel_open(held.person_id, at)
        terms = record_choice(held, chosen, month, by, at)
        deed.about(f"own_account:{held.pk}", from_month=month.isoformat())
        return terms
