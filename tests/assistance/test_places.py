"""Places, months and money: within quota and budget, exact however people come and go, never twice, handed over."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.actor import NotAllowed
from payung.assistance.actions.approve_list import approve_list
from payung.assistance.actions.cancel_programme import cancel_programme
from payung.assistance.actions.end_placement import end_placement
from payung.assistance.actions.open_programme import open_programme
from payung.assistance.actions.order_instalment import order_instalment
from payung.assistance.actions.replace_lost import replace_lost
from payung.assistance.actions.take_over import take_over
from payung.assistance.models import Placement, Programme
from payung.assistance.proof import budgets_of, require_budget
from payung.assistance.queries import gap_months, handovers, lapsing
from payung.coverage.counting.sources import PEOPLE
from payung.ledger.models import MemberLine
from payung.registry.models import Person
from payung.rolls.models import Roll, RollLine
from payung.rolls.queries import cover_on
from tests.contributions.world import employer, worker
from tests.rolls.world import noon

from .test_lists import refused
from .world import (
    HERE,
    NOVEMBER,
    NOW,
    approved,
    draft,
    land,
    listed,
    month,
    opened,
    paid,
    regency,
    row,
    someone,
    sponsor,
    states,
)

pytestmark = pytest.mark.django_db
BY = regency()
# Band 1, base 1.000.000: JKK 1 % = 10.000 and JKM 6.800 = 16.800 a month; JHT 2 % = 20.000 more. Paid by a region's
# budget there is no relief of PP 50/2025; paid by a company, JKK and JKM are halved until December 2026: 8.400.


@pytest.fixture(autouse=True)
def here():
    land()


def total(programme: Programme) -> int:
    return budgets_of([programme.pk])[programme.pk].committed


def died(programme: Programme, seat: int, day: dt.date = dt.date(2026, 11, 8)) -> Person:
    held = programme.placements.filter(seat=seat, void=False).order_by("-first_month")[0]
    Person.objects.filter(pk=held.person_id).update(died_on=day)
    return held.person


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


def in_coverage(segment: str, when: dt.date = NOVEMBER) -> set[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE[segment], {"month": when})
        return {(person, region) for person, _payer, region in cursor.fetchall()}


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


def test_two_payers_in_a_row_leave_no_day_without_cover():
    first = opened(quota=2, months=2)  # November and December
    listed(first, row(1), row(2))
    paid(approved(first))
    second = opened(
        sponsor("company", "Baznas Contoh"), quota=2, first_month=month(1, 2027), months=3, instalment=3,
        continues=first.pk,
    )  # fmt: skip
    assert gap_months(second) == 0
    assert take_over(second.pk, by=BY, at=NOW) == 2 and states(second) == ["valid", "valid"]
    assert handovers([first.pk])[first.pk].nobody == 2
    paid(approved(second))
    after = handovers([first.pk])[first.pk]
    assert (after.people, after.goes_on, after.after_a_gap, after.nobody) == (2, 2, 0, 0)
    people = Placement.objects.filter(programme=first).values_list("person_id", flat=True)
    spans = cover_on(people, dt.date(2027, 1, 1))
    assert spans["since"].unique().to_list() == [dt.date(2026, 11, 9)]  # the day of the first payment
    assert spans["until"].unique().to_list() == [dt.date(2027, 3, 31)]


def test_a_gap_between_two_payers_is_told():
    first = opened(quota=1, months=2)
    listed(first, row(1))
    approved(first)
    second = opened(title="Lanjutan", quota=1, first_month=month(3, 2027), months=2, continues=first.pk)
    assert gap_months(second) == 2  # January and February
    take_over(second.pk, by=BY, at=NOW)
    approved(second)
    assert handovers([first.pk])[first.pk].after_a_gap == 1


def test_programmes_that_end_within_sixty_days_are_named():
    soon, late = opened(title="A", quota=1, months=2), opened(title="B", quota=1, months=3)
    for number, programme in enumerate((soon, late), 1):
        listed(programme, row(number))
        approved(programme)
    # From 9 November, 60 days reach to 8 January: the end of December is inside, the end of January is not.
    assert list(lapsing(Programme.objects.all(), NOW.date())) == [soon]


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
