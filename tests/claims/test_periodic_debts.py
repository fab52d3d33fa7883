"""What was paid too much comes back in cash; a decision that is replaced settles itself. Amounts worked by hand."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db.models import Sum

from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.ask_repayment import ask_repayment
from payung.claims.actions.recover_overpayment import recover_overpayment
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.stop_benefit import stop_benefit
from payung.claims.judging import judged
from payung.claims.models import Entitlement, Overpayment
from payung.claims.periodic.proof import proof_of_sending, proof_of_year
from payung.claims.refused import Refused
from payung.jobs.periodic import pay_pensions, take_repayments
from payung.ledger.models import Transfer
from payung.payments.simulator import SimulatedBank
from payung.registry.models import Person
from tests.claims import world as w
from tests.claims.periodic import job_loss as lost
from tests.claims.periodic import month, months_paid, pay_jobs, proven, reversed_to, right, when
from tests.claims.test_periodic_run import LEAST_2025, run, widow
from tests.contributions import world as months

pytestmark = pytest.mark.django_db


def debt():
    """Married on 10 June 2025, July and August paid too much: 2 × 399,700 = 799,400, to be paid back."""
    widow()
    run(month(2025, 8))
    stop_benefit(right().pk, dt.date(2025, 6, 10), reason="remarriage", by=w.officer(), at=when(2025, 8, 20))
    over = Overpayment.objects.get()
    recover_overpayment(over.pk, reason="ditagih dengan surat", by=w.approver(), at=when(2025, 9))
    return over


def left_in_the_book():
    owing = Transfer.objects.filter(debit_id="claims:overpaid").aggregate(total=Sum("amount"))["total"] or 0
    back = Transfer.objects.filter(credit_id="claims:overpaid").aggregate(total=Sum("amount"))["total"] or 0
    return owing - back


def pay(code, amount, at):
    return SimulatedBank().pay(code, amount, at=at)


def test_a_debt_is_paid_back_with_a_code_in_two_parts():
    over = debt()
    part = ask_repayment(over.pk, 300_000, by=w.officer(), at=when(2025, 9, 2))
    pay(part.payment_code, 300_000, when(2025, 9, 3))
    assert take_repayments(when(2025, 9, 3)) == 300_000
    assert take_repayments(when(2025, 9, 4)) == 0
    rest = ask_repayment(over.pk, by=w.officer(), at=when(2025, 9, 5))
    assert rest.amount == 499_400
    pay(rest.payment_code, 499_400, when(2025, 9, 6))
    take_repayments(when(2025, 9, 6))
    over.refresh_from_db()
    assert over.state == "recovered" and left_in_the_book() == 0
    assert list(over.recoveries.values_list("way", "amount").order_by("pk")) == [("cash", 300_000), ("cash", 499_400)]


def test_an_older_code_of_the_same_debt_can_no_longer_be_paid():
    over = debt()
    old = ask_repayment(over.pk, by=w.officer(), at=when(2025, 9, 2))
    ask_repayment(over.pk, 100_000, by=w.officer(), at=when(2025, 9, 3))
    assert pay(old.payment_code, old.amount, when(2025, 9, 4)).outcome != "settled"
    assert take_repayments(when(2025, 9, 4)) == 0


def test_only_a_debt_is_paid_back_in_cash_and_never_more_than_is_left():
    over = debt()
    with pytest.raises(Refused) as refused:
        ask_repayment(over.pk, 799_401, by=w.officer(), at=when(2025, 9, 2))
    assert refused.value.problem.code == "repayment-amount"
    Overpayment.objects.update(state="found")
    with pytest.raises(Refused) as refused:
        ask_repayment(over.pk, by=w.officer(), at=when(2025, 9, 2))
    assert refused.value.problem.code == "not-a-debt"


def test_after_the_widow_marries_again_the_child_is_paid_from_the_next_month():
    # One pension of 50 %: the widow's to June, the child's from July, the same 399,700.
    child = w.Heir("SULUNG", "child", birth_date=dt.date(2010, 1, 1), guardian_name="PAMAN", bank="kapuas",
                   account_number="1", account_holder="PAMAN")  # fmt: skip
    widow((w.WIFE, child))
    run(month(2025, 6))
    stop_benefit(right().pk, dt.date(2025, 6, 10), reason="remarriage", by=w.officer(), at=when(2025, 6, 20))
    run(month(2025, 7))
    one = right()
    assert (one.kind, one.claimant.name, one.last_month) == ("children", "SULUNG", month(2032, 12))
    assert months_paid(one) == [(month(2025, 7), LEAST_2025, 0)]


def test_after_an_end_by_mistake_no_child_follows_the_widow():
    child = w.Heir("SULUNG", "child", birth_date=dt.date(2010, 1, 1), guardian_name="PAMAN")
    widow((w.WIFE, child))
    run(month(2025, 6))
    stop_benefit(right().pk, dt.date(2025, 4, 1), reason="mistake", by=w.officer(), at=when(2025, 6, 20))
    run(month(2025, 7))
    assert Entitlement.objects.count() == 1


def test_a_death_written_in_the_registry_ends_the_pension_without_a_report():
    claim = widow()
    run(month(2025, 5))
    wife = months.worker(months.employer("JJ120218"), 2)
    claim.event.claimants.filter(relation="spouse").update(person_id=wife.person_id)
    Person.objects.filter(pk=wife.person_id).update(died_on=dt.date(2025, 4, 20))
    run(month(2025, 6))
    assert (right().state, right().reason, right().last_month) == ("stopped", "death", month(2025, 4))
    assert Overpayment.objects.get().amount == LEAST_2025


def test_a_reversal_that_grants_nothing_ends_the_right_and_everything_paid_is_owed_back(judged_at):
    claim = widow()
    run(month(2025, 6))
    judged_at(0)
    decision = reversed_to(claim, when(2025, 7, 2))
    assert not decision.granted
    pay_pensions(month(2025, 7), when(2025, 7, 3))
    one = right()
    assert (one.state, one.reason, one.ended_on) == ("stopped", "mistake", dt.date(2025, 3, 31))
    over = Overpayment.objects.get()
    assert (over.amount, over.state) == (3 * LEAST_2025, "found") and one.payments.count() == 3


def test_a_reversal_before_its_approval_changes_nothing(judged_at):
    claim = widow()
    run(month(2025, 6))
    judged_at(0)
    decision = reverse_decision(claim.pk, reason="ahli waris lain", by=w.officer(), at=when(2025, 7, 2))
    assert run(month(2025, 7)).payments == 1 and right().state == "active"
    approve_decision(decision.pk, by=w.approver(), at=when(2025, 7, 4))
    pay_pensions(month(2025, 7), when(2025, 7, 5))
    assert right().reason == "mistake"


@pytest.fixture
def judged_at(monkeypatch):
    """From now on every month of a reversal is judged at an amount; the steps around it are the real ones."""

    def at(amount):
        def other(*given):
            found = judged(*given)
            lines = tuple(replace(line, amount=amount) for line in found.outcome.lines)
            return replace(found, outcome=replace(found.outcome, lines=lines))

        monkeypatch.setattr("payung.claims.actions.reverse_decision.judged", other)

    return at


def test_a_higher_amount_is_paid_from_the_first_month_and_only_the_difference_is_sent(judged_at):
    # April to June were paid at 399,700; the new amount is 450,000: 3 × 450,000 = 1,350,000, of it 1,199,100 was
    # there already, so 150,900 is sent for the three months and 450,000 for July.
    claim = widow()
    run(month(2025, 6))
    judged_at(450_000)
    reversed_to(claim, when(2025, 7, 2))
    pay_pensions(month(2025, 7), when(2025, 7, 3))
    old, new = Entitlement.objects.order_by("pk")
    assert (old.reason, new.state) == ("mistake", "active")
    assert [(amount, amount - back) for _, amount, back in months_paid(new)] == [
        (450_000, 0), (450_000, 0), (450_000, 150_900), (450_000, 450_000),
    ]  # fmt: skip
    assert Overpayment.objects.get().state == "recovered" and left_in_the_book() == 0
    assert proof_of_sending().holds and (proof_of_year(2025).twice, proof_of_year(2025).missing) == (0, 0)


def test_a_lower_amount_leaves_the_rest_as_a_debt_and_the_coming_month_is_paid_whole(judged_at):
    # 3 × 399,700 = 1,199,100 was paid, 3 × 350,000 = 1,050,000 was due; 149,100 is owed. July is paid whole.
    claim = widow()
    run(month(2025, 6))
    judged_at(350_000)
    reversed_to(claim, when(2025, 7, 2))
    pay_pensions(month(2025, 7), when(2025, 7, 3))
    assert [amount - back for _, amount, back in months_paid()] == [0, 0, 0, 350_000]
    over = Overpayment.objects.get()
    assert (over.state, over.source, left_in_the_book()) == ("found", None, 149_100)


def test_a_reversal_that_changes_no_amount_leaves_the_right_alone():
    claim = widow()
    run(month(2025, 6))
    reversed_to(claim, when(2025, 7, 2))
    pay_pensions(month(2025, 7), when(2025, 7, 3))
    one = Entitlement.objects.get()
    assert one.payments.count() == 4 and one.decision.replaces_id


def test_a_reversed_job_loss_keeps_the_months_proven_and_pays_the_difference(judged_at):
    # April was paid at 2,190,000; decided anew at 2,400,000 a month: 210,000 more for April.
    claim = lost()
    proven(4)
    pay_jobs(when(2025, 4, 27))
    judged_at(2_400_000)
    reversed_to(claim, when(2025, 5, 2))
    pay_jobs(when(2025, 5, 3))
    assert months_paid() == [(month(2025, 4), 2_400_000, 2_190_000)]
    proven(5)
    pay_jobs(when(2025, 5, 27))
    assert months_paid()[1] == (month(2025, 5), 2_400_000, 0)
    assert right().evidence.count() == 2 and proof_of_sending().holds


def test_what_is_paid_beyond_the_rest_of_a_debt_waits_in_clearing():
    over = debt()
    code = ask_repayment(over.pk, by=w.officer(), at=when(2025, 9, 2))
    pay(code.payment_code, code.amount, when(2025, 9, 3))
    Overpayment.objects.filter(pk=over.pk).update(amount=700_000)
    assert take_repayments(when(2025, 9, 3)) == 700_000
    beyond = Transfer.objects.get(key=f"repayment:{code.pk}:beyond")
    assert (beyond.credit_id, beyond.amount) == ("clearing:unidentified", 99_400)
