"""A facility reports the accident of somebody it treats: stage I, from the one who saw the patient first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.care.reach import hold_guarantee
from payung.claims.care.tables import Guarantee
from payung.claims.life_events import LifeEvent
from payung.claims.recording import record_event
from payung.claims.reporting import Report
from payung.statute_book import StatuteBook, read_statute_book


def report_treated_accident(
    guarantee_id: int,
    *,
    happened_at: dt.datetime | None,
    phone: str,
    facts: Mapping[str, Any],
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> LifeEvent:
    """Open the accident of a guarantee, or join the one already told; every guarantee of that accident follows it.

    facts  as in `stated.STATED`, e.g. suspected

    Raises NotAllowed; Refused as `record_event` does.
    """
    law = law or read_statute_book()
    with act("claims.report_treated_accident", by, at) as deed:
        guarantee = hold_guarantee(guarantee_id, "claims.report_treated_accident", by, at)
        report = Report(
            kind=LifeEvent.Kind.ACCIDENT, person_id=guarantee.person_id, happened_on=guarantee.accident_on,
            happened_at=happened_at, reporter=LifeEvent.Reporter.FACILITY, channel=LifeEvent.Channel.WEB,
            reported_by=f"{by.name}, {guarantee.facility.name}", phone=phone, facts=facts,
        )  # fmt: skip
        event, opened = record_event(report, by=by, at=at, law=law)
        Guarantee.objects.filter(person=guarantee.person_id, accident_on=event.happened_on, event=None).update(
            event=event
        )
        deed.about(f"life_event:{event.pk}", guarantee=guarantee.number, opened=opened)
        return event
