"""Somebody on own account has an accident or dies: covered from the day they paid, not a day before."""

from __future__ import annotations

import datetime as dt

import pytest

from payung.claims.gathering import gather
from payung.claims.judging import judged
from payung.claims.models import Claim
from payung.claims.refused import Refused
from payung.own_account.choice import Choice
from payung.registry.queries import people_reached
from payung.statute_book import read_statute_book
from tests.claims.world import officer, reported
from tests.contributions.world import place
from tests.own_account.world import NOW, member, paid
from tests.own_account.world import officer as branch_officer
from tests.rolls.world import noon

pytestmark = pytest.mark.django_db
LAW = read_statute_book()
PAID_ON = dt.date(2026, 11, 9)


@pytest.fixture
def maria():
    """On own account since 9 November 2026, when November was paid at a base of 2.950.000."""
    place()
    here = member(choice=Choice("pedagang", "61.12", 2_950_000))
    paid(here, 1, NOW)
    return here


def accident(here, day: dt.date):
    event = reported(
        here, "accident", on=day, when=noon(day + dt.timedelta(days=1)), reporter="member",
        absence_days=30,
    )  # fmt: skip
    return Claim.objects.get(event=event, programme="JKK")


def test_an_accident_on_the_day_of_the_payment_is_granted_from_the_base_of_the_band(maria):
    one = accident(maria, PAID_ON)
    found = judged(one, dt.date(2026, 11, 20), LAW)
    facts = {name: fact.value for name, fact in found.facts.items()}
    assert (facts["member"], facts["segment"], facts["wage"]) == (True, "BPU", 2_950_000)
    assert "Iuran BPU dari MARIA GORETI" in found.facts["wage"].source
    # 30 days without work in the first months: the whole base of a month.
    assert found.granted and 2_950_000 in [line.amount for line in found.outcome.lines]


def test_an_accident_the_day_before_the_payment_is_refused_with_the_finding(maria):
    found = judged(accident(maria, PAID_ON - dt.timedelta(days=1)), dt.date(2026, 11, 20), LAW)
    assert not found.granted
    assert [finding.code for finding in found.outcome.findings if not finding.holds] == ["member-on-the-day"]


def test_an_accident_after_the_paid_months_is_refused(maria):
    found = judged(accident(maria, dt.date(2026, 12, 20)), dt.date(2026, 12, 22), LAW)
    assert not found.granted


def test_a_month_paid_in_time_after_the_accident_covers_it(maria):
    one = accident(maria, dt.date(2026, 12, 3))
    assert not judged(one, dt.date(2026, 12, 4), LAW).granted
    paid(maria, 1, noon(dt.date(2026, 12, 14)))  # December is due on the 15th
    assert judged(one, dt.date(2026, 12, 20), LAW).granted


def test_a_month_paid_ahead_is_no_contribution_month_before_it_begins(maria):
    paid(maria, 12, NOW)
    facts = gather(accident(maria, dt.date(2026, 11, 15)), dt.date(2026, 11, 20), LAW)
    assert facts["contribution_months"].value == 1


def test_somebody_on_own_account_dies_and_the_burial_is_paid_in_the_first_months(maria):
    event = reported(maria, "death", on=dt.date(2026, 11, 20), when=noon(dt.date(2026, 11, 22)))
    one = Claim.objects.get(event=event, programme="JKM")
    found = judged(one, dt.date(2026, 11, 23), LAW)
    assert (found.facts["member"].value, found.facts["segment"].value) == (True, "BPU")
    # Permenaker 1/2025: in the first three months on own account only the burial is paid, Rp10.000.000.
    assert found.outcome.total == 10_000_000


def test_a_trader_with_jht_who_closes_the_business_draws_the_whole_balance_at_once():
    place()
    here = member(choice=Choice("pedagang", "61.12", 2_950_000, jht=True))
    paid(here, 2, NOW)
    closed = dt.date(2026, 12, 18)
    event = reported(
        here, "stopped_business", on=closed, when=noon(dt.date(2026, 12, 21)), reporter="member", npwp=True
    )
    one = Claim.objects.get(event=event)
    # Permenaker 4/2022: who stops working on own account waits for nothing, unlike who resigns.
    assert (one.programme, one.basis, one.not_before) == ("JHT", "stopped_own_account", None)
    # JHT of own account: 2 % of the base 2.950.000 = 59.000 a month, two months 118.000; no tax below 50 million.
    found = judged(one, dt.date(2026, 12, 22), LAW)
    assert found.facts["balance"].value == 118_000 and found.outcome.total == 118_000


def test_a_trader_without_jht_who_closes_the_business_is_told_that_nothing_opens(maria):
    with pytest.raises(Refused) as refused:
        reported(maria, "stopped_business", on=dt.date(2026, 11, 20), when=noon(dt.date(2026, 11, 22)))
    assert refused.value.problem.code == "event-opens-nothing"


def test_the_branch_reaches_whoever_lives_where_it_serves(maria):
    reached = people_reached(branch_officer(), "claims.report_event")
    assert not reached.filter(pk=maria.person_id).exists()  # nobody wrote down which regions this office serves
    maria.office.areas.create(region_id="61.12", valid_from=dt.date(2020, 1, 1))
    assert people_reached(branch_officer(), "claims.report_event").filter(pk=maria.person_id).exists()
    assert officer().user_id
