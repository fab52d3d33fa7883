"""Tell us once: one report of an event opens every claim it entitles people to."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.claims.life_events import LifeEvent
from payung.claims.recording import record_event
from payung.claims.reporting import Report
from payung.registry.queries import people_reached
from payung.statute_book import StatuteBook, read_statute_book

PERMISSION = "claims.report_event"


def report_event(report: Report, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> LifeEvent:
    """Record the event and open its claims. Told a second time, it is the same event and opens what is not open.

    A claim that was refused or withdrawn is opened anew by a new report. Raises NotAllowed out of reach; Refused
    event-in-future, facts-unfit, death-told-before, event-opens-nothing.
    """
    law = law or read_statute_book()
    with act("claims.report_event", by, at) as deed:
        if not people_reached(by, PERMISSION).filter(pk=report.person_id).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        event, opened = record_event(report, by=by, at=at, law=law)
        deed.about(f"life_event:{event.pk}", kind=event.kind, person=event.person_id, opened=opened)
        return event
