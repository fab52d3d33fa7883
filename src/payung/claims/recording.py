"""Writing an event and opening its claims. The caller is an action: its transaction, its permission, its reach."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.claims.cause import may_turn, turn_to_work
from payung.claims.claimants import Claimant
from payung.claims.life_events import LifeEvent
from payung.claims.reach import hold_person
from payung.claims.refused import FACTS, FUTURE, NOTHING_OPENED, TOLD_BEFORE, refuse
from payung.claims.reporting import Report, employer_of, office_of, open_claims, to_open
from payung.claims.stated import unfit
from payung.kernel.dates import date_text
from payung.registry.known_as import numbers_of
from payung.registry.models import Person
from payung.statute_book import StatuteBook


def record_event(report: Report, *, by: Actor, at: dt.datetime, law: StatuteBook) -> tuple[LifeEvent, list[str]]:
    """The event, new or as told before, and the numbers of the claims that were opened now.

    A death told before without work, and now as of work, opens JKK: see `cause`.

    Raises Refused event-in-future, facts-unfit, death-told-before, event-opens-nothing.
    """
    person = hold_person(report.person_id)
    if report.happened_on > localdate(at):
        raise refuse(FUTURE, date_text(report.happened_on), "Tanggal kejadian")
    if wrong := unfit(report.facts):
        raise refuse(FACTS, ", ".join(wrong), "Laporan")

    event = _event(report, person, by, at)
    if report.facts.get("work_accident") and may_turn(event):
        day = report.facts.get("accident_on")
        turned = turn_to_work(event, dt.date.fromisoformat(day) if day else None, "report_event", by, at, law)
        return event, [claim.number for claim in turned.opened]
    if not to_open(event) and not event.claims.exists():
        raise refuse(NOTHING_OPENED, LifeEvent.Kind(report.kind).label, "Laporan")
    return event, [claim.number for claim in open_claims(event, by, at, law, "report_event")]


def _event(report: Report, person: Person, by: Actor, at: dt.datetime) -> LifeEvent:
    """The event as told before, or a new one with the member as the first payee where the member lives.

    Told before under another number of the same person, it is the same event.
    """
    before = LifeEvent.objects.filter(person__in=numbers_of(person.pk), kind=report.kind).order_by("pk")
    death = report.kind == LifeEvent.Kind.DEATH
    told = before.first() if death else before.filter(happened_on=report.happened_on).first()
    if told and told.happened_on != report.happened_on:
        raise refuse(TOLD_BEFORE, date_text(told.happened_on), "Tanggal meninggal")
    if told:
        return told
    employer = employer_of(report)
    event = LifeEvent.objects.create(
        kind=report.kind, person=person, employer=employer, office=office_of(person, employer),
        happened_on=report.happened_on, happened_at=report.happened_at, reported_at=at,
        reported_by=report.reported_by or by.name, reporter=report.reporter, relation=report.relation,
        phone=report.phone, channel=report.channel, facts=dict(report.facts), recorded_by=by.user_id,
    )  # fmt: skip
    if not death:
        Claimant.objects.create(
            event=event, person=person, place=0, relation=Claimant.Relation.SELF, name=person.name,
            nik=person.nik or "", birth_date=person.birth_date, named_at=at,
        )  # fmt: skip
    return event
