"""What a report says, and which employer and office it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.claims.claim import Claim, Step
from payung.claims.contributed import takes_part
from payung.claims.life_events import LifeEvent
from payung.claims.opening import Opened, opened_by
from payung.kernel.periods import days
from payung.registry.known_as import numbers_of
from payung.registry.models import Employer, Employment, Office, OfficeArea, Person
from payung.registry.serving import regency_code
from payung.rules.jht.claim import earliest_claim
from payung.statute_book import StatuteBook


@dataclass(frozen=True)
class Report:
    """One report of one event; only what the reporter knows.

    kind, reporter, channel  values of LifeEvent.Kind, .Reporter, .Channel
    employer_id              where it happened; worked out when left out
    facts                    names and shapes as in `stated.STATED`
    """

    kind: str
    person_id: int
    happened_on: dt.date
    reporter: str
    channel: str
    reported_by: str = ""
    relation: str = ""
    phone: str = ""
    happened_at: dt.datetime | None = None
    employer_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def employer_of(report: Report) -> Employer | None:
    """The employer named, or the one the person worked for on that day, the latest started first."""
    if report.employer_id is not None:
        return Employer.objects.select_related("office").get(pk=report.employer_id)
    work = (
        Employment.objects.filter(person__in=numbers_of(report.person_id), started_on__lte=report.happened_on)
        .exclude(ended_on__lt=report.happened_on)
        .exclude(end_reason=Employment.EndReason.MISTAKE)
        .select_related("employer__office")
        .order_by("-started_on")
        .first()
    )
    return work.employer if work else None


def office_of(person: Person, employer: Employer | None) -> Office:
    """The employer's office, or the one that serves where the person lives, or any branch where neither is known."""
    if employer is not None:
        return employer.office
    area = (
        OfficeArea.objects.select_related("office").filter(region=regency_code(person.region_id), valid_to=None).first()
    )
    return area.office if area else Office.objects.exclude(kind=Office.Kind.REGIONAL).order_by("code")[0]


def to_open(event: LifeEvent) -> list[Opened]:
    """The claims the event opens and that are not open, decided or paid already."""
    savings, pension = takes_part(event.person_id)
    stated = event.facts
    every = opened_by(
        event.kind,
        work_accident=bool(stated.get("work_accident")),
        savings=savings,
        pension=pension,
        children=stated.get("children", True),
    )
    live = event.claims.exclude(state__in=[Claim.State.WITHDRAWN, Claim.State.REFUSED])
    held = set(live.values_list("programme", flat=True))
    return [each for each in every if each.programme not in held]


def not_before(opened: Opened, event: LifeEvent, claimed_on: dt.date, law: StatuteBook) -> dt.date | None:
    """The day a JHT right opens where its cause has a waiting time; None where nothing waits."""
    rule = law["jht.claim.wait_months"]
    if opened.programme != Claim.Programme.JHT or opened.basis not in rule.keys:
        return None
    if not rule.value(claimed_on, opened.basis):
        return None
    cause = days(claimed_on).astype("int64") * 0 + rule.position(opened.basis)
    day: dt.date = earliest_claim(days(event.happened_on), cause, days(claimed_on), law)[0].item()
    return day


def new_claim_number(programme: str, opened_on: dt.date) -> str:
    """`2503-JKK-000418`: year and month of opening, programme, running number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('claims_claim_number')")
        (number,) = cursor.fetchone()
    return f"{opened_on:%y%m}-{programme[:4]}-{number:06d}"


def open_claims(event: LifeEvent, by: Actor, at: dt.datetime, law: StatuteBook, action: str) -> list[Claim]:
    """Open what the event opens and is not open, each with its first step. The caller is an action and holds it."""
    today = localdate(at)
    claims = [
        Claim(
            number=new_claim_number(each.programme, today), programme=each.programme, basis=each.basis, event=event,
            person=event.person, office=event.office, claimed_on=today, opened_at=at, changed_at=at,
            not_before=not_before(each, event, today, law),
        )
        for each in to_open(event)
    ]  # fmt: skip
    Claim.objects.bulk_create(claims)
    Step.objects.bulk_create(
        Step(claim=claim, at=at, action=action, state=claim.state, by_id=by.user_id, by_name=by.name)
        for claim in claims
    )
    return claims
