"""Somebody leaves a programme on what an office knows: moved away, or asked to."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.assistance.holding import hold, require_approved
from payung.assistance.keeping import Kept, renewed
from payung.assistance.models import Placement
from payung.assistance.paying import next_unpaid
from payung.assistance.placing import lock_places
from payung.assistance.refused import KIND, TOO_LATE, refuse
from payung.audit.act import act
from payung.statute_book import StatuteBook, read_statute_book


def end_placement(
    programme_id: int, candidate_id: int, reason: str, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Kept:
    """The place is free from the first month that is not paid, and the next on the list takes it.

    reason  a value of `Placement.End`

    Raises NotAllowed; Refused assistance-not-approved, assistance-kind, assistance-too-late, assistance-paid.
    """
    law = law or read_statute_book()
    with act("assistance.end_placement", by, at) as deed:
        lock_places()
        programme = hold(programme_id, "assistance.end_placement", by)
        require_approved(programme)
        if reason not in Placement.End.values or not reason:
            raise refuse(KIND, "Sebab", reason or "kosong")
        start = next_unpaid(programme, localdate(at))
        held = programme.placements.filter(candidate=candidate_id, void=False).first()
        if held is None:
            raise NotAllowed(f"{by.name}: assistance.end_placement")
        if held.last_month < start:
            raise refuse(TOO_LATE, "Peserta", "tidak ada bulan yang tersisa")
        kept = renewed(programme, {held.pk: reason}, localdate(at), at, law)
        deed.about(f"programme:{programme.pk}", person=held.person_id, reason=reason, placed=kept.placed)
        return kept
