"""No month is paid twice however runs, kills, answers and re-runs interleave."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.claims.models import PeriodicOrder, PeriodicPayment
from payung.claims.periodic.proof import proof_of_sending
from payung.claims.refused import Refused
from tests.claims import world as w
from tests.claims.periodic import arrived, came_back, job_loss, month, pay_jobs, proven, right, waiting, when
from tests.claims.test_periodic_run import LEAST_2025, run, widow

pytestmark = pytest.mark.django_db
EACH = 2_190_000


class Killed(RuntimeError):
    """The process died before its transaction ended."""


def killed(work):
    """The work done and lost."""
    with pytest.raises(Killed), transaction.atomic():
        work()
        raise Killed


def answered(kind):
    """The bank says something about the oldest order that waits."""
    if orders := waiting()[:1]:
        (arrived if kind == "arrived" else came_back)(*orders, at=when(2025, 12, 1))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.sampled_from(["run", "kill", "arrived", "back"]), st.integers(4, 12)), max_size=10))
def test_a_pension_is_paid_once_for_each_month(steps):
    with transaction.atomic():
        widow()
        for kind, number in steps:
            if kind == "run":
                run(month(2025, number))
            elif kind == "kill":
                killed(lambda number=number: run(month(2025, number)))
            else:
                answered(kind)
        latest = max((number for kind, number in steps if kind == "run"), default=3)
        paid = list(PeriodicPayment.objects.order_by("month").values_list("month", "amount"))
        assert paid == [(month(2025, number), LEAST_2025) for number in range(4, latest + 1)]
        assert PeriodicOrder.objects.count() == len(paid) and proof_of_sending().holds
        transaction.set_rollback(True)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.sampled_from(["tell", "run", "kill", "back"]), st.integers(4, 7)), max_size=10))
def test_a_job_loss_month_is_paid_once_and_only_when_it_was_proven(steps):
    with transaction.atomic():
        job_loss()
        told, ready = set(), set()
        for kind, number in steps:
            moment = dt.datetime(2025, 8, 1, 3, tzinfo=dt.UTC)
            if kind == "tell":
                try:
                    with transaction.atomic():
                        proven(number)
                except Refused:
                    assert number in told
                told.add(number)
            elif kind == "run":
                pay_jobs(moment)
                ready |= told
            elif kind == "kill":
                killed(lambda moment=moment: pay_jobs(moment))
            else:
                answered(kind)
        paid = list(right().payments.order_by("month").values_list("month", "amount"))
        assert paid == [(month(2025, number), EACH) for number in sorted(ready)]
        assert proof_of_sending().holds and w.LAW
        transaction.set_rollback(True)
