"""Somebody was seen alive: the pension runs on, and what waited is paid with the next run."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.opening import alive_until
from payung.claims.periodic.reach import confirm, hold_entitlement
from payung.claims.periodic.refusals import ENDED, NOT_ASKED, SEEN
from payung.claims.periodic.tables import Entitlement
from payung.claims.refused import refuse

State = Entitlement.State


def confirm_life(entitlement_id: int, seen_on: dt.date, *, how: str, by: Actor, at: dt.datetime) -> Entitlement:
    """Keep the proof and let the pension run on for as long as it holds.

    how  in words: at the counter, by video call, by the village office

    Raises NotAllowed; Refused entitlement-ended, life-not-asked, seen-in-future.
    """
    with act("claims.confirm_life", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.confirm_life", by)
        if right.alive_until is None:
            raise refuse(NOT_ASKED, right.get_kind_display(), "Manfaat")
        if right.state == State.STOPPED:
            raise refuse(ENDED, State(right.state).label, "Manfaat")
        until = alive_until(seen_on)
        if seen_on > localdate(at) or until < right.alive_until:
            raise refuse(SEEN, seen_on.isoformat(), "Tanggal")

        confirm(right, None, {"seen_on": seen_on.isoformat(), "how": how}, [], by, at)
        right.alive_until, right.state, right.reason, right.changed_at = until, State.ACTIVE, "", at
        right.save(update_fields=["alive_until", "state", "reason", "changed_at"])
        deed.about(f"entitlement:{right.pk}", seen_on=seen_on.isoformat(), until=until.isoformat())
        return right
