"""Places of those who died or found an employer go to the next on the waiting list, for the months not paid yet."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.assistance.holding import hold, require_approved
from payung.assistance.keeping import Kept, renewed
from payung.assistance.placing import lock_places
from payung.audit.act import act
from payung.statute_book import StatuteBook, read_statute_book


def replace_lost(programme_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Kept:
    """Ask the registry about everybody again, and keep the programme full. Months already paid stay with the person
    they were paid for: law/questions.toml, assistance-paid-months.

    Raises NotAllowed; Refused assistance-not-approved, assistance-paid.
    """
    law = law or read_statute_book()
    with act("assistance.replace_lost", by, at) as deed:
        lock_places()
        programme = hold(programme_id, "assistance.replace_lost", by)
        require_approved(programme)
        kept = renewed(programme, {}, localdate(at), at, law)
        deed.about(f"programme:{programme.pk}", lost=kept.lost, placed=kept.placed)
        return kept
