"""An employer, two workers and months billed through the real actions; the clock of the pages stands still."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from payung.access.actor import SYSTEM, Actor, Held
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.set_wage import set_wage
from payung.contributions.models import Bill
from payung.demo.marker import leave_marker
from payung.kernel.names import name_key
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Card, Employer, Employment, JkkClassification, Person
from payung.registry.numbers import new_kpj, new_member_numbers

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)  # Saturday, 10.00 WIB
STARTED = dt.date(2026, 7, 1)
CLERK = Actor(name="Petugas", user_id=None, held=(Held("clerk", "all", ""),))
WAGE = 5_000_000
# Wage Rp5.000.000: JHT 3.7 % = 185.000 and 2 % = 100.000; JP 2 % + 1 % = 150.000; JKK class 2, 0.54 % = 27.000;
# JKM 0.30 % = 15.000. Together 477.000.
JHT, BILLED = 285_000, 477_000


def month(number: int) -> dt.date:
    return dt.date(2026, number, 1)


def made_employer(npp: str = "19100217", name: str = "PT Papan Percobaan") -> Employer:
    employer = Employer.objects.create(
        npp=npp,
        name=name,
        size="medium",
        activity="Kayu lapis",
        jht=True,
        jp=True,
        office_id="PTK",
        region_id="61.12",
        registered_on=dt.date(2020, 1, 1),
    )
    JkkClassification.objects.create(
        employer=employer,
        from_month=dt.date(2020, 1, 1),
        jkk_class=2,
        entry="2.01",
        decided_by="Kantor",
        decided_on=dt.date(2020, 1, 1),
        reason="percobaan",
    )
    return employer


def made_worker(employer: Employer, name: str, nik: str, started: dt.date = STARTED) -> Person:
    person = Person.objects.create(
        member_number=new_member_numbers(1)[0],
        nik=nik,
        name=name,
        name_key=name_key(name),
        birth_date=dt.date(1995, 7, 8),
        sex="P",
    )
    card = Card.objects.create(kpj=new_kpj(1)[0], person=person, issued_on=started)
    Employment.objects.create(person=person, employer=employer, card=card, started_on=started)
    return person


def billed(employer: Employer, when: dt.date, *people: Person) -> Bill:
    """The month of these people at Rp5.000.000 each, finalised."""
    for person in people:
        declaration = set_wage(employer.pk, when, person.pk, wage=WAGE, by=CLERK, at=NOW)
    calculate([declaration], by=CLERK, at=NOW)
    (bill,) = finalise([declaration], without_failing=True, by=CLERK, at=NOW)
    return Bill.objects.get(pk=bill)


@pytest.fixture
def still_clock(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def employer(db, still_clock) -> Employer:
    """An employer in a demonstration, so that the simulated bank answers."""
    load_reference(by=SYSTEM, at=NOW)
    leave_marker(at=NOW, today=NOW.date(), people=2, employers=1, scale=1)
    return made_employer()


@pytest.fixture
def siti(employer) -> Person:
    return made_worker(employer, "Siti Aminah", "6112024807959001")


@pytest.fixture
def budi(employer) -> Person:
    return made_worker(employer, "Budi Santoso", "6112020807959002")
