"""Payments of runs carried out by banks: confirmed, returned, mended, sent again; each arrives once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from payung.access.actor import NotAllowed
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.resend_payments import resend_payments
from payung.claims.actions.stop_benefit import stop_benefit
from payung.claims.models import BankAnswer, Overpayment, PeriodicOrder, PeriodicPayment
from payung.claims.periodic.proof import proof_of_sending
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from tests.claims import world as w
from tests.claims.periodic import arrived, came_back, month, right, waiting, when
from tests.claims.test_periodic_run import LEAST_2025, run, widow

pytestmark = pytest.mark.django_db


def paid_to_may():
    """A widow paid for April and May 2025: two orders."""
    widow()
    run(month(2025, 5))
    return waiting()


def book(key):
    found = Transfer.objects.get(key=key)
    return found.debit_id, found.credit_id, found.amount


def test_what_a_bank_confirms_leaves_what_is_payable_in_one_transfer():
    orders = paid_to_may()
    assert [order.amount for order in orders] == [LEAST_2025, LEAST_2025]
    done = arrived(at=when(2025, 5, 3))
    assert (done.confirmed, done.amount) == (2, 2 * LEAST_2025)
    answer = BankAnswer.objects.get()
    assert book(f"bank-answer:{answer.pk}:paid") == ("claims:payable", "bank:kapuas", 2 * LEAST_2025)
    proof = proof_of_sending()
    assert proof.holds and (proof.reached, proof.waiting, proof.payable) == (2 * LEAST_2025, 0, 0)


def test_told_twice_nothing_happens_twice():
    first, _second = paid_to_may()
    arrived(first, at=when(2025, 5, 3))
    assert arrived(first, at=when(2025, 5, 4)).confirmed == 0
    assert BankAnswer.objects.count() == 1


def test_another_reference_for_a_confirmed_order_is_refused():
    first, _second = paid_to_may()
    arrived(first, at=when(2025, 5, 3))
    with pytest.raises(Refused) as refused:
        arrived(first, reference="X-", at=when(2025, 5, 4))
    assert refused.value.problem.code == "answer-differs"


def test_one_reference_for_two_payments_is_refused_and_nothing_is_kept():
    first, second = paid_to_may()
    arrived(first, reference="SAMA-", at=when(2025, 5, 3))
    PeriodicOrder.objects.filter(pk=first.pk).update(bank_reference=f"SAMA-{second.pk}")
    with pytest.raises(Refused) as refused:
        arrived(second, reference="SAMA-", at=when(2025, 5, 4))
    assert refused.value.problem.code == "reference-used"
    assert waiting() == [second]


def test_an_order_nobody_knows_is_refused():
    first, _second = paid_to_may()
    first.attempt = 7
    with pytest.raises(Refused) as refused:
        arrived(first, at=when(2025, 5, 3))
    assert refused.value.problem.code == "order-unknown"


def test_a_returned_payment_is_mended_sent_again_and_arrives_once():
    first, second = paid_to_may()
    came_back(first, at=when(2025, 5, 3))
    arrived(second, at=when(2025, 5, 3))
    one = right()
    mend_account(one.claimant_id, bank="kapuas", account_number="777", account_holder="THERESIA LANSI",
                 by=w.officer(), at=when(2025, 5, 4))  # fmt: skip
    (again,) = resend_payments(one.pk, by=w.approver(), at=when(2025, 5, 5))
    assert (again.attempt, again.account_number, again.payment_id) == (2, "777", first.payment_id)
    proof = proof_of_sending()
    assert proof.holds and (proof.reached, proof.waiting) == (LEAST_2025, LEAST_2025)
    arrived(again, at=when(2025, 5, 6))
    assert proof_of_sending().reached == 2 * LEAST_2025 and proof_of_sending().holds
    assert PeriodicPayment.objects.count() == 2
    with pytest.raises(Refused):
        resend_payments(one.pk, by=w.approver(), at=when(2025, 5, 7))


def test_a_confirmed_payment_that_comes_back_later_is_payable_again():
    first, second = paid_to_may()
    arrived(at=when(2025, 5, 3))
    came_back(first, at=when(2025, 5, 9))
    proof = proof_of_sending()
    assert proof.holds and (proof.reached, proof.waiting, proof.payable) == (LEAST_2025, LEAST_2025, LEAST_2025)
    assert second.amount == LEAST_2025


def test_the_database_refuses_two_orders_that_count_for_one_payment():
    first, _second = paid_to_may()
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodicOrder.objects.create(
            payment_id=first.payment_id, attempt=2, amount=1, bank="x", account_number="1", account_holder="x",
            instructed_at=when(2025, 5, 3),
        )  # fmt: skip


def test_what_comes_back_of_months_after_a_death_stays_in_the_fund_and_nobody_owes_it():
    # Died on 20 April; May was sent and came back: 399,700 of the debt of 399,700 is there already.
    _april, may = paid_to_may()
    stop_benefit(right().pk, dt.date(2025, 4, 20), reason="death", by=w.officer(), at=when(2025, 5, 10))
    assert Overpayment.objects.get().state == "found"
    came_back(may, at=when(2025, 5, 12))
    over = Overpayment.objects.get()
    assert (over.amount, over.state) == (LEAST_2025, "recovered")
    may.refresh_from_db()
    assert may.state == "kept" and over.recoveries.get().way == "returned"
    assert book(f"periodic-order:{may.pk}:kept") == ("claims:payable", "claims:overpaid", LEAST_2025)
    assert proof_of_sending().holds
    with pytest.raises(Refused):
        resend_payments(right().pk, by=w.approver(), at=when(2025, 5, 13))


def test_a_payment_returned_before_the_death_was_known_stays_in_the_fund_too():
    _april, may = paid_to_may()
    came_back(may, at=when(2025, 5, 5))
    stop_benefit(right().pk, dt.date(2025, 4, 20), reason="death", by=w.officer(), at=when(2025, 5, 10))
    assert Overpayment.objects.get().state == "recovered" and proof_of_sending().holds


def test_a_payment_kept_back_whole_is_not_ordered():
    # July and August were paid to the elder child too much; the younger gives back 399,700 of each.
    widow((w.Heir("SULUNG", "child", birth_date=dt.date(2004, 1, 1), bank="kapuas", account_number="1",
                  account_holder="SULUNG"),
           w.Heir("BUNGSU", "child", birth_date=dt.date(2006, 1, 1), bank="kapuas", account_number="2",
                  account_holder="BUNGSU")))  # fmt: skip
    run(month(2025, 8))
    stop_benefit(right().pk, dt.date(2025, 6, 10), reason="married", by=w.officer(), at=when(2025, 8, 20))
    run(month(2025, 6))
    Overpayment.objects.update(state="planned", source=right(), monthly=LEAST_2025)
    run(month(2025, 9))
    sent = PeriodicOrder.objects.filter(payment__entitlement=right())
    assert [(order.payment.month, order.amount) for order in sent] == [(month(2025, 9), LEAST_2025)]
    assert proof_of_sending().holds


def test_only_a_bank_answers():
    paid_to_may()
    with pytest.raises(NotAllowed):
        resend_payments(right().pk, by=w.officer(), at=when(2025, 5, 3))
