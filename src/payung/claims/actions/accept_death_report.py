"""An officer confirms a death that was told from outside: it becomes an event and opens what it entitles to."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.family.reach import hold_report
from payung.claims.family.tables import DeathReport
from payung.claims.life_events import LifeEvent
from payung.claims.recording import record_event
from payung.claims.refused import refuse
from payung.claims.refused_family import NOBODY_FITS
from payung.claims.reporting import Report
from payung.registry.models import Person
from payung.registry.queries import people_reached
from payung.statute_book import StatuteBook, read_statute_book

PERMISSION = "claims.accept_death_report"


def accept_death_report(
    report_id: int,
    *,
    member_number: str = "",
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> LifeEvent:
    """Open the event of the person who fits, or of another within the officer's reach by member number.

    Raises NotAllowed; Refused report-answered, nobody-fits, and as `record_event` does.
    """
    law = law or read_statute_book()
    with act("claims.accept_death_report", by, at) as deed:
        report = hold_report(report_id, PERMISSION, by)
        person = _person(report, member_number, by)
        if person is None:
            raise refuse(NOBODY_FITS, "belum ada yang cocok", "Peserta")
        facts = {} if report.work_accident is None else {"work_accident": report.work_accident}
        told = Report(
            kind=LifeEvent.Kind.DEATH, person_id=person.pk, happened_on=report.died_on,
            reporter=LifeEvent.Reporter.HEIR, channel=LifeEvent.Channel.WEB, reported_by=report.reporter,
            relation=report.relation, phone=report.phone, facts=facts,
        )  # fmt: skip
        event, opened = record_event(told, by=by, at=at, law=law)
        report.state, report.event, report.person = DeathReport.State.ACCEPTED, event, person
        report.answered_by, report.answered_at = by.user_id, at
        report.save()
        deed.about(f"life_event:{event.pk}", report=report.number, opened=opened)
        return event


def _person(report: DeathReport, member_number: str, by: Actor) -> Person | None:
    if not member_number.strip():
        return report.person
    return people_reached(by, PERMISSION).filter(member_number=member_number.strip().upper()).first()
