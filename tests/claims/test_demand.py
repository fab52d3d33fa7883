"""A shortfall asked of an employer: frozen, paid once into what is held, taken back with the decision."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from payung.claims.actions.demand_shortfall import demand_shortfall
from payung.claims.actions.report_event import report_event
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.state_facts import state_facts
from payung.claims.actions.withdraw_demand import withdraw_demand
from payung.claims.models import EmployerDemand
from payung.claims.refused import Refused
from payung.claims.reporting import Report
from payung.jobs.settle import settle
from payung.ledger.models import Transfer
from payung.payments.models import PaymentCode
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Employment
from tests.claims import world as w
from tests.claims.test_liability import accident

pytestmark = pytest.mark.django_db
ASKED = w.at(4, 3)


def code(refused) -> str:
    return refused.value.problem.code


def asked(claim, wage=5_000_000, proof="Slip gaji Februari 2025"):
    return demand_shortfall(claim.pk, true_wage=wage, proof=proof, by=w.approver(), at=ASKED)


def test_the_employer_is_asked_for_the_difference_under_a_code_of_its_own():
    # 45 days at 5,000,000: 7,500,000; at 3,650,000: 5,475,000. 7,500,000 − 5,475,000 = 2,025,000.
    demand = asked(accident().claim)
    kept = PaymentCode.objects.get(code=demand.payment_code)
    assert (demand.amount, kept.amount, kept.subject) == (2_025_000, 2_025_000, f"demand:{demand.pk}")
    assert demand.cite == "PP 44/2015" and sum(line["amount"] for line in demand.lines) == demand.at_true_wage


def test_paid_it_is_held_for_the_recipients_and_twice_is_once():
    demand = asked(accident().claim)
    SimulatedBank().pay(demand.payment_code, demand.amount, at=w.at(4, 4))
    assert settle(w.at(4, 4)).demands == 1
    assert settle(w.at(4, 4)).demands == 0
    moved = Transfer.objects.get(key=f"demand:{demand.pk}")
    assert (moved.credit_id, moved.amount, moved.subject) == (
        "claims:from-employers", 2_025_000, f"claim:{demand.claim_id}",
    )  # fmt: skip
    assert EmployerDemand.objects.get().state == "paid"
    with pytest.raises(Refused) as refused:
        withdraw_demand(demand.pk, reason="keliru", by=w.approver(), at=w.at(4, 5))
    assert code(refused) == "demand-ended"


def test_taken_back_its_code_is_closed_and_another_may_be_asked():
    decision = accident()
    demand = asked(decision.claim)
    with pytest.raises(Refused) as refused:
        asked(decision.claim)
    assert code(refused) == "demand-told-before"
    withdraw_demand(demand.pk, reason="Slipnya milik orang lain", by=w.approver(), at=ASKED)
    assert PaymentCode.objects.get(code=demand.payment_code).state == "replaced"
    # 45 days at 4,000,000: 6,000,000. 6,000,000 − 5,475,000 = 525,000.
    assert asked(decision.claim, 4_000_000).amount == 525_000


def test_a_decision_judged_anew_takes_the_open_demand_back_with_it():
    demand = asked(accident().claim)
    reverse_decision(demand.claim_id, reason="upah dilengkapi", by=w.officer(), at=ASKED)
    demand.refresh_from_db()
    assert demand.state == "withdrawn" and "upah dilengkapi" in demand.withdrawn_reason
    assert PaymentCode.objects.get(code=demand.payment_code).state == "replaced"


def test_for_a_worker_never_reported_the_whole_benefit_is_asked():
    # 30 days unable to work at 4,000,000: 4,000,000 / 30 × 30 = 4,000,000, and we grant nothing.
    spell = w.worker()
    Employment.objects.filter(pk=spell.pk).update(ended_on=w.dt.date(2025, 3, 1), end_reason="resigned")
    told = Report("accident", spell.person_id, w.EVENT_ON, "member", "counter", employer_id=spell.employer_id)
    claim = w.claim(report_event(told, by=w.officer(), at=w.REPORTED), "JKK")
    state_facts(claim.pk, {"absence_days": 30}, by=w.officer(), at=w.REPORTED)
    assert not w.approved(w.completed(claim)).granted
    demand = asked(claim, 4_000_000)
    assert (demand.granted, demand.amount) == (0, 4_000_000)


@pytest.mark.parametrize(
    ("wage", "proof", "why"), [(3_650_000, "slip", "demand-nothing"), (5_000_000, " ", "reason-missing")]
)
def test_nothing_is_asked_without_a_difference_or_a_proof(wage, proof, why):
    with pytest.raises(Refused) as refused:
        asked(accident().claim, wage, proof)
    assert code(refused) == why


def test_the_working_is_frozen_by_the_database():
    demand = asked(accident().claim)
    for change in ({"amount": 1, "granted": 6_724_999}, {"proof": "lain"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            EmployerDemand.objects.filter(pk=demand.pk).update(**change)
