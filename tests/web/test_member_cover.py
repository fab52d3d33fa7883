"""What a member's own first page says protects them today, when no employer does."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from payung.migrants.actions.record_return import record_return
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Person
from tests.construction import world as site
from tests.migrants import test_departures as abroad
from tests.web.conftest import make_user

pytestmark = pytest.mark.django_db


def home(monkeypatch, person: Person, day: dt.date) -> str:
    """The page of that member on a day at ten in the morning."""
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(day.year, day.month, day.day, 3, tzinfo=dt.UTC))
    client = Client()
    client.force_login(make_user(f"{person.pk}-{day}", ("member", "person", str(person.pk))))
    return client.get("/peserta/").content.decode().replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def reference():
    load_reference(by=site.SYSTEM, at=site.at(1, 1))


def test_a_project_protects_on_the_days_of_its_list(monkeypatch):
    site.listed(site.started(), site.line(1))  # 14 to 18 September 2026
    worker = Person.objects.get()
    during = home(monkeypatch, worker, dt.date(2026, 9, 16))
    assert "terlindungi sampai 18 September 2026" in during
    assert "Keluarga menerima Rp42.000.000" in during  # 20 + 12 + 10 million; a project's worker does not wait
    assert "terlindungi sampai" not in home(monkeypatch, worker, dt.date(2026, 9, 19))


def test_work_abroad_protects_until_a_month_after_an_early_return(monkeypatch):
    agency = abroad.company()
    departure = abroad.going(agency, when=site.at(5, 1), leaves=dt.date(2026, 6, 10))
    abroad.paid(agency, departure, when=site.at(5, 1))
    working = home(monkeypatch, departure.person, dt.date(2026, 8, 1))
    assert "Keluarga menerima Rp85.000.000" in working  # while working: one sum of 85 million
    record_return(departure.pk, dt.date(2026, 8, 10), "Sakit", by=site.officer(), at=site.at(8, 11))
    back = home(monkeypatch, departure.person, dt.date(2026, 9, 10))
    assert "terlindungi sampai 10 September 2026" in back
    assert "Keluarga menerima Rp42.000.000" in back  # 20 + 12 + 10 million
    assert "terlindungi sampai" not in home(monkeypatch, departure.person, dt.date(2026, 9, 11))
