"""What an officer and an applicant read: the worklist, the next step, the reasons of a refusal."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.claims import queries
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.cases import judge
from payung.claims.claimants import Claimant
from payung.claims.falling_due import Due
from payung.claims.shares import payees
from payung.claims.stated import LABELS, STATED
from payung.registry.models import Employment
from tests.claims import world as w

TODAY = dt.date(2025, 3, 27)


@pytest.mark.django_db
def test_the_worklist_shows_the_most_pressing_first_with_the_working_days_left():
    claim = w.death_claim()
    items = queries.worklist(w.officer(), TODAY, w.LAW)
    assert items[0].claim == claim and items[0].days_left == 3 and not items[0].is_late
    assert len(items) == 4 and items[-1].days_left is None
    assert queries.worklist(w.officer(), dt.date(2025, 4, 4), w.LAW)[0].is_late


@pytest.mark.django_db
def test_another_office_sees_neither_the_worklist_nor_the_claim():
    claim = w.death_claim()
    far = w.officer("jauh", "officer", "office", "SKW")
    assert queries.worklist(far, TODAY, w.LAW) == []
    assert queries.claim_of(far, claim.number) is None
    assert queries.claim_of(w.officer(), claim.number) == claim


@pytest.mark.django_db
def test_a_member_sees_their_own_claims_and_nobody_elses():
    claim = w.claim(w.reported(w.worker(), "accident"), "JKK")
    own = w.officer("peserta", "member", "person", str(claim.person_id))
    other = w.officer("orang", "member", "person", str(claim.person_id + 1))
    assert list(queries.claims_of_person(own, claim.person_id)) == [claim]
    assert list(queries.claims_of_person(other, claim.person_id)) == []


@pytest.mark.django_db
def test_the_next_step_says_who_acts_all_along_the_road():
    event = w.reported(w.worker(), "accident")
    w.with_account(event)
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.REPORTED)
    seen = []

    def look():
        claim.refresh_from_db()
        seen.append(queries.next_step(claim).who)

    for step in (lambda: None, lambda: w.papers(claim), lambda: w.completed(claim)):
        step()
        look()
    decision = w.decided(claim)
    look()
    approve_decision(decision.pk, by=w.approver(), at=w.COMPLETED)
    look()
    orders = w.instructed(claim)
    look()
    w.confirmed(orders)
    look()
    assert seen == ["applicant", "officer", "officer", "approver", "approver", "bank", "nobody"]


@pytest.mark.django_db
def test_a_refusal_names_who_can_mend_it_and_how():
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=dt.date(2025, 3, 1), end_reason="resigned")
    claim = w.claim(w.reported(spell, "accident"), "JKK")
    (reason,) = queries.refusals_of(w.approved(w.completed(claim)))
    assert (reason.code, reason.who) == ("member-on-the-day", "employer")
    claim.refresh_from_db()
    assert queries.next_step(claim).applicant == reason.how


@pytest.mark.django_db
def test_an_account_is_shown_by_its_last_four_digits():
    event = w.reported(w.worker(), "accident")
    w.with_account(event)
    assert Claimant.objects.get(event=event).masked_account == "•••• 0030"


def test_every_stated_fact_has_a_name_people_can_read():
    assert STATED.keys() == LABELS.keys()


def heirs(count: int) -> list[Claimant]:
    return [Claimant(pk=place, name=f"ANAK {place}", relation="child", place=place) for place in range(1, count + 1)]


def test_the_rupiah_that_does_not_divide_go_to_the_first_named():
    shares = payees([Due("lump_sum", 11)], heirs(3), died_on=TODAY, wages_kept=False, law=w.LAW)
    assert [each.amount for each in shares] == [4, 4, 3]


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=4), st.integers(1, 9))
def test_the_shares_of_heirs_sum_to_what_is_due_and_differ_by_one_rupiah_at_most(amounts, count):
    due = [Due(f"line_{place}", amount) for place, amount in enumerate(amounts)]
    parts = [each.amount for each in payees(due, heirs(count), died_on=TODAY, wages_kept=False, law=w.LAW)]
    assert sum(parts) == sum(amounts)
    assert all(0 <= first - second <= 1 for first, second in pairwise(parts))


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 800))
def test_a_higher_wage_never_earns_less_after_an_accident(one, other, absence):
    low, high = sorted((one, other))

    def total(wage: int) -> int:
        case = {"event_on": "2025-03-24", "claimed_on": "2025-04-01", "member": True, "segment": "PU", "wage": wage,
                "absence_days": absence}  # fmt: skip
        return judge("JKK", "accident", case, w.LAW).total

    assert total(low) <= total(high)
