"""An accident on a project is claimed like any other: cover and wage come from the week's list."""

import datetime as dt

import pytest

from payung.claims.actions.report_event import report_event
from payung.claims.facts import case_of
from payung.claims.gathering import gather
from payung.claims.judging import judged
from payung.claims.models import Claim
from payung.claims.reporting import Report
from payung.registry.models import MinimumWage, Person
from payung.registry.queries import people_reached
from payung.statute_book import read_statute_book

from .world import at, line, listed, officer, reference, started

LAW = read_statute_book()
DAY = dt.date(2026, 9, 16)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places():
    reference()


def claim_of(programme: str, kind: str = "accident", day: dt.date = DAY, **facts) -> Claim:
    event = report_event(
        Report(kind, Person.objects.get().pk, day, "employer", "counter", facts=facts), by=officer(), at=at(9, 21)
    )
    return Claim.objects.get(event=event, programme=programme)


def case(claim: Claim) -> dict:
    return case_of(gather(claim, dt.date(2026, 9, 21), LAW))


def test_the_branch_reaches_a_project_worker_by_where_the_project_is():
    listed(started(), line(1))
    assert list(people_reached(officer(), "claims.report_event")) == [Person.objects.get()]
    assert not people_reached(officer(key="SKW"), "claims.report_event").exists()


def test_an_accident_on_a_listed_day_counts_the_daily_wage_of_that_week():
    listed(started(), line(1))
    facts = case(claim_of("JKK", absence_days=10))
    assert (facts["member"], facts["segment"], facts["wage"], facts["kind"]) == (True, "JAKON", 150_000, "daily_wage")
    outcome = judged(Claim.objects.get(programme="JKK"), dt.date(2026, 9, 21), LAW).outcome
    # Rp150.000 a day x 25 = 3.750.000 a month; ten days at the whole wage: 10/30 of it
    assert [(line.code, line.amount) for line in outcome.lines if "stmb" in line.code] == [("stmb", 1_250_000)]


def test_without_a_wage_on_the_list_the_minimum_wage_of_the_place_counts():
    listed(started(), line(1, wage=""))
    minimum = MinimumWage.objects.filter(year=2026, region__in=["61", "61.12"]).order_by("-region").first()
    facts = case(claim_of("JKK", absence_days=10))
    assert (facts["wage"], facts["kind"]) == (minimum.amount, "wage")


def test_on_a_day_nobody_listed_the_worker_is_no_member():
    listed(started(), line(1))
    facts = case(claim_of("JKK", day=dt.date(2026, 9, 19), absence_days=10))
    assert facts["member"] is False


def test_a_death_on_a_project_is_a_members_death():
    listed(started(), line(1))
    facts = case(claim_of("JKM", "death"))
    assert (facts["member"], facts["segment"], facts["registered_on"]) == (True, "JAKON", "2026-09-14")
