"""Pensions paid month by month, once; ended, suspended, recovered. The amounts are worked by hand."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from payung.access.actor import SYSTEM, NotAllowed
from payung.claims.actions.confirm_life import confirm_life
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.recover_overpayment import recover_overpayment
from payung.claims.actions.report_event import report_event
from payung.claims.actions.run_pensions import run_pensions
from payung.claims.actions.stop_benefit import stop_benefit
from payung.claims.models import Entitlement, Overpayment, PeriodicPayment
from payung.claims.periodic import posting
from payung.claims.periodic.proof import ProofFailed, booked, proof_of_year
from payung.claims.refused import Refused
from payung.claims.reporting import Report
from payung.jobs.periodic import pay_pensions
from payung.ledger.models import Transfer
from tests.claims import world as w
from tests.claims.test_programmes import long_member
from tests.contributions import world as months

pytestmark = pytest.mark.django_db

# Thirteen months on 3,650,000: 11 of 2024 × 1.0157 = 3,707,305 each and 2 of 2025, on average 3,698,489. A widow's half
# of 15 % of it is 277,387, below the least of 2025: she is paid 399,700 from April 2025, the month after the death.
LEAST_2025, LEAST_2026 = 399_700, 411_400


def month(year, number):
    return dt.date(year, number, 1)


def when(year, number, day=1):
    return dt.datetime(year, number, day, 3, tzinfo=dt.UTC)


def widow(heirs=(w.WIFE,)):
    """An approved survivors' pension after a death on 24 March 2025."""
    event = w.reported(long_member(13), "death")
    name_heirs(event.pk, heirs, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "JP")
    w.approved(w.completed(claim))
    return claim


def run(until, at=None, **more):
    return run_pensions(until, by=SYSTEM, at=at or when(until.year, until.month, 2), **more)


def right():
    return Entitlement.objects.latest("pk")


def months_paid(one=None):
    return list((one or right()).payments.order_by("month").values_list("month", "amount", "recovered"))


def test_an_approved_pension_is_paid_from_the_month_after_the_event():
    widow()
    ran = run(month(2025, 5))
    assert (ran.payments, ran.gross) == (2, 2 * LEAST_2025)
    assert months_paid() == [(month(2025, 4), LEAST_2025, 0), (month(2025, 5), LEAST_2025, 0)]
    assert right().kind == "widow" and right().next_month == month(2025, 6)


def test_a_month_run_twice_is_paid_once():
    widow()
    run(month(2025, 4))
    again = run(month(2025, 4))
    assert again.payments == 0 and again.run_id is None
    assert (
        PeriodicPayment.objects.count() == 1 and Transfer.objects.filter(subject__startswith="periodic:").count() == 1
    )


def test_the_database_itself_refuses_a_second_payment_of_a_month():
    widow()
    run(month(2025, 4))
    paid = PeriodicPayment.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodicPayment.objects.create(
            entitlement=paid.entitlement, month=paid.month, run=paid.run, amount=1, recovered=0,
            bank="x", account_number="1",
        )  # fmt: skip


def test_the_year_is_paid_once_each_month_and_the_books_say_the_same():
    widow()
    for number in range(4, 13):
        pay_pensions(month(2025, number), when(2025, number, 2))
    proof = proof_of_year(2025)
    assert proof.holds and (proof.pensioners, proof.due, proof.paid) == (1, 9, 9)
    assert proof.gross == 9 * LEAST_2025
    assert booked(month(2025, 1), month(2025, 12)) == (9 * LEAST_2025, 0)


def test_the_proof_names_a_month_that_is_missing():
    widow()
    run(month(2025, 6))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_periodicpayment DISABLE TRIGGER USER")
        cursor.execute(
            "DELETE FROM claims_periodicorder WHERE payment_id IN "
            "(SELECT id FROM claims_periodicpayment WHERE month = '2025-05-01')"
        )
        cursor.execute("DELETE FROM claims_periodicpayment WHERE month = '2025-05-01'")
        cursor.execute("ALTER TABLE claims_periodicpayment ENABLE TRIGGER USER")
    proof = proof_of_year(2025)
    assert not proof.holds and (proof.missing, proof.due, proof.paid) == (1, 3, 2)


def test_a_run_whose_payments_are_not_its_sum_leaves_nothing(monkeypatch):
    widow()
    copy = posting.copy_in
    lossy = lambda table, frame: copy(table, frame.head(1) if table == "claims_periodicpayment" else frame)  # noqa: E731
    monkeypatch.setattr(posting, "copy_in", lossy)
    with pytest.raises(ProofFailed):
        run(month(2025, 5))
    assert not PeriodicPayment.objects.exists() and not Entitlement.objects.exists()
    monkeypatch.undo()
    assert run(month(2025, 5)).payments == 2


def test_the_least_pension_rises_with_the_law_in_march_2026():
    widow()
    run(month(2025, 12))
    run(month(2026, 3))
    assert [amount for _, amount, _ in months_paid()][-3:] == [LEAST_2025, LEAST_2025, LEAST_2026]
    versions = list(right().amounts.order_by("from_month").values_list("from_month", "amount"))
    assert versions == [(month(2025, 4), LEAST_2025), (month(2026, 3), LEAST_2026)]


def test_without_proof_of_life_the_pension_waits_and_is_paid_afterwards():
    # Approved on 27 March 2025; opened by the run of 2 April 2025: life counts as confirmed up to 2 April 2026.
    widow()
    run(month(2025, 4))
    ran = run(month(2026, 6))
    assert right().alive_until == dt.date(2026, 4, 2)
    assert ran.suspended == 1 and months_paid()[-1][0] == month(2026, 4)
    assert (right().state, right().reason) == ("suspended", "unconfirmed")
    assert run(month(2026, 6)).payments == 0
    confirm_life(right().pk, dt.date(2026, 6, 10), how="loket", by=w.officer(), at=when(2026, 6, 11))
    assert run(month(2026, 6), when(2026, 6, 12)).payments == 2
    assert months_paid()[-1][0] == month(2026, 6) and right().state == "active"


def test_a_remarriage_found_late_is_an_overpayment_of_the_months_after_it():
    # Married on 10 June 2025: June is paid, July and August were too much: 2 × 399,700 = 799,400.
    widow()
    run(month(2025, 8))
    stop_benefit(right().pk, dt.date(2025, 6, 10), reason="remarriage", by=w.officer(), at=when(2025, 8, 20))
    over = Overpayment.objects.get()
    assert (over.first_month, over.last_month, over.amount) == (month(2025, 7), month(2025, 8), 799_400)
    book = Transfer.objects.get(key=f"overpaid:{over.pk}")
    assert (book.debit_id, book.credit_id, book.amount) == ("claims:overpaid", "fund:JP", 799_400)
    assert run(month(2025, 9)).payments == 0
    recover_overpayment(over.pk, reason="ditagih dengan surat", by=w.approver(), at=when(2025, 9))
    assert Overpayment.objects.get().state == "debt"


def test_a_right_that_ended_cannot_end_again_in_the_same_month_but_earlier():
    widow()
    run(month(2025, 8))
    stop = lambda day: stop_benefit(right().pk, day, reason="remarriage", by=w.officer(), at=when(2025, 8, 20))  # noqa: E731
    stop(dt.date(2025, 7, 10))
    with pytest.raises(Refused) as refused:
        stop(dt.date(2025, 7, 20))
    assert refused.value.problem.code == "entitlement-ended"
    stop(dt.date(2025, 6, 10))
    assert Overpayment.objects.aggregate(total=Sum("amount"))["total"] == 799_400 and Overpayment.objects.count() == 2


def test_an_overpayment_comes_back_from_later_payments_of_the_family():
    # Both children are entitled to one pension: the first marries on 10 June, July and August were paid to it; the
    # second is paid from July on and gives back 300,000, 300,000, 199,400.
    children = (w.Heir("SULUNG", "child", birth_date=dt.date(2004, 1, 1), bank="kapuas", account_number="1",
                       account_holder="SULUNG"),
                w.Heir("BUNGSU", "child", birth_date=dt.date(2006, 1, 1), bank="kapuas", account_number="2",
                       account_holder="BUNGSU"))  # fmt: skip
    widow(children)
    run(month(2025, 8))
    elder = right()
    assert elder.last_month == month(2026, 12)  # 23 on 1 January 2027
    stop_benefit(elder.pk, dt.date(2025, 6, 10), reason="married", by=w.officer(), at=when(2025, 8, 20))
    assert run(month(2025, 6)).payments == 0  # opens the second child's
    younger = right()
    assert (younger.claimant.name, younger.first_month) == ("BUNGSU", month(2025, 7))
    over = Overpayment.objects.get()
    recover_overpayment(
        over.pk, monthly=300_000, source_id=younger.pk, reason="rencana keluarga", by=w.approver(), at=when(2025, 9)
    )
    ran = run(month(2025, 10))
    assert [kept for *_, kept in months_paid(younger)] == [300_000, 300_000, 199_400, 0]
    assert (ran.gross, ran.recovered) == (4 * LEAST_2025, 799_400)
    over.refresh_from_db()
    assert over.state == "recovered"
    owing = Transfer.objects.filter(debit_id="claims:overpaid").aggregate(total=Sum("amount"))["total"]
    back = Transfer.objects.filter(credit_id="claims:overpaid").aggregate(total=Sum("amount"))["total"]
    assert owing == back == 799_400


def test_a_death_reported_elsewhere_ends_the_pension_with_its_month():
    claim = widow()
    run(month(2025, 5))
    wife = months.worker(months.employer("JJ120218"), 2)
    claim.event.claimants.filter(relation="spouse").update(person_id=wife.person_id)
    report = Report("death", wife.person_id, dt.date(2025, 4, 20), "heir", "counter")
    report_event(report, by=w.officer(), at=when(2025, 6))
    run(month(2025, 6))
    one = right()
    assert (one.state, one.reason, one.last_month) == ("stopped", "death", month(2025, 4))
    assert Overpayment.objects.get().amount == LEAST_2025


def test_a_killed_run_is_taken_up_where_it_was():
    widow()
    with pytest.raises(RuntimeError), transaction.atomic():
        run(month(2025, 4))
        raise RuntimeError("killed")
    assert not PeriodicPayment.objects.exists()
    assert pay_pensions(month(2025, 4), when(2025, 4, 2)) == 1


def test_nobody_but_the_system_runs_pensions_and_only_an_officer_stops_one():
    widow()
    with pytest.raises(NotAllowed):
        run_pensions(month(2025, 4), by=w.officer(), at=when(2025, 4))
    run(month(2025, 4))
    with pytest.raises(NotAllowed):
        stop_benefit(right().pk, dt.date(2025, 4, 1), reason="death", by=w.approver(), at=when(2025, 4, 5))
