"""An appeal is answered by another officer, once; a new decision comes from new eyes too."""

import pytest
from django.db import DatabaseError, transaction

from payung.claims.actions.appeal_decision import appeal_decision
from payung.claims.actions.decide_appeal import decide_appeal
from payung.claims.actions.decide_claim import decide_claim
from payung.claims.appealed import appeals_of, appeals_waiting, may_answer
from payung.claims.models import Appeal, Decision
from payung.claims.refused import Refused
from payung.registry.models import Employment
from tests.claims import world as w

pytestmark = pytest.mark.django_db
LODGED, ANSWERED = w.at(4, 8), w.at(4, 10)


def third():
    return w.officer("melda", "approver")


def code(refused) -> str:
    return refused.value.problem.code


def refused_claim():
    """A worker whose end of work was recorded too early: refused as no member on the day."""
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=w.dt.date(2025, 3, 1), end_reason="resigned")
    claim = w.claim(w.reported(spell, "accident"), "JKK")
    w.approved(w.completed(claim))
    assert w.state(claim) == "refused"
    return claim, spell


def lodged(claim):
    return appeal_decision(claim.pk, reason="Suami saya masih bekerja hari itu.", by=w.officer(), at=LODGED)


def answered(appeal, *, uphold, by=None):
    return decide_appeal(appeal.pk, uphold=uphold, answer="Slip upah Maret terbaca.", by=by or third(), at=ANSWERED)


def test_an_upheld_decision_leaves_the_claim_where_it_was():
    claim, _ = refused_claim()
    appeal = lodged(claim)
    assert w.state(claim) == "refused" and list(appeals_waiting(third())) == [appeal]
    answered(appeal, uphold=True)
    assert w.state(claim) == "refused" and not appeals_waiting(third())
    assert [each.outcome for each in appeals_of(claim)] == ["upheld"]


def test_a_granted_appeal_is_decided_anew_from_the_mended_facts_and_paid():
    claim, spell = refused_claim()
    answered(lodged(claim), uphold=False)
    assert w.state(claim) == "complete"
    Employment.objects.filter(pk=spell.pk).update(ended_on=None, end_reason="")
    first = Decision.objects.get(claim=claim)
    claim.facts = {"absence_days": 45}
    type(claim).objects.filter(pk=claim.pk).update(facts=claim.facts)
    new = decide_claim(claim.pk, note="keberatan diterima", by=w.officer("sari"), at=ANSWERED)
    # 3,650,000 × 45 / 30 = 5,475,000 in the first year.
    assert (new.replaces_id, new.total) == (first.pk, 5_475_000)


def test_neither_of_the_first_two_officers_answers_and_the_database_refuses_them_too():
    claim, _ = refused_claim()
    appeal = lodged(claim)
    for name in ("ratri", "bagus"):
        first = w.officer(name, "approver")
        assert not may_answer(first, appeal)
        with pytest.raises(Refused) as refused:
            answered(appeal, uphold=True, by=first)
        assert code(refused) == "appeal-first-officer"
        with pytest.raises(DatabaseError, match="another officer"), transaction.atomic():
            Appeal.objects.filter(pk=appeal.pk).update(
                outcome="upheld", answer="x", decided_by_id=first.user_id, decided_at=ANSWERED
            )
    assert may_answer(third(), appeal)


def test_the_first_officer_cannot_decide_anew_after_a_granted_appeal():
    claim, _ = refused_claim()
    answered(lodged(claim), uphold=False)
    with pytest.raises(Refused) as refused:
        decide_claim(claim.pk, by=w.officer("ratri"), at=ANSWERED)
    assert code(refused) == "appeal-first-officer"


def test_the_database_itself_refuses_the_first_officer_who_decides_anew(monkeypatch):
    claim, _ = refused_claim()
    answered(lodged(claim), uphold=False)
    monkeypatch.setattr("payung.claims.actions.decide_claim.may_answer", lambda *_: True)
    with pytest.raises(DatabaseError, match="decides anew"), transaction.atomic():
        decide_claim(claim.pk, by=w.officer("ratri"), at=ANSWERED)


def test_an_answer_is_written_once():
    claim, _ = refused_claim()
    appeal = answered(lodged(claim), uphold=True)
    with pytest.raises(Refused) as refused:
        answered(appeal, uphold=False)
    assert code(refused) == "appeal-answered"
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(answer="lain")


def test_a_decision_nobody_approved_is_not_appealed():
    claim = w.death_claim()
    w.decided(claim)
    with pytest.raises(Refused) as refused:
        lodged(claim)
    assert code(refused) == "claim-state"


def test_a_decision_is_appealed_once():
    claim, _ = refused_claim()
    lodged(claim)
    with pytest.raises(Refused) as refused:
        lodged(claim)
    assert code(refused) == "appeal-told-before"


def test_an_appeal_without_words_is_refused():
    claim, _ = refused_claim()
    with pytest.raises(Refused) as refused:
        appeal_decision(claim.pk, reason="  ", by=w.officer(), at=LODGED)
    assert code(refused) == "reason-missing"


def test_money_on_its_way_does_not_undo_the_order_to_decide_anew():
    claim = w.death_claim((w.WIFE,))
    w.approved(claim)
    orders = w.instructed(claim)
    answered(lodged(claim), uphold=False)
    w.confirmed(orders, ANSWERED)
    assert w.state(claim) == "complete"


def test_a_refusal_whose_claim_was_opened_again_is_not_decided_anew_beside_it():
    claim, spell = refused_claim()
    appeal = lodged(claim)
    w.reported(spell, "accident")
    with pytest.raises(Refused) as refused:
        answered(appeal, uphold=False)
    assert code(refused) == "appeal-opened-again"
