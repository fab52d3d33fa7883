"""People times months times rate is the budget, exact however people come and go."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from django.db import transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.assistance.actions.end_placement import end_placement
from payung.assistance.actions.open_programme import open_programme
from payung.assistance.actions.order_instalment import order_instalment
from payung.assistance.actions.replace_lost import replace_lost
from payung.assistance.models import Placement, Programme
from payung.assistance.proof import budgets_of, require_budget
from payung.ledger.models import MemberLine
from payung.registry.models import Person
from payung.rolls.models import Roll, RollLine
from tests.contributions.world import employer, worker
from tests.rolls.world import noon

from .test_lists import refused
from .world import (
    BY,
    HERE,
    NOW,
    approved,
    draft,
    in_coverage,
    land,
    listed,
    month,
    opened,
    paid,
    row,
    sponsor,
    states,
)

pytestmark = pytest.mark.django_db
# Band 1, base 1.000.000: JKK 1 % = 10.000 and JKM 6.800 = 16.800 a month; JHT 2 % = 20.000 more. Paid by a region's
# budget there is no relief of PP 50/2025; paid by a company, JKK and JKM are halved until December 2026: 8.400.


@pytest.fixture(autouse=True)
def here():
    land()


@pytest.mark.parametrize(
    ("people", "months", "amount"),
    [(2_829, 12, 570_326_400), (1, 6, 100_800), (1_400, 10, 235_200_000)],  # 2.829 × 12 × 16.800, as was published
)
def test_the_budget_is_people_times_months_times_16800(people, months, amount):
    assert opened(quota=people, months=months, budget=amount).committed == amount
    assert refused(lambda: opened(title="Lagi", quota=people, months=months, budget=amount - 1)) == [
        "assistance-budget"
    ]


def test_with_jht_a_month_costs_36800_and_a_company_has_the_relief_until_it_ends():
    assert opened(jht=True, quota=1, months=1, instalment=1).committed == 36_800
    csr = opened(sponsor("company", "PT Peduli"), quota=10, months=4)
    assert csr.committed == 10 * (2 * 8_400 + 2 * 16_800) == 504_000  # November and December half, then whole


def test_election_staff_are_wage_earners_at_a_percentage_of_their_honorarium():
    # Rp1.130.000: JKK class 1, 0,24 % = 2.712; JKM 0,30 % = 3.390; together 0,54 % = 6.102.
    programme = opened(cohort="kpps", basis="honorarium", base=1_130_000, months=1, instalment=1, quota=2)
    assert programme.committed == 2 * 6_102
    spell = worker(employer(), 7)
    listed(programme, row(1), row(7, nik=spell.person.nik, name=spell.person.name, born="15-06-1990"))
    assert states(programme) == ["valid", "valid"]  # somebody with a job may serve as well
    paid(approved(programme))
    assert set(MemberLine.objects.values_list("segment", "jkk", "jkm")) == {("PU", 2_712, 3_390)}
    counted = in_coverage("PU")
    assert counted == {(each, HERE) for each in Placement.objects.values_list("person_id", flat=True)}


def test_what_is_wrong_with_a_new_programme_is_told_at_once():
    wrong = draft(sponsor(), title=" ", cohort="x", legal_basis="", budget_line="", quota=0, months=13, instalment=14,
                  first_month=month(10), base=999_999, age_to=70)  # fmt: skip
    assert refused(lambda: open_programme(wrong, by=BY, at=NOW)) == [
        "assistance-name", "assistance-kind", "assistance-legal-basis", "assistance-budget-line", "assistance-quota",
        "assistance-months", "assistance-instalment", "assistance-past", "assistance-base", "assistance-ages",
    ]  # fmt: skip
    adhoc = {"basis": "honorarium", "cohort": "pps"}
    assert refused(lambda: opened(**adhoc, base=0, jht=True)) == ["assistance-honorarium", "assistance-honorarium-jht"]
    assert refused(lambda: opened(region="61.12", sponsor=sponsor("village", "Desa", "61.08").pk)) == [
        "assistance-region"
    ]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    quota=st.integers(1, 4),
    months=st.integers(1, 6),
    instalment=st.integers(1, 6),
    jht=st.booleans(),
    steps=st.lists(st.tuples(st.sampled_from(["die", "list", "renew", "leave", "pay", "month"]), st.integers(1, 4)),
                   max_size=9),
)  # fmt: skip
def test_places_times_months_times_rate_is_the_budget_however_people_come_and_go(quota, months, instalment, jht, steps):
    with transaction.atomic():
        numbers, day = count(1), NOW.date()
        programme = opened(quota=quota, months=months, instalment=min(instalment, months), jht=jht)
        rate = 36_800 if jht else 16_800
        listed(programme, *(row(next(numbers)) for _ in range(quota + 1)))
        approved(programme)
        for step, which in steps:
            day = dt.date(day.year + day.month // 12, day.month % 12 + 1, 2) if step == "month" else day
            done(programme, step, which, numbers, noon(day))
            require_budget(programme)
        budget = budgets_of([programme.pk])[programme.pk]
        held = [
            (each.last_month.year - each.first_month.year) * 12 + each.last_month.month - each.first_month.month + 1
            for each in programme.placements.filter(void=False)
        ]
        assert budget.committed == quota * months * rate
        assert budget.placed == sum(held) * rate and budget.placed + budget.empty == budget.committed
        lines = RollLine.objects.filter(roll__state="paid")
        booked = lines.aggregate(total=Sum(F("jkk") + F("jkm") + F("jht")))["total"] or 0
        assert budget.paid == booked == lines.count() * rate
        assert lines.values("person_id", "month").distinct().count() == lines.count()
        transaction.set_rollback(True)


def done(programme: Programme, step: str, which: int, numbers, at: dt.datetime) -> None:
    """One step of the story; a step with nothing to do is refused, and that is fine."""
    held = programme.placements.filter(void=False, seat=which).order_by("-first_month").first()
    waiting = [roll for roll in Roll.objects.filter(state="open") if roll.expires_at > at]
    try:
        with transaction.atomic():
            if step == "die" and held:
                Person.objects.filter(pk=held.person_id).update(died_on=at.date() - dt.timedelta(days=1))
            elif step == "list":
                listed(programme, *(row(next(numbers)) for _ in range(which)), at=at)
            elif step == "renew":
                replace_lost(programme.pk, by=BY, at=at)
            elif step == "leave" and held:
                end_placement(programme.pk, held.candidate_id, "asked", by=BY, at=at)
            elif step == "pay":
                paid(waiting[0] if waiting else order_instalment(programme.pk, by=BY, at=at), at)
    except ValueError as problem:
        assert type(problem).__name__ == "Refused", problem
