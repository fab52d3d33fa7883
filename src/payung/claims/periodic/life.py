"""Somebody who is paid was seen alive. The caller is an action and holds the right."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.claims.periodic.practice import alive_until
from payung.claims.periodic.reach import confirm
from payung.claims.periodic.refusals import ENDED, NOT_ASKED, SEEN
from payung.claims.periodic.tables import Confirmation, Entitlement
from payung.claims.refused import refuse

State = Entitlement.State


def require_alive_asked(right: Entitlement, seen_on: dt.date, today: dt.date) -> None:
    """Raises Refused life-not-asked, entitlement-ended, seen-in-future (also where it proves nothing new)."""
    if right.alive_until is None:
        raise refuse(NOT_ASKED, right.get_kind_display(), "Manfaat")
    if right.state == State.STOPPED:
        raise refuse(ENDED, State(right.state).label, "Manfaat")
    if seen_on > today or alive_until(seen_on) < right.alive_until:
        raise refuse(SEEN, seen_on.isoformat(), "Tanggal")


def live_on(right: Entitlement, seen_on: dt.date, how: str, by: Actor, at: dt.datetime) -> Confirmation:
    """Keep the proof and let the pension run on for as long as it holds."""
    kept = confirm(right, None, {"seen_on": seen_on.isoformat(), "how": how}, [], by, at)
    right.alive_until, right.state, right.reason, right.changed_at = alive_until(seen_on), State.ACTIVE, "", at
    right.save(update_fields=["alive_until", "state", "reason", "changed_at"])
    return kept
