"""What each programme pays at once, what it keeps for later, and what is asked of the day of the event."""

import datetime as dt

import numpy as np
import pytest

from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.state_facts import state_facts
from payung.claims.clock import due_on, late_addition, working_days_left
from payung.claims.judging import rerun
from payung.claims.models import Decision
from payung.claims.refused import Refused
from tests.claims import world as w
from tests.contributions import world as months

pytestmark = pytest.mark.django_db


def long_member(count: int):
    """A worker whose last `count` months up to February 2025 were paid, each on the tenth of the next month."""
    spell = months.worker(months.employer())
    for place in reversed(range(count)):
        number = 2025 * 12 + 1 - place
        month = dt.date(number // 12, number % 12 + 1, 1)
        following = dt.date((number + 1) // 12, (number + 1) % 12 + 1, 10)
        w.paid_month(spell, month, on=dt.datetime.combine(following, dt.time(3), dt.UTC))
    return spell


def test_a_job_lost_in_march_2025_grants_six_months_and_pays_the_first():
    # PP 6/2025: 60 % of 3,650,000 = 2,190,000 for six months; twelve months were paid within 24.
    event = w.reported(long_member(12), "dismissal")
    assert {one.programme for one in event.claims.all()} == {"JKP", "JHT"}
    decision = w.decided(w.completed(w.claim(event, "JKP")))
    assert decision.total == 6 * 2_190_000
    assert [(due["code"], due["amount"]) for due in decision.payable] == [("month_1", 2_190_000)]
    assert decision.payees[0]["amount"] == 2_190_000


def test_a_job_lost_after_eleven_months_is_refused_for_the_twelfth():
    event = w.reported(long_member(11), "dismissal")
    decision = w.decided(w.completed(w.claim(event, "JKP")))
    assert [each["code"] for each in decision.findings if not each["holds"]] == ["paid-months"]
    assert not decision.granted


def test_a_month_paid_only_after_the_death_does_not_count():
    spell = w.worker()
    event = w.reported(spell, "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    w.paid_month(spell, dt.date(2025, 1, 1), on=w.at(3, 26))
    decision = w.decided(w.completed(w.claim(event, "JKM")))
    assert decision.facts["contribution_months"]["value"] == 1


def test_the_widow_of_a_short_member_gets_the_contributions_back_at_once():
    # One month: density and a year of membership fail. JP February 2025: (2 % + 1 %) × 3,650,000 = 109,500.
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(w.claim(event, "JP")))
    assert [(due["code"], due["amount"]) for due in decision.payable] == [("lump_sum", 109_500)]


def test_the_widow_of_a_member_of_thirteen_months_gets_a_pension_by_the_month_and_nothing_at_once():
    event = w.reported(long_member(13), "death")
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(w.claim(event, "JP")))
    assert [line["code"] for line in decision.lines] == ["pension"]
    assert decision.granted and decision.payable == [] and decision.payees == []


def test_a_child_at_school_is_paid_its_year_after_a_death_at_work():
    # SD, three years left: this year 1,500,000; the sister is too young for school. JKK asks no contribution months.
    event = w.reported(w.worker(), "death", work_accident=True)
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "SCHOLARSHIP")
    decision = w.decided(w.completed(claim))
    assert [(payee["name"], payee["amount"]) for payee in decision.payees] == [("PETRUS", 1_500_000)]
    # 3 × 1,500,000 + 3 × 2,000,000 + 3 × 3,000,000 + 5 × 12,000,000 = 79,500,000 if he stays at school before 23.
    assert decision.total == 79_500_000


def test_a_scholarship_after_a_death_outside_work_asks_three_years_of_contributions():
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(w.claim(event, "SCHOLARSHIP")))
    assert [each["code"] for each in decision.findings if not each["holds"]] == ["scholarship-contribution-months"]


def test_a_death_at_work_is_paid_by_the_wage_of_the_day():
    # 60 % × 80 × 3,650,000 = 175,200,000; 24 × 500,000 = 12,000,000; burial 10,000,000: 197,200,000.
    event = w.reported(w.worker(), "death", work_accident=True)
    name_heirs(event.pk, [w.WIFE], by=w.officer(), at=w.REPORTED)
    assert w.decided(w.completed(w.claim(event, "JKK"))).total == 197_200_000


def test_without_heirs_only_the_burial_is_paid_to_who_arranged_it():
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, [w.Heir("KETUA RT", "arranger")], by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(w.claim(event, "JKM")))
    assert [(payee["name"], payee["amount"]) for payee in decision.payees] == [("KETUA RT", 10_000_000)]


def test_a_sibling_gets_nothing_beside_a_widow():
    event = w.reported(w.worker(), "death")
    name_heirs(event.pk, [w.Heir("KAKAK", "sibling"), w.WIFE], by=w.officer(), at=w.REPORTED)
    decision = w.decided(w.completed(w.claim(event, "JKM")))
    assert [(payee["name"], payee["amount"]) for payee in decision.payees] == [("THERESIA LANSI", 42_000_000)]


def test_every_programme_asked_again_from_its_frozen_facts_gives_the_same_rupiah():
    event = w.reported(long_member(13), "death")
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    for claim in event.claims.all():
        decision = Decision.objects.get(pk=w.decided(w.completed(claim)).pk)
        assert rerun(decision, w.LAW).same, claim.programme


def test_a_disability_given_a_measure_that_cannot_be_is_named_and_nothing_is_decided():
    event = w.reported(w.worker(), "accident")
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"disabilities": [{"code": "ZZ"}]}, by=w.officer(), at=w.REPORTED)
    w.completed(claim)
    with pytest.raises(Refused) as refused:
        w.decided(claim)
    assert refused.value.problem.code == "facts-unfit" and "ZZ" in refused.value.problem.found
    assert w.state(claim) == "complete"


def test_each_programme_has_its_own_clock():
    # Complete on Monday 7 April 2025; Good Friday 18 April is no working day.
    monday = dt.date(2025, 4, 7)
    days = {"JKM": dt.date(2025, 4, 10), "JHT": dt.date(2025, 4, 14), "JKK": dt.date(2025, 4, 16),
            "JKP": dt.date(2025, 4, 10), "JP": dt.date(2025, 4, 29)}  # fmt: skip
    assert {programme: due_on(programme, "any", monday, w.LAW) for programme in days} == days
    assert due_on("SCHOLARSHIP", "JKK", monday, w.LAW) == days["JKK"]


def test_the_agency_adds_one_percent_a_day_when_it_is_late():
    # JKM complete 7 April, due 10 April, paid 14 April: four days, 4 % of 42,000,000 = 1,680,000.
    assert (
        late_addition(
            "JKM", "death", 42_000_000, dt.date(2025, 4, 7), dt.date(2025, 4, 10), dt.date(2025, 4, 14), w.LAW
        )
        == 1_680_000
    )
    assert (
        late_addition(
            "JHT", "layoff", 42_000_000, dt.date(2025, 4, 7), dt.date(2025, 4, 14), dt.date(2025, 5, 14), w.LAW
        )
        == 0
    )


@pytest.mark.parametrize(
    ("today", "left"), [(dt.date(2025, 4, 16), 2), (dt.date(2025, 4, 21), 0), (dt.date(2025, 4, 22), -1)]
)
def test_the_days_left_are_working_days(today, left):
    # Due Monday 21 April 2025; Friday 18 April is a holiday: from Wednesday 16 there are Thursday and Monday.
    assert working_days_left(today, dt.date(2025, 4, 21), w.LAW) == left


def test_working_days_left_are_those_counted_one_after_the_other():
    today = dt.date(2025, 3, 26)  # before Nyepi, Idulfitri and the weekend
    for far in range(-120, 121):
        due = today + dt.timedelta(days=far)
        between = range(1, far + 1) if far > 0 else range(far, 0)
        each = [np.datetime64(today + dt.timedelta(days=one)) for one in between]
        working = sum(w.LAW.holidays.working_day(np.array([day]), 1)[0] == day for day in each)
        assert working_days_left(today, due, w.LAW) == (working if far > 0 else -working)
