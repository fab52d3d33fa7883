"""A member stops. What is paid stays paid and covers to its end."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.own_account.holding import cancel_open, hold_membership
from payung.own_account.models import Membership


def stop(membership_id: int, *, by: Actor, at: dt.datetime) -> Membership:
    """End the membership today and close an unpaid code.

    Raises NotAllowed; Refused own-account-ended, own-account-paid.
    """
    with act("own_account.stop", by, at) as deed:
        held = hold_membership(membership_id, "own_account.stop", by)
        cancel_open(held.person_id, at)
        held.ended_on, held.end_reason = localdate(at), Membership.End.STOPPED
        held.save(update_fields=["ended_on", "end_reason"])
        deed.about(f"own_account:{held.pk}")
        return held
