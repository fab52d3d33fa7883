"""What an employer paid for the recipients reaches them by share, once, and the books say where it is."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from payung.access.actor import BANK
from payung.claims.actions.demand_shortfall import demand_shortfall
from payung.claims.actions.instruct_payment import instruct_payment
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.pass_on_demand import pass_on_demand
from payung.claims.actions.report_event import report_event
from payung.claims.actions.return_payment import return_payment
from payung.claims.actions.state_facts import state_facts
from payung.claims.letters.compose import letter_of
from payung.claims.models import PaymentInstruction
from payung.claims.paying import overpaid
from payung.claims.refused import Refused
from payung.claims.reporting import Report
from payung.jobs.settle import settle
from payung.ledger.models import Transfer
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Employment
from tests.claims import world as w
from tests.claims.test_liability import accident

pytestmark = pytest.mark.django_db


def paid(demand):
    SimulatedBank().pay(demand.payment_code, demand.amount, at=w.at(4, 4))
    settle(w.at(4, 4))
    return demand


def asked(claim, wage=5_000_000):
    return demand_shortfall(claim.pk, true_wage=wage, proof="Slip gaji", by=w.approver(), at=w.at(4, 3))


def passed(demand, when=None):
    return pass_on_demand(demand.pk, by=w.approver(), at=when or w.at(4, 7))


def balance(account: str) -> int:
    """What stands on an account: credited less debited."""
    taken = sum(Transfer.objects.filter(debit_id=account).values_list("amount", flat=True))
    return sum(Transfer.objects.filter(credit_id=account).values_list("amount", flat=True)) - taken


def code(refused) -> str:
    return refused.value.problem.code


def test_the_member_gets_the_whole_difference_after_the_benefit_was_paid():
    # 45 days at 5,000,000: 7,500,000; at 3,650,000: 5,475,000. The difference 2,025,000.
    claim = accident().claim
    w.with_account(claim.event)
    w.confirmed(w.instructed(claim))
    demand = paid(asked(claim))
    (order,) = passed(demand)
    assert (order.amount, order.demand_id, w.state(claim)) == (2_025_000, demand.pk, "instructed")
    assert balance("claims:from-employers") == 0
    w.confirmed([order], w.at(4, 8))
    claim.refresh_from_db()
    assert (claim.state, balance("claims:payable")) == ("paid", 0)
    assert overpaid(claim, claim.decisions.get()) == 0
    said = letter_of(claim.decisions.get()).sections
    own = next(each for each in said if each.title == "Tambahan dari perusahaan")
    assert "2.025.000" in own.sentences[0] and "diterima 8 April 2025" in own.sentences[1]


def test_heirs_share_it_as_they_share_the_benefit():
    # Death of an accident at 3,650,000: 60 % × 80 × 3,650,000 = 175,200,000; at 4,000,000: 192,000,000.
    # The difference 16,800,000 in three equal parts of 5,600,000.
    event = w.reported(w.worker(), "death", work_accident=True, children=False)
    name_heirs(event.pk, w.FAMILY, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JKK")
    w.approved(w.completed(claim))
    demand = paid(asked(claim, 4_000_000))
    assert demand.amount == 16_800_000
    assert [(each.claimant.name, each.amount) for each in passed(demand)] == [
        ("THERESIA LANSI", 5_600_000), ("PETRUS", 5_600_000), ("ANNA", 5_600_000),
    ]  # fmt: skip
    assert w.state(claim) == "approved"  # the benefit itself has still to be sent
    assert len(w.instructed(claim)) == 3 and balance("claims:from-employers") == 0


def test_nothing_is_passed_on_before_it_is_paid_nor_twice():
    claim = accident().claim
    w.with_account(claim.event)
    demand = asked(claim)
    with pytest.raises(Refused) as refused:
        passed(demand)
    assert code(refused) == "demand-unpaid"
    passed(paid(demand))
    with pytest.raises(Refused) as refused:
        passed(demand)
    assert code(refused) == "demand-passed-on"


def test_without_an_account_it_stays_held_and_says_whose():
    demand = paid(asked(accident().claim))
    with pytest.raises(Refused) as refused:
        passed(demand)
    assert code(refused) == "account-missing" and balance("claims:from-employers") == 2_025_000


def test_what_the_bank_returned_is_sent_again_and_moves_once():
    claim = accident().claim
    w.with_account(claim.event)
    w.confirmed(w.instructed(claim))
    demand = paid(asked(claim))
    (order,) = passed(demand)
    return_payment(order.key, reason="Rekening ditutup", by=BANK, at=w.at(4, 8))
    (again,) = instruct_payment(claim.pk, by=w.approver(), at=w.at(4, 9))
    assert (again.demand_id, again.replaces_id, again.amount) == (demand.pk, order.pk, 2_025_000)
    w.confirmed([again], w.at(4, 10))
    assert (w.state(claim), balance("claims:payable"), balance("claims:from-employers")) == ("paid", 0, 0)


def test_the_database_refuses_to_pass_on_more_than_was_paid():
    claim = accident().claim
    w.with_account(claim.event)
    demand = paid(asked(claim))
    (order,) = passed(demand)
    more = PaymentInstruction(
        key="lain", decision=order.decision, demand=demand, claimant=order.claimant, amount=1, bank="x",
        account_number="1", account_holder="x", instructed_at=w.at(4, 8), replaces=order,
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="more would be passed on"), transaction.atomic():
        more.save()


def test_where_nobody_was_reported_the_refused_member_still_receives_what_the_employer_paid():
    from_never = _never_reported()
    w.with_account(from_never.event)
    demand = paid(asked(from_never, 4_000_000))
    (order,) = passed(demand)
    assert (order.amount, w.state(from_never)) == (4_000_000, "refused")
    w.confirmed([order], w.at(4, 8))
    assert w.state(from_never) == "refused" and balance("claims:payable") == 0


def _never_reported():
    """30 days unable to work at an employer that had told us the work had ended."""
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=w.dt.date(2025, 3, 1), end_reason="resigned")
    told = Report("accident", spell.person_id, w.EVENT_ON, "member", "counter", employer_id=spell.employer_id)
    claim = w.claim(report_event(told, by=w.officer(), at=w.REPORTED), "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.REPORTED)
    w.approved(w.completed(claim))
    return claim
