"""What somebody left behind knows, and whom it fits. What fits is for officers only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.crypto import salted_hmac

from payung.claims.family.practice import practice
from payung.claims.family.tables import DeathReport
from payung.claims.life_events import LifeEvent
from payung.claims.reporting import Report, employer_of, office_of
from payung.kernel.names import same_name
from payung.registry.models import Office, Person, Region
from payung.registry.serving import serving_office


@dataclass(frozen=True)
class ToldDeath:
    """A death as told: the number on the card, the name, the day; who tells it, where they live, how to call them.

    work_accident  None where they do not know
    """

    number: str
    name: str
    died_on: dt.date
    reporter: str
    relation: str
    phone: str
    region_code: str
    work_accident: bool | None = None


def person_told(told: ToldDeath) -> Person | None:
    """Who fits both number and name; None where nobody or more than one does."""
    people = Person.objects.filter(Q(nik=told.number) | Q(cards__kpj=told.number)).distinct()
    fitting = [each for each in people if same_name(told.name, each.name, each.name_key)]
    return fitting[0] if len(fitting) == 1 else None


def office_for(told: ToldDeath, person: Person | None, today: dt.date) -> Office:
    """Who answers: the office of the deceased, else of where the reporter lives, else any counter."""
    if person is not None:
        report = Report(LifeEvent.Kind.DEATH, person.pk, told.died_on, LifeEvent.Reporter.HEIR, LifeEvent.Channel.WEB)
        return office_of(person, employer_of(report))
    region = Region.objects.filter(pk=told.region_code).first()
    office = serving_office(region, today) if region else None
    return office or Office.objects.exclude(kind=Office.Kind.REGIONAL).order_by("code")[0]


def too_many_reports(address: str, at: dt.datetime) -> bool:
    """Whether so many came from one address that it looks like flooding or guessing."""
    since = at - dt.timedelta(hours=practice()["reports_hours"])
    return DeathReport.objects.filter(address=address, reported_at__gt=since).count() >= practice()["reports_limit"]


def next_number(prefix: str, today: dt.date) -> str:
    """`LK-2611-000012`: year and month, running number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('claims_family_number')")
        (number,) = cursor.fetchone()
    return f"{prefix}-{today:%y%m}-{number:06d}"


def digest_of(code: str) -> str:
    """What is kept of a code, however it was typed."""
    plain = code.replace(" ", "").replace("-", "").upper()
    return salted_hmac("payung.claims.heir_access", plain, algorithm="sha256").hexdigest()
