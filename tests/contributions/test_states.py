"""Draft, Hitung iuran, Finalisasi, Posting: what may follow what, and what makes a calculation stale."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.db import IntegrityError

from payung.access.actor import BANK, NotAllowed
from payung.audit.models import Event
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.post_settled import post_settled
from payung.contributions.actions.reopen import reopen
from payung.contributions.actions.repeat_month import repeat_month
from payung.contributions.models import Bill, Declaration, DeclaredWage
from payung.contributions.queries import is_stale
from payung.contributions.refused import Refused
from payung.ledger.models import MemberLine, Transfer
from payung.payments.models import PaymentCode
from payung.registry.models import JkkClassification
from payung.statute_book import StatuteBook, read_statute_book

from .world import APRIL, CLERK, MARCH, NOW, billed, clerk_of, employer, paid, posted, state, wage, worker

pytestmark = pytest.mark.django_db


class OtherLaw(StatuteBook):
    """The same law after somebody corrected a note: another version, the same amounts."""

    version = "ffffffffffff"


@contextmanager
def refused(code: str):
    """Expect a refusal with this code."""
    with pytest.raises(Refused) as told:
        yield
    assert told.value.problem.code == code


def decide_class(where, jkk_class, month=MARCH):
    JkkClassification.objects.create(
        employer=where,
        from_month=month,
        jkk_class=jkk_class,
        entry=f"{jkk_class}.1",
        decided_by="x",
        decided_on=MARCH,
        reason="x",
    )


def test_a_draft_is_not_finalised_and_every_change_makes_it_a_draft_again():
    spell = worker(employer())
    declaration = wage(spell, 3_412_500)
    with refused("declaration-not-calculated"):
        finalise([declaration], by=CLERK, at=NOW)
    calculate([declaration], by=CLERK, at=NOW)
    assert state(declaration) == "calculated"
    wage(spell, 3_500_000)
    assert state(declaration) == "draft"


def test_another_jkk_class_makes_the_calculation_stale_and_calculating_again_mends_it():
    where = employer(jkk_class=3)
    declaration = wage(worker(where), 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    decide_class(where, 1)
    assert is_stale(declaration)
    with refused("declaration-stale"):
        finalise([declaration], by=CLERK, at=NOW)
    assert DeclaredWage.objects.get().jkk == 8_900  # 0.89 % of a million
    bill = billed(declaration)
    assert DeclaredWage.objects.get().jkk == 2_400  # 0.24 %
    assert bill.jkk_class == 1


def test_a_class_of_a_later_month_changes_nothing():
    where = employer(jkk_class=3)
    declaration = wage(worker(where), 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    decide_class(where, 1, APRIL)
    assert not is_stale(declaration)
    finalise([declaration], by=CLERK, at=NOW)


@pytest.mark.parametrize("change", [{"jp": False}, {"jht": False}, {"size": "small"}, {"labour_intensive": True}])
def test_another_fact_of_the_employer_makes_the_calculation_stale(change):
    where = employer()
    declaration = wage(worker(where), 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    type(where).objects.filter(pk=where.pk).update(**change)
    with refused("declaration-stale"):
        finalise([declaration], by=CLERK, at=NOW)


def test_another_version_of_the_law_makes_the_calculation_stale():
    other = OtherLaw(read_statute_book().folder)
    declaration = wage(worker(employer()), 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    with refused("declaration-stale"):
        finalise([declaration], by=CLERK, at=NOW, law=other)
    calculate([declaration], by=CLERK, at=NOW, law=other)
    (bill,) = finalise([declaration], by=CLERK, at=NOW, law=other)
    assert Bill.objects.get(pk=bill).law_version == "ffffffffffff"


def test_one_wage_added_under_other_facts_leaves_the_whole_declaration_stale():
    where = employer(jkk_class=3)
    declaration = wage(worker(where, 1), 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    decide_class(where, 1)
    wage(worker(where, 2), 1_000_000)
    assert Declaration.objects.get().law_version == ""
    calculate([declaration], by=CLERK, at=NOW)
    assert sorted(DeclaredWage.objects.values_list("jkk", flat=True)) == [2_400, 2_400]


def test_a_finalised_month_is_locked():
    spell = worker(employer())
    declaration = wage(spell, 1_000_000)
    billed(declaration)
    for change in (
        lambda: wage(spell, 2_000_000),
        lambda: wage(spell, None),
        lambda: calculate([declaration], by=CLERK, at=NOW),
        lambda: finalise([declaration], by=CLERK, at=NOW),
    ):
        with refused("declaration-locked"):
            change()
    assert DeclaredWage.objects.get().wage == 1_000_000


def test_an_empty_month_is_neither_calculated_nor_finalised():
    spell = worker(employer())
    declaration = wage(spell, 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    wage(spell, None)
    with refused("declaration-empty"):
        calculate([declaration], by=CLERK, at=NOW)


def test_whoever_left_before_the_month_must_be_taken_out_first():
    where = employer()
    gone, stays = worker(where, 1), worker(where, 2)
    wage(gone, 1_000_000)
    declaration = wage(stays, 1_000_000)
    calculate([declaration], by=CLERK, at=NOW)
    type(gone).objects.filter(pk=gone.pk).update(ended_on=dt.date(2025, 2, 28), end_reason="resigned")
    with refused("declaration-worker-gone"):
        finalise([declaration], by=CLERK, at=NOW)
    wage(gone, None)
    assert billed(declaration).workers == 1


def test_somebody_who_does_not_work_there_has_no_wage():
    with refused("worker-not-here"):
        wage(worker(employer(), started=dt.date(2025, 4, 1)), 1_000_000, MARCH)


def test_an_employer_without_a_jkk_class_is_sent_to_the_branch():
    where = employer()
    JkkClassification.objects.all().delete()
    with refused("jkk-class-missing"):
        wage(worker(where), 1_000_000)
    assert not Declaration.objects.exists()


def test_reopening_cancels_the_bill_and_its_code_and_a_new_bill_gets_a_new_one():
    spell = worker(employer())
    declaration = wage(spell, 1_000_000)
    first = billed(declaration)
    reopen([declaration], by=CLERK, at=NOW)
    first.refresh_from_db()
    assert (state(declaration), first.state) == ("draft", "cancelled")
    assert paid(first) == "replaced"

    wage(spell, 2_000_000)
    second = billed(declaration)
    assert (second.contributions, second.payment_code != first.payment_code) == (2 * first.contributions, True)
    assert paid(second) == "settled"
    posted()
    assert state(declaration) == "posted"
    assert MemberLine.objects.get().bill_id == second.pk


def test_a_paid_month_is_not_reopened_even_before_it_is_posted():
    declaration = wage(worker(employer()), 1_000_000)
    bill = billed(declaration)
    paid(bill)
    with refused("bill-paid"):
        reopen([declaration], by=CLERK, at=NOW)
    assert PaymentCode.objects.get().state == "settled"
    posted()
    with refused("bill-paid"):
        reopen([declaration], by=CLERK, at=NOW)


def test_a_draft_is_not_reopened():
    with refused("declaration-not-finalised"):
        reopen([wage(worker(employer()), 1_000_000)], by=CLERK, at=NOW)


def test_posting_twice_posts_once():
    bill = billed(wage(worker(employer()), 1_000_000))
    paid(bill)
    assert (posted().bills, posted().bills) == (1, 0)
    assert (MemberLine.objects.count(), Transfer.objects.filter(subject=f"bill:{bill.pk}").count()) == (1, 6)


def test_an_unpaid_bill_is_not_posted():
    billed(wage(worker(employer()), 1_000_000))
    assert posted().bills == 0
    assert not MemberLine.objects.exists()


def test_no_change_this_month_copies_the_wages_of_those_who_stay():
    where = employer()
    stays, leaves, joins = worker(where, 1), worker(where, 2), worker(where, 3, started=dt.date(2025, 4, 7))
    wage(leaves, 2_000_000)
    billed(wage(stays, 1_000_000, rapel=500_000))
    type(leaves).objects.filter(pk=leaves.pk).update(ended_on=dt.date(2025, 3, 31), end_reason="resigned")
    (april,) = repeat_month([where.pk], APRIL, by=CLERK, at=NOW)
    rows = DeclaredWage.objects.filter(month=APRIL)
    assert [(row.person_id, row.wage, row.rapel) for row in rows] == [(stays.person_id, 1_000_000, 0)]
    assert state(april) == "calculated"
    assert joins.person_id not in {row.person_id for row in rows}
    finalise([april], by=CLERK, at=NOW)


def test_the_first_month_has_nothing_to_repeat():
    with refused("month-nothing-before"):
        repeat_month([worker(employer()).employer_id], APRIL, by=CLERK, at=NOW)


def test_a_clerk_reaches_only_their_own_employer():
    mine, other = employer(), employer("JJ999999")
    both = [wage(worker(mine, 1), 1_000_000), wage(worker(other, 2), 1_000_000)]
    calculate(both[:1], by=clerk_of(mine), at=NOW)
    for action in (calculate, finalise, reopen):
        with pytest.raises(NotAllowed):
            action(both, by=clerk_of(mine), at=NOW)
    with pytest.raises(NotAllowed):
        repeat_month([other.pk], APRIL, by=clerk_of(mine), at=NOW)
    with pytest.raises(NotAllowed):
        post_settled(by=BANK, at=NOW)
    assert {state(number) for number in both} == {"calculated", "draft"}


def test_one_month_that_may_not_be_finalised_holds_back_the_whole_set():
    first, second = employer(), employer("JJ999999")
    both = [wage(worker(first, 1), 1_000_000), wage(worker(second, 2), 1_000_000)]
    calculate(both[:1], by=CLERK, at=NOW)
    with pytest.raises(Refused) as told:
        finalise(both, by=CLERK, at=NOW)
    assert (told.value.ids, Bill.objects.count()) == ((both[1],), 0)


def test_every_step_leaves_one_event():
    bill = billed(wage(worker(employer()), 1_000_000))
    paid(bill)
    posted()
    told = list(Event.objects.order_by("pk").values_list("verb", "subject"))
    number = bill.declaration_id
    assert told == [
        ("contributions.set_wage", f"declaration:{number}"),
        ("contributions.calculate", f"declaration:{number}"),
        ("contributions.finalise", f"declaration:{number}"),
        ("payments.receive", f"receipt:{PaymentCode.objects.get().receipt_id}"),
        ("contributions.post_settled", f"bill:{bill.pk}"),
    ]


def test_the_database_itself_allows_one_bill_in_force_per_month():
    bill = billed(wage(worker(employer()), 1_000_000))
    bill.pk, bill.number, bill.payment_code = None, "x", "80000000000"
    with pytest.raises(IntegrityError, match="one_bill_in_force"):
        bill.save(force_insert=True)
