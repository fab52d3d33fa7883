"""The clock of the first report of an accident: until when, whether it was kept, and what lateness does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.claims.models import LifeEvent
from payung.kernel.periods import days
from payung.rules.jkk.claim import HOURS_A_DAY, employer_pays_first, report_deadline, reported_in_time
from payung.statute_book import StatuteBook

FIRST, SECOND = "jkk.claim.first_report_hours", "jkk.claim.second_report_hours"


@dataclass(frozen=True)
class Clock:
    """Stage I of one accident. `until` is the last day; `until_at` the very moment, where the hour is known."""

    until: dt.date
    until_at: dt.datetime | None
    late: bool
    pays_first: bool
    cite: str


def clock_of(event: LifeEvent, law: StatuteBook) -> Clock | None:
    """The clock of an accident; None for any other event."""
    if event.kind != LifeEvent.Kind.ACCIDENT:
        return None
    happened, reported = days(event.happened_on), days(timezone.localdate(event.reported_at))
    hours = law[FIRST].at(event.happened_on)
    return Clock(
        until=report_deadline(happened, law)[0].item(),
        until_at=event.happened_at + dt.timedelta(hours=hours.value) if event.happened_at else None,
        late=not reported_in_time(happened, reported, law)[0],
        pays_first=bool(employer_pays_first(happened, reported, law)[0]),
        cite=hours.cite,
    )


def span_words(name: str, day: dt.date, law: StatuteBook) -> str:
    """`2 × 24 jam (Permenaker …)`, of one of the two reports as of a day."""
    version = law[name].at(day)
    told = {"days": version.value // HOURS_A_DAY, "hours": HOURS_A_DAY, "cite": version.cite}
    return _("%(days)d × %(hours)d jam (%(cite)s)") % told
