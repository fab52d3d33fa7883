"""What we add for paying late, by the day, as an order of its own."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import BANK
from payung.claims.actions.confirm_payment import confirm_payment
from payung.claims.actions.mend_account import mend_account
from payung.claims.actions.return_payment import return_payment
from payung.claims.late import additions_of, lateness
from payung.claims.models import Claim, PaymentInstruction
from payung.claims.paying import owed, sent
from payung.ledger.models import Transfer
from tests.claims import world as w

pytestmark = pytest.mark.django_db
# Complete on 27 March 2025; JKM in 3 working days: 28 March, 2 April, 3 April (29 March, 31 March and 1 April are
# holidays, 30 March a Sunday). The last day is 3 April.
IN_TIME, FOUR_LATE = w.at(4, 3), w.at(4, 7)


def late_claim(when=FOUR_LATE):
    claim = w.death_claim((w.WIFE,))
    decision = w.approved(claim)
    w.confirmed(w.instructed(claim), when)
    return Claim.objects.get(pk=claim.pk), decision


def test_on_the_last_day_nothing_is_added():
    claim, decision = late_claim(IN_TIME)
    assert claim.due_on == dt.date(2025, 4, 3)
    assert claim.state == "paid" and not additions_of(claim).exists()
    assert lateness(claim, decision, IN_TIME.date(), w.LAW) is None


def test_four_days_late_add_four_per_cent_as_an_order_of_its_own():
    # 42,000,000 × 1 % × 4 days = 1,680,000 (PP 44/2015 Pasal 37), to the widow's account.
    claim, decision = late_claim()
    (extra,) = additions_of(claim)
    assert (extra.amount, extra.account_number, extra.state) == (1_680_000, "0012344471", "instructed")
    assert claim.state == "instructed"
    assert sent(claim) == 42_000_000 == decision.payable_now
    shown = lateness(claim, decision, dt.date(2025, 6, 1), w.LAW)
    assert (shown.days, shown.owed, shown.ordered) == (4, 1_680_000, 1_680_000)
    w.confirmed([extra], w.at(4, 20))
    assert w.state(claim) == "paid"
    assert additions_of(claim).count() == 1  # an addition brings no addition


def test_the_addition_is_borne_by_the_agency_and_not_by_the_fund():
    claim, _ = late_claim()
    moved = Transfer.objects.filter(subject=f"claim:{claim.pk}")
    assert sum(each.amount for each in moved.filter(debit_id="fund:JKM")) == 42_000_000
    assert [each.amount for each in moved.filter(debit_id="agency:lateness")] == [1_680_000]


def test_money_that_has_not_gone_out_grows_by_the_day():
    # 6 April is three days past 3 April: 42,000,000 × 3 % = 1,260,000.
    claim = w.death_claim((w.WIFE,))
    decision = w.approved(claim)
    shown = lateness(Claim.objects.get(pk=claim.pk), decision, dt.date(2025, 4, 6), w.LAW)
    assert (shown.days, shown.owed, shown.ordered) == (3, 1_260_000, 0)


def test_days_lost_to_a_wrong_account_are_not_ours():
    claim = w.death_claim((w.WIFE,))
    w.approved(claim)
    (first,) = w.instructed(claim, w.at(4, 2))
    return_payment(first.key, reason="rekening ditutup", by=BANK, at=w.at(4, 3))
    (again,) = w.instructed(claim, w.at(4, 10))
    w.confirmed([again], w.at(4, 11))
    assert w.state(claim) == "paid" and not additions_of(claim).exists()


def test_a_returned_addition_is_sent_again_once_the_account_is_mended():
    claim, decision = late_claim()
    (extra,) = additions_of(claim)
    return_payment(extra.key, reason="rekening ditutup", by=BANK, at=w.at(4, 8))
    assert w.state(claim) == "instructed"
    mend_account(extra.claimant_id, bank="kapuas", account_number="0099", account_holder="THERESIA", by=w.officer(),
                 at=w.at(4, 8))  # fmt: skip
    assert [(each.amount, each.returned.pk) for each in owed(claim, decision)] == [(1_680_000, extra.pk)]
    (again,) = w.instructed(claim, w.at(4, 9))
    assert (again.amount, again.account_number, again.late_for_id) == (1_680_000, "0099", extra.late_for_id)
    w.confirmed([again], w.at(4, 10))
    assert w.state(claim) == "paid"


def test_a_benefit_returned_after_it_was_confirmed_late_brings_no_second_addition():
    claim, _ = late_claim()
    (extra,) = additions_of(claim)
    return_payment(extra.late_for.key, reason="rekening ditutup", by=BANK, at=w.at(4, 8))
    again = next(each for each in w.instructed(claim, w.at(4, 9)) if each.late_for_id is None)
    confirm_payment(again.key, paying_bank="kapuas", bank_reference="dua", by=BANK, at=w.at(4, 30))
    assert [each.pk for each in additions_of(claim)] == [extra.pk]


def test_the_database_refuses_an_addition_to_money_that_came_in_time():
    _, decision = late_claim(IN_TIME)
    order = PaymentInstruction.objects.get(decision=decision)
    with pytest.raises(DatabaseError, match="arrived late"), transaction.atomic():
        PaymentInstruction.objects.create(
            key="palsu", decision=decision, claimant=order.claimant, amount=1, bank="kapuas", account_number="1",
            account_holder="X", instructed_at=IN_TIME, late_for=order,
        )  # fmt: skip


def test_the_law_adds_nothing_to_a_late_balance():
    spell = w.worker()
    claim = w.claim(w.reported(spell, "resignation"), "JHT")
    w.approved(w.completed(claim, w.at(4, 24)), w.at(4, 24))
    w.with_account(claim.event)
    w.confirmed(w.instructed(claim, w.at(6, 2)), w.at(6, 3))
    assert w.state(claim) == "paid" and not additions_of(claim).exists()
