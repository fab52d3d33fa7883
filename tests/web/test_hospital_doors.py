"""A hospital's yes or no by every door through which somebody can be covered, for the day of the event alone.

Each door is asked on the page, one day inside and one day outside what it covers; and what the hospital is told is what
a claim of that day finds.
"""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from payung.claims.actions.report_event import report_event
from payung.claims.gathering import gather
from payung.claims.models import Claim
from payung.claims.reporting import Report
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.actions.propose_merger import propose_merger
from payung.migrants.actions.record_return import record_return
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Person
from payung.statute_book import read_statute_book
from tests.assistance import world as aid
from tests.claims import world as w
from tests.construction import world as site
from tests.identity.world import FIRST, PAPER, SECOND
from tests.migrants import test_departures as abroad
from tests.own_account import world as own
from tests.web.books import made_employer, made_worker
from tests.web.conftest import make_user

pytestmark = pytest.mark.django_db
LAW = read_statute_book()
NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)


@pytest.fixture
def hospital(monkeypatch) -> Client:
    load_reference(by=site.SYSTEM, at=site.at(1, 1))
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    client = Client()
    client.force_login(make_user("perawat", ("hospital", "facility", "RS-6171-1")))
    return client


def told(hospital: Client, person: Person, day: dt.date) -> bool:
    """What the page answers about a person on a day; a claim of that day must find the same."""
    typed = {"number": person.nik, "born": f"{person.birth_date:%d-%m-%Y}", "name": "", "event_on": f"{day:%d-%m-%Y}",
             "reason": "Jatuh"}  # fmt: skip
    seen = hospital.post("/rumah-sakit/", typed).content.decode()
    yes = "Ya, terlindungi" in seen
    assert yes or "Belum dapat dipastikan" in seen
    event = report_event(Report("accident", person.pk, day, "facility", "counter", facts={"absence_days": 3}),
                         by=w.officer(), at=NOW)  # fmt: skip
    facts = gather(Claim.objects.get(event=event, programme="JKK"), NOW.date(), LAW)
    assert facts["member"].value is yes
    return yes


def merged(number: Person, into: Person) -> None:
    approve_merger(propose_merger(number.pk, into.pk, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW).pk,
                   by=SECOND, at=NOW)  # fmt: skip


def test_at_work_from_the_first_day_and_not_the_day_before(hospital):
    siti = made_worker(made_employer(), "Siti Aminah", "6112024807950001", dt.date(2026, 7, 1))
    assert told(hospital, siti, dt.date(2026, 7, 1))
    assert not told(hospital, siti, dt.date(2026, 6, 30))


def test_on_own_account_from_the_day_of_the_payment(hospital):
    here = own.member(at=own.NOW)  # 9 November 2026
    own.paid(here)
    maria = Person.objects.get(pk=here.person_id)
    assert told(hospital, maria, dt.date(2026, 11, 9))
    assert not told(hospital, maria, dt.date(2026, 11, 8))


def test_paid_for_by_a_regency_from_the_day_it_paid(hospital):
    programme = aid.opened()
    aid.listed(programme, aid.row(1))
    aid.paid(aid.approved(programme))  # 9 November 2026
    (person,) = Person.objects.filter(nik=aid.row(1)[0])
    assert told(hospital, person, dt.date(2026, 11, 9))
    assert not told(hospital, person, dt.date(2026, 11, 8))


def test_on_a_construction_project_on_the_days_listed_for_the_week(hospital):
    site.listed(site.started(), site.line(1))  # 14 to 18 September 2026
    worker = Person.objects.get()
    assert told(hospital, worker, dt.date(2026, 9, 18))
    assert not told(hospital, worker, dt.date(2026, 9, 19))


def test_a_project_nobody_paid_for_covers_nobody(hospital):
    site.listed(site.project(), site.line(1))
    assert not told(hospital, Person.objects.get(), dt.date(2026, 9, 16))


@pytest.fixture
def sri(hospital):
    """Left for Malaysia on 10 June 2026 for 24 months, paid on 1 May."""
    agency = abroad.company()
    departure = abroad.going(agency, when=site.at(5, 1), leaves=dt.date(2026, 6, 10))
    abroad.paid(agency, departure, when=site.at(5, 1))
    return departure


def test_abroad_before_leaving_and_while_working_and_not_before_paying(hospital, sri):
    for day, covered in ((dt.date(2026, 4, 30), False), (dt.date(2026, 5, 1), True), (dt.date(2026, 11, 20), True)):
        assert told(hospital, sri.person, day) is covered


def test_home_early_covers_one_month_more_though_two_years_were_paid(hospital, sri):
    record_return(sri.pk, dt.date(2026, 8, 10), "Sakit", by=site.officer(), at=site.at(8, 11))
    # one month after 10 August ends on 10 September; the package would have lasted until July 2028
    assert told(hospital, sri.person, dt.date(2026, 9, 10))
    assert not told(hospital, sri.person, dt.date(2026, 9, 11))


def test_cover_under_either_number_of_one_person_counts(hospital, sri):
    site.listed(site.started(), site.line(1))
    worker = Person.objects.exclude(pk=sri.person_id).get()
    assert not told(hospital, worker, dt.date(2026, 11, 20))
    merged(worker, sri.person)
    assert told(hospital, worker, dt.date(2026, 11, 19))
    assert told(hospital, sri.person, dt.date(2026, 9, 16))


def test_nobody_is_covered_after_the_day_they_died(hospital, sri):
    Person.objects.filter(pk=sri.person_id).update(died_on=dt.date(2026, 10, 1))
    sri.person.refresh_from_db()
    typed = {"number": sri.person.nik, "born": "15-02-1999", "name": "", "event_on": "02-10-2026", "reason": "x"}
    assert "Belum dapat dipastikan" in hospital.post("/rumah-sakit/", typed).content.decode()
