"""Somebody was seen alive: the pension runs on, and what waited is paid with the next run."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.life import live_on, require_alive_asked
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.tables import Entitlement


def confirm_life(entitlement_id: int, seen_on: dt.date, *, how: str, by: Actor, at: dt.datetime) -> Entitlement:
    """Keep the proof and let the pension run on for as long as it holds.

    how  in words: at the counter, by video call, by the village office

    Raises NotAllowed; Refused entitlement-ended, life-not-asked, seen-in-future.
    """
    with act("claims.confirm_life", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.confirm_life", by)
        require_alive_asked(right, seen_on, localdate(at))

        live_on(right, seen_on, how, by, at)
        deed.about(f"entitlement:{right.pk}", seen_on=seen_on.isoformat(), until=str(right.alive_until))
        return right
