"""Somebody known under two numbers is one person: to signals, to cover, to an event told twice, to work that ends."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.judging import judged
from payung.claims.models import Claim, LifeEvent
from payung.claims.risk import signals_of
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.actions.propose_merger import propose_merger
from payung.registry.models import Employment, Person
from payung.statute_book import read_statute_book
from tests.claims import world as w
from tests.construction import world as site
from tests.contributions import world as months
from tests.identity.world import FIRST, NOW, PAPER, SECOND

pytestmark = pytest.mark.django_db
LAW = read_statute_book()


@pytest.fixture
def spell():
    return w.worker()


@pytest.fixture
def twin(spell):
    """The same human being with another NIK, at work with the same employer."""
    return months.worker(spell.employer, 2)


def merged(number, into) -> None:
    one = propose_merger(number.person_id, into.person_id, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW)
    approve_merger(one.pk, by=SECOND, at=NOW)


def codes(claim) -> list[str]:
    return [each.code for each in signals_of([claim.pk]).get(claim.pk, [])]


def since(spell, day: dt.date) -> None:
    Employment.objects.filter(pk=spell.pk).update(started_on=day)
    spell.card.__class__.objects.filter(pk=spell.card_id).update(issued_on=day)


def test_registered_long_ago_under_the_other_number_is_no_signal(spell, twin):
    since(spell, dt.date(2025, 3, 4))
    since(twin, dt.date(2019, 1, 1))
    event = w.reported(spell, "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKM")
    assert codes(claim) == ["registered-before-death"]
    merged(twin, spell)
    assert codes(claim) == []


def test_a_wage_that_was_lower_under_the_other_number_is_a_jump(spell, twin):
    w.paid_month(twin, dt.date(2025, 1, 1), 1_800_000, w.at(2, 10))
    claim = w.claim(w.reported(spell, "accident"), "JKK")
    assert codes(claim) == []
    merged(twin, spell)
    assert codes(claim) == ["wage-jump"]


def test_a_burial_paid_under_the_other_number_is_seen(spell, twin):
    told = w.reported(spell, "death")
    name_heirs(told.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    first = w.completed(w.claim(told, "JKM"))
    w.approved(first)
    second = w.claim(w.reported(twin, "death"), "JKM")
    assert "burial-twice" not in codes(second)
    merged(twin, spell)
    (signal,) = [each for each in signals_of([second.pk])[second.pk] if each.code == "burial-twice"]
    assert first.number in signal.seen


def test_an_accident_told_under_each_number_is_seen(spell, twin):
    near = w.claim(w.reported(spell, "accident", on=dt.date(2025, 3, 10)), "JKK")
    other = w.claim(w.reported(twin, "accident", on=dt.date(2025, 3, 12)), "JKK")
    assert codes(near) == []
    merged(twin, spell)
    assert codes(near) == ["accident-twice"] == codes(other)


def test_a_death_told_under_the_other_number_is_the_same_event_and_ends_all_work(spell, twin):
    merged(twin, spell)
    first = w.reported(spell, "death")
    assert w.reported(twin, "death") == first
    assert LifeEvent.objects.count() == 1
    assert Claim.objects.filter(programme="JKM").count() == 1
    name_heirs(first.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    w.approved(w.completed(w.claim(first, "JKM")))
    assert set(Employment.objects.values_list("person", "ended_on")) == {
        (spell.person_id, w.EVENT_ON), (twin.person_id, w.EVENT_ON)
    }  # fmt: skip
    assert set(Person.objects.values_list("died_on", flat=True)) == {w.EVENT_ON}


def test_a_project_that_listed_the_other_number_covers_the_day():
    site.reference()
    site.listed(site.started(), site.line(1))
    listed = Person.objects.get()
    person = Person.objects.create(
        member_number="PY0000000077", nik="6112024107880077", name="AGUS", name_key="agus",
        birth_date=dt.date(1990, 2, 15), sex="L", region_id="61.12",
    )  # fmt: skip
    report = w.Report("accident", person.pk, dt.date(2026, 9, 16), "employer", "counter", facts={"absence_days": 10})
    claim = w.claim(w.report_event(report, by=w.officer(), at=site.at(9, 21)), "JKK")
    assert not judged(claim, dt.date(2026, 9, 21), LAW).granted
    one = propose_merger(listed.pk, person.pk, reason="KTP sama", paper=PAPER, by=FIRST, at=NOW)
    approve_merger(one.pk, by=SECOND, at=NOW)
    found = judged(claim, dt.date(2026, 9, 21), LAW)
    # Rp150.000 a day x 25 = 3.750.000 a month; ten days at the whole wage: 10/30 of it.
    assert [(line.code, line.amount) for line in found.outcome.lines] == [("stmb", 1_250_000)]
