"""Decided claims whose facts changed: found, shown with their difference, corrected by one officer for another."""

import datetime as dt

import pytest

from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.correct_claims import correct_claims
from payung.claims.actions.state_facts import state_facts
from payung.claims.changed import changed_claims
from payung.claims.models import Claim, Decision
from payung.claims.refused import Refused
from payung.contributions.models import DeclaredWage
from tests.claims import world as w

pytestmark = pytest.mark.django_db
SINCE, UNTIL = dt.date(2025, 3, 1), dt.date(2025, 4, 30)


def found(**asked):
    return changed_claims(w.officer(), "look.claims", w.LAW, since=SINCE, until=UNTIL, **asked)


def paid_accident():
    """30 days of absence at 3,650,000: Rp3,650,000 paid."""
    event = w.reported(w.worker(), "accident")
    w.with_account(event)
    claim = w.claim(event, "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.COMPLETED)
    w.completed(claim)
    w.approved(claim)
    w.confirmed(w.instructed(claim))
    return claim


def test_nothing_is_found_while_every_fact_is_what_it_was():
    paid_accident()
    assert found() == []


@pytest.mark.parametrize(("wage", "to_pay", "to_recover"), [(4_650_000, 1_000_000, 0), (3_050_000, 0, 600_000)])
def test_a_wage_corrected_later_shows_old_and_new_and_who_is_owed_the_difference(wage, to_pay, to_recover):
    claim = paid_accident()
    DeclaredWage.objects.filter(person_id=claim.person_id).update(wage=wage)
    (one,) = found()
    assert (one.claim, one.before, one.after) == (claim, 3_650_000, wage)
    assert (one.to_pay, one.to_recover) == (to_pay, to_recover)
    assert [(each.label, each.before, each.after) for each in one.differences] == [("Upah terakhir", 3_650_000, wage)]
    assert not one.law_changed
    assert found(programme="JHT") == []
    assert Decision.objects.filter(claim=claim).count() == 1


def test_a_correction_replaces_the_decision_with_its_reason_and_pays_the_difference_once():
    claim = paid_accident()
    DeclaredWage.objects.filter(person_id=claim.person_id).update(wage=4_650_000)
    (made,) = correct_claims([claim.pk], reason="Upah Februari dikoreksi", by=w.officer(), at=w.LATER)
    assert (made.total, made.reason, made.replaces.total) == (4_650_000, "Upah Februari dikoreksi", 3_650_000)
    assert w.state(claim) == "decided"
    assert correct_claims([claim.pk], reason="lagi", by=w.officer(), at=w.LATER) == []
    approve_decision(made.pk, by=w.approver(), at=w.LATER)
    (order,) = w.instructed(claim, w.LATER)
    assert order.amount == 1_000_000
    w.confirmed([order])
    assert w.state(claim) == "paid"
    assert found() == []


def test_a_correction_asks_for_a_reason_and_passes_over_what_did_not_change():
    claim = paid_accident()
    with pytest.raises(Refused) as refused:
        correct_claims([claim.pk], reason=" ", by=w.officer(), at=w.LATER)
    assert refused.value.problem.code == "reason-missing"
    assert correct_claims([claim.pk], reason="periksa", by=w.officer(), at=w.LATER) == []
    assert Claim.objects.get(pk=claim.pk).state == "paid"
