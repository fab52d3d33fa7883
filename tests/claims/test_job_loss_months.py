"""Job-loss benefit by the month: told, checked, paid once; ended by work. Amounts worked by hand."""

import datetime as dt

import pytest

from payung.access.actor import NotAllowed
from payung.claims.actions.check_evidence import check_evidence
from payung.claims.models import Evidence, Overpayment, PeriodicPayment
from payung.claims.periodic.duties import Duties, duty_window
from payung.claims.periodic.proof import proof_of_sending
from payung.claims.refused import Refused
from payung.ledger.models import Transfer
from payung.registry.models import Card, Employment
from tests.claims import world as w
from tests.claims.periodic import (
    DONE,
    accepted,
    job_loss,
    month,
    months_paid,
    pay_jobs,
    proven,
    right,
    told,
    when,
)
from tests.contributions import world as months

pytestmark = pytest.mark.django_db
# PP 6/2025: 60 % of 3,650,000 = 2,190,000 each month. Claimed on 25 March: months April to August follow the first.
EACH = 2_190_000


def works_again(on):
    """Employed by another employer from a day on."""
    person, other = right().claim.person, months.employer("JJ120218")
    card = Card.objects.filter(person=person).latest("pk")
    Employment.objects.create(person=person, employer=other, card=card, started_on=on)


def test_five_months_follow_the_first_and_each_is_paid_when_its_duties_are_proven():
    job_loss()
    one = right()
    assert (one.first_month, one.last_month, one.kind) == (month(2025, 4), month(2025, 8), "job_loss")
    assert pay_jobs(when(2025, 4, 2)).payments == 0
    proven(4)
    ran = pay_jobs(when(2025, 4, 27))
    assert (ran.payments, ran.gross) == (1, EACH)
    assert months_paid() == [(month(2025, 4), EACH, 0)]
    booked = Transfer.objects.get(subject=f"periodic:{ran.run_id}")
    assert (booked.debit_id, booked.amount) == ("fund:JKP", EACH)


def test_before_7_february_2025_the_months_pay_45_then_25_percent():
    # Lost on 6 February 2025: 45 % of 3,650,000 = 1,642,500 for months 2 and 3, 25 % = 912,500 for months 4 to 6.
    event = w.reported(early_member(), "dismissal", on=dt.date(2025, 2, 6), when=w.at(3, 20))
    w.approved(w.completed(w.claim(event, "JKP")))
    pay_jobs(when(2025, 3, 28))
    amounts = [amount for _, amount in right().amounts.order_by("from_month").values_list("from_month", "amount")]
    assert amounts == [1_642_500, 1_642_500, 912_500, 912_500, 912_500]


def early_member():
    """Twelve months up to January 2025, all paid by then."""
    spell = months.worker(months.employer())
    for place in range(12):
        number = 2024 * 12 + 1 + place
        paid_on = dt.datetime((number + 1) // 12, (number + 1) % 12 + 1, 5, 3, tzinfo=dt.UTC)
        w.paid_month(spell, dt.date(number // 12, number % 12 + 1, 1), on=paid_on)
    return spell


def test_the_duties_are_told_within_five_days_of_the_day_of_the_claim_and_the_last_at_the_end():
    # Claimed on 25 March: month 2 from 25 to 30 April. Month 6 ends on 24 September; five working days before it:
    # 17, 18, 19, 22, 23 September.
    job_loss()
    law, claimed = w.LAW, dt.date(2025, 3, 25)
    assert duty_window(claimed, month(2025, 4), claimed, law) == (dt.date(2025, 4, 25), dt.date(2025, 4, 30))
    assert duty_window(claimed, month(2025, 8), claimed, law) == (dt.date(2025, 9, 17), dt.date(2025, 9, 24))
    for day in (24, 31 - 30):
        with pytest.raises(Refused) as refused:
            told(4, when(2025, 4 if day == 24 else 5, day))
        assert refused.value.problem.code == "duty-window"


def test_four_applications_are_too_few_and_an_interview_stands_for_them():
    job_loss()
    few = Duties(firms=DONE.firms[:4], self_assessed=True, counselled=True)
    with pytest.raises(Refused) as refused:
        told(4, when(2025, 4, 25), few)
    assert refused.value.problem.code == "duty-facts" and "job-search" in refused.value.problem.found
    met = Duties(interviews=1, self_assessed=True, counselled=True)
    assert told(4, when(2025, 4, 25), met).state == "waiting"


def test_the_same_firm_five_times_is_one_application():
    assert Duties(firms=("PT Satu", "pt  satu", "PT SATU ")).applications == 1


def test_a_refused_month_goes_back_with_its_reason_and_may_be_told_again_for_five_days():
    job_loss()
    sent = told(4, when(2025, 4, 26))
    checked = check_evidence(
        sent.pk, accept=False, reason="Nama perusahaannya tidak ada.", by=w.officer(), at=when(2025, 5, 5)
    )
    assert (checked.state, checked.confirmation.accepted, checked.confirmation.failing) == (
        "refused", False, ["not-proven"],
    )  # fmt: skip
    assert pay_jobs(when(2025, 5, 5)).payments == 0
    again = told(4, when(2025, 5, 10))
    accepted(again, when(2025, 5, 11))
    assert pay_jobs(when(2025, 5, 11)).payments == 1


def test_a_month_that_waits_or_was_accepted_is_not_told_twice():
    job_loss()
    told(4, when(2025, 4, 26))
    with pytest.raises(Refused) as refused:
        told(4, when(2025, 4, 27))
    assert refused.value.problem.code == "month-told"


def test_a_missed_month_is_not_paid_and_the_next_one_is():
    job_loss()
    proven(5)
    pay_jobs(when(2025, 5, 27))
    assert months_paid() == [(month(2025, 5), EACH, 0)]
    assert right().state == "active"


def test_all_months_paid_ends_the_right_and_a_right_with_missed_months_ends_when_they_are_over():
    job_loss()
    for number in (4, 5, 6, 7):
        proven(number)
    pay_jobs(when(2025, 9, 2))
    assert right().state == "active"
    pay_jobs(when(2025, 10, 2))
    one = right()
    assert (one.state, one.reason) == ("stopped", "used_up")
    assert PeriodicPayment.objects.count() == 4


def test_the_last_month_paid_ends_the_right_as_paid_in_full():
    job_loss()
    for number in (4, 5, 6, 7):
        proven(number)
    accepted(told(8, when(2025, 9, 18)), when(2025, 9, 19))
    assert pay_jobs(when(2025, 9, 20)).payments == 5
    assert (right().state, right().reason) == ("stopped", "completed")


def test_working_again_ends_it_with_the_month_before_the_first_day_of_work():
    # Works from 1 June: May is the last month, so June proven before we knew was paid too much.
    job_loss()
    for number in (4, 5):
        proven(number)
    accepted(told(6, when(2025, 6, 26)), when(2025, 6, 26))
    pay_jobs(when(2025, 6, 27))
    works_again(dt.date(2025, 6, 1))
    pay_jobs(when(2025, 7, 2))
    one = right()
    assert (one.state, one.reason, one.last_month, one.ended_on) == (
        "stopped", "working", month(2025, 5), dt.date(2025, 5, 31),
    )  # fmt: skip
    over = Overpayment.objects.get()
    assert (over.first_month, over.amount) == (month(2025, 6), EACH)


def test_a_month_earned_before_work_began_is_still_paid_and_the_right_stays_ended():
    job_loss()
    sent = told(4, when(2025, 4, 26))
    works_again(dt.date(2025, 5, 20))
    pay_jobs(when(2025, 5, 21))
    accepted(sent, when(2025, 5, 22))
    assert pay_jobs(when(2025, 5, 22)).payments == 1
    assert (right().state, right().reason, right().last_month) == ("stopped", "working", month(2025, 5))


def test_nobody_tells_a_month_beyond_the_end():
    job_loss()
    works_again(dt.date(2025, 5, 20))
    pay_jobs(when(2025, 5, 21))
    with pytest.raises(Refused) as refused:
        told(6, when(2025, 6, 26))
    assert refused.value.problem.code == "entitlement-ended"


def test_only_an_officer_checks_and_nobody_checks_twice():
    job_loss()
    sent = told(4, when(2025, 4, 26))
    with pytest.raises(NotAllowed):
        check_evidence(sent.pk, accept=True, by=w.approver(), at=when(2025, 4, 27))
    accepted(sent, when(2025, 4, 27))
    with pytest.raises(Refused) as refused:
        accepted(sent, when(2025, 4, 28))
    assert refused.value.problem.code == "evidence-checked"
    assert Evidence.objects.get().state == "accepted"


def test_every_month_paid_has_one_order_and_the_book_owes_what_no_bank_confirmed():
    job_loss()
    proven(4)
    pay_jobs(when(2025, 4, 27))
    proof = proof_of_sending()
    assert proof.holds and (proof.waiting, proof.reached) == (EACH, 0)
