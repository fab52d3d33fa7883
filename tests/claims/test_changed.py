"""Decided claims whose facts changed: found, shown with their difference, corrected by one officer for another."""

import pytest

from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.correct_claims import correct_claims
from payung.claims.models import ChangedClaim, Claim, Decision
from payung.claims.refused import Refused
from tests.claims import checked as c
from tests.claims import world as w
from tests.claims.checked import check, kept, other_wage, paid_accident

pytestmark = pytest.mark.django_db


def found():
    check()
    return list(kept().values())


def seen(*claims):
    """What an officer was shown of them."""
    rows = {row.claim_id: row.seen for row in ChangedClaim.objects.all()}
    return {claim.pk: rows.get(claim.pk, "0" * 16) for claim in claims}


def corrected(*claims, reason="Upah Februari dikoreksi", shown=None):
    done = correct_claims(shown or seen(*claims), reason=reason, by=w.officer(), at=w.LATER)
    return list(done.made), [(problem.column, problem.code) for problem in done.left]


def test_nothing_is_found_while_every_fact_is_what_it_was():
    paid_accident()
    assert found() == []


@pytest.mark.parametrize(("wage", "to_pay", "to_recover"), [(4_650_000, 1_000_000, 0), (3_050_000, 0, 600_000)])
def test_a_wage_corrected_later_shows_old_and_new_and_who_is_owed_the_difference(wage, to_pay, to_recover):
    claim = paid_accident()
    other_wage(claim, wage)
    (one,) = found()
    assert (one.claim, one.before, one.after) == (claim, 3_650_000, wage)
    assert (one.to_pay, one.to_recover) == (to_pay, to_recover)
    assert one.differences == [{"name": "wage", "label": "Upah terakhir", "before": 3_650_000, "after": wage}]
    assert not one.law_changed
    assert Decision.objects.filter(claim=claim).count() == 1


def test_a_correction_replaces_the_decision_with_its_reason_and_pays_the_difference_once():
    claim = paid_accident()
    other_wage(claim, 4_650_000)
    check()
    shown = seen(claim)
    (made,), left = corrected(claim)
    assert (made.total, made.reason, made.replaces.total) == (4_650_000, "Upah Februari dikoreksi", 3_650_000)
    assert w.state(claim) == "decided" and left == []
    assert corrected(claim, shown=shown) == ([], [(claim.number, "decision-newer")])
    approve_decision(made.pk, by=w.approver(), at=w.LATER)
    (order,) = w.instructed(claim, w.LATER)
    assert order.amount == 1_000_000
    w.confirmed([order])
    assert w.state(claim) == "paid"
    assert found() == []


def test_a_correction_asks_for_a_reason_and_says_what_did_not_change():
    claim = paid_accident()
    with pytest.raises(Refused) as refused:
        corrected(claim, reason=" ")
    assert refused.value.problem.code == "reason-missing"
    assert corrected(claim) == ([], [(claim.number, "claim-unchanged")])
    assert Claim.objects.get(pk=claim.pk).state == "paid"


def test_what_comes_out_otherwise_than_shown_is_left_told_and_shown_anew():
    one, other = paid_accident(1), paid_accident(2)
    other_wage(one, 4_650_000)
    other_wage(other, 4_650_000)
    check()
    shown = seen(one, other)
    other_wage(other, 5_650_000)
    (made,), left = corrected(shown=shown)
    assert made.claim == one and left == [(other.number, "claim-shown-otherwise")]
    assert w.state(other) == "paid" and Decision.objects.filter(claim=other).count() == 1
    assert kept()[other.number].after == 5_650_000
    (made,), left = corrected(other)
    assert (made.total, left) == (5_650_000, [])


def test_what_changed_back_or_cannot_be_judged_any_more_is_left_and_told_one_by_one():
    one, other = paid_accident(1), paid_accident(2)
    other_wage(one, 4_650_000)
    other_wage(other, 4_650_000)
    check()
    shown = seen(one, other)
    other_wage(one, 3_650_000)
    c.unfit(other)
    assert corrected(shown=shown) == ([], [(one.number, "claim-unchanged"), (other.number, "facts-unfit")])
    assert list(kept()) == [other.number]
    assert [w.state(each) for each in (one, other)] == ["paid", "paid"]
    assert Decision.objects.count() == 2


def test_a_claim_out_of_reach_is_neither_corrected_nor_told():
    claim = paid_accident(1, office="KTP")
    other_wage(claim, 4_650_000)
    check()
    done = correct_claims(seen(claim), reason="x", by=w.officer("tari", scope="office", key="PTK"), at=w.LATER)
    assert (done.made, done.left) == ((), ())
    assert w.state(claim) == "paid"
