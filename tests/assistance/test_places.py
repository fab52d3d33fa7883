"""Places: within the quota, replaced when somebody leaves, never one person paid twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from payung.access.actor import NotAllowed
from payung.assistance.actions.approve_list import approve_list
from payung.assistance.actions.cancel_programme import cancel_programme
from payung.assistance.actions.end_placement import end_placement
from payung.assistance.actions.order_instalment import order_instalment
from payung.assistance.actions.replace_lost import replace_lost
from payung.assistance.models import Placement, Programme
from payung.assistance.proof import budgets_of, require_budget
from payung.rolls.models import Roll, RollLine
from payung.rolls.queries import cover_on
from tests.contributions.world import employer
from tests.rolls.world import noon

from .test_lists import refused
from .world import (
    BY,
    HERE,
    NOVEMBER,
    NOW,
    approved,
    died,
    in_coverage,
    land,
    listed,
    month,
    opened,
    paid,
    regency,
    row,
    someone,
    states,
    total,
)

pytestmark = pytest.mark.django_db
# Band 1, base 1.000.000: JKK 1 % = 10.000 and JKM 6.800 = 16.800 a month; JHT 2 % = 20.000 more. Paid by a region's
# budget there is no relief of PP 50/2025; paid by a company, JKK and JKM are halved until December 2026: 8.400.


@pytest.fixture(autouse=True)
def here():
    land()


def test_a_list_is_approved_within_the_quota_paid_and_everybody_is_covered_and_counted():
    programme = opened(quota=2)
    listed(programme, row(1), row(2), row(3))
    roll = approved(programme)
    assert (roll.people, roll.months, roll.amount, roll.segment) == (2, 2, 2 * 2 * 16_800, "BPU")
    assert budgets_of([programme.pk])[programme.pk].open == roll.amount
    paid(roll)
    people = list(Placement.objects.order_by("seat").values_list("person_id", flat=True))
    assert cover_on(people, dt.date(2026, 12, 31)).height == 2 and cover_on(people, dt.date(2027, 1, 1)).is_empty()
    assert in_coverage("BPU") == {(each, HERE) for each in people}
    budget = budgets_of([programme.pk])[programme.pk]
    assert (budget.paid, budget.open, budget.ahead, budget.empty) == (67_200, 0, 134_400, 0)
    # 2 places × 6 months × 16.800 = 201.600, of which 2 × 2 × 16.800 = 67.200 are paid


def test_the_next_payment_follows_and_after_the_last_nothing_is_left():
    programme = opened(quota=1, months=3, instalment=2)
    listed(programme, row(1))
    paid(approved(programme))
    last = order_instalment(programme.pk, by=BY, at=NOW)
    assert (last.first_month, last.months, last.amount) == (month(1, 2027), 1, 16_800)
    assert refused(lambda: order_instalment(programme.pk, by=BY, at=NOW)) == ["assistance-open"]
    paid(last)
    assert refused(lambda: order_instalment(programme.pk, by=BY, at=NOW)) == ["assistance-nothing-to-pay"]
    assert budgets_of([programme.pk])[programme.pk].paid == total(programme) == 50_400


def test_a_code_that_ran_out_is_replaced_and_a_month_that_passed_is_not_paid_backwards():
    programme = opened(quota=1, months=3, instalment=1)
    listed(programme, row(1))
    old = approved(programme)
    later = noon(dt.date(2026, 12, 2))
    new = order_instalment(programme.pk, by=BY, at=later)
    old.refresh_from_db()
    assert old.state == Roll.State.CANCELLED and new.first_month == month(12)
    require_budget(programme)


def test_whoever_dies_before_the_payment_is_replaced_from_the_first_month_and_the_code_follows():
    programme = opened(quota=2)
    listed(programme, row(1), row(2), row(3))
    old = approved(programme)
    gone = died(programme, 1)
    assert vars(replace_lost(programme.pk, by=BY, at=NOW)) == {"lost": 1, "placed": 1}
    old.refresh_from_db()
    new = Roll.objects.get(state="open")
    assert old.state == "cancelled" and new.amount == old.amount == 67_200
    assert gone.pk not in set(RollLine.objects.filter(roll=new).values_list("person_id", flat=True))
    assert states(programme) == ["deceased", "valid", "valid"]
    assert vars(replace_lost(programme.pk, by=BY, at=NOW)) == {"lost": 0, "placed": 0}  # run twice, done once


def test_whoever_finds_an_employer_is_replaced_for_the_months_not_paid_yet():
    programme = opened(quota=1)
    listed(programme, row(1), row(2))
    paid(approved(programme))  # November and December stay with the first
    first = Placement.objects.get()
    first.person.employments.create(employer=employer(), started_on=dt.date(2026, 12, 1))
    assert replace_lost(programme.pk, by=BY, at=noon(dt.date(2026, 12, 5))).placed == 1
    first.refresh_from_db()
    second = Placement.objects.get(first_month=month(1, 2027))
    assert (first.last_month, first.end_reason, second.seat) == (month(12), "wage_earner", first.seat)
    assert budgets_of([programme.pk])[programme.pk].placed == total(programme)
    require_budget(programme)


def test_somebody_who_moves_gives_the_place_up_on_the_word_of_the_office():
    programme = opened(quota=1)
    listed(programme, row(1))
    approved(programme)
    held = programme.candidates.get()
    assert refused(lambda: end_placement(programme.pk, held.pk, "", by=BY, at=NOW)) == ["assistance-kind"]
    end_placement(programme.pk, held.pk, "moved", by=BY, at=NOW)
    assert Roll.objects.get().state == "cancelled"  # nobody is left to pay for
    listed(programme, row(2))
    assert replace_lost(programme.pk, by=BY, at=NOW).placed == 1
    assert budgets_of([programme.pk])[programme.pk].empty == 0


def test_the_database_itself_refuses_a_place_beyond_the_quota_and_a_person_paid_twice():
    one, two = opened(quota=1, title="A"), opened(quota=1, title="B")
    listed(one, row(1), row(2))
    listed(two, row(3))
    approved(one)
    approved(two)
    held = Placement.objects.get(programme=one)
    spare = one.candidates.get(number=2)
    usual = {"programme": one, "candidate": spare, "basis": "income", "first_month": NOVEMBER, "last_month": NOVEMBER,
             "placed_at": NOW}  # fmt: skip
    for wrong in ({"seat": 2, "person": someone(9)}, {"seat": 1, "person": someone(8)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.create(**usual | wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(programme=two).update(person=held.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=one.pk).update(quota=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=one.pk).update(budget=1)


def test_approving_asks_for_a_decree_somebody_valid_and_a_draft_within_reach():
    programme = opened()
    assert refused(lambda: approve_list(programme.pk, "", None, by=BY, at=NOW)) == ["assistance-decree"]
    ok = ("SK 1/2026", NOW.date())
    assert refused(lambda: approve_list(programme.pk, *ok, by=BY, at=NOW)) == ["assistance-nobody"]
    listed(programme, row(1))
    late = noon(dt.date(2026, 12, 1))
    assert refused(lambda: approve_list(programme.pk, *ok, by=BY, at=late)) == ["assistance-past"]
    with pytest.raises(NotAllowed):
        approve_list(programme.pk, *ok, by=regency("61.08"), at=NOW)
    approve_list(programme.pk, *ok, by=BY, at=NOW)
    assert refused(lambda: approve_list(programme.pk, *ok, by=BY, at=NOW)) == ["assistance-not-draft"]
    assert refused(lambda: cancel_programme(programme.pk, by=BY, at=NOW)) == ["assistance-not-draft"]
    other = opened(title="Batal")
    assert refused(lambda: replace_lost(other.pk, by=BY, at=NOW)) == ["assistance-not-approved"]
    cancel_programme(other.pk, by=BY, at=NOW)
    assert refused(lambda: listed(other, row(5))) == ["assistance-closed"]
