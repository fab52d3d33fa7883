"""Many at once: real connections, real locks, and still nobody is paid twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from payung.access.actor import BANK
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.models import Claim, Decision, PaymentInstruction
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from tests.claims import world as w

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 6


def at_once(do) -> list[object]:
    """`do` from several threads with a connection each; what each returned, or Refused."""

    def one(_: int) -> object:
        try:
            return do()
        except Refused as refused:
            return refused.problem.code
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_however_many_send_a_claim_at_once_it_is_sent_and_paid_once():
    claim = w.death_claim([w.WIFE])
    w.approved(claim)
    approver = w.approver()

    told = at_once(lambda: len(instruct_payment(claim.pk, by=approver, at=w.COMPLETED)))
    assert sorted(map(str, told)) == ["1"] + (AT_ONCE - 1) * ["nothing-to-pay"]
    (order,) = PaymentInstruction.objects.all()

    at_once(lambda: confirm_payment(order.key, paying_bank="kapuas", bank_reference="K1", by=BANK, at=w.LATER).pk)
    moved = Transfer.objects.filter(subject=f"claim:{claim.pk}")
    assert sorted(moved.values_list("debit_id", "amount")) == [
        ("claims:payable", 42_000_000),
        ("fund:JKM", 42_000_000),
    ]
    assert w.state(claim) == "paid"


def test_two_claims_on_one_balance_approved_at_the_same_moment_pay_it_once():
    spell, when = w.worker(), w.at(4, 24)
    events = [w.reported(spell, "resignation"), w.reported(spell, "leaving")]
    decisions = [w.decided(w.completed(w.claim(event, "JHT"), when), when).pk for event in events]
    approver, waiting = w.approver(), iter(decisions * AT_ONCE)

    at_once(lambda: approve_decision(next(waiting), by=approver, at=when).pk)

    assert Decision.objects.filter(approved_by__isnull=False).count() == 1
    assert sorted(Claim.objects.filter(programme="JHT").values_list("state", flat=True)) == ["approved", "decided"]
