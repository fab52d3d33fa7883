"""The runs of what is paid again and again, and what people pay back. Killed or run twice, a month is paid once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils.timezone import localdate, localtime

from payung.access.actor import SYSTEM
from payung.claims.actions.post_repayments import post_repayments
from payung.claims.actions.run_job_loss import run_job_loss
from payung.claims.actions.run_pensions import BATCH, run_pensions
from payung.claims.actions.run_scholarships import run_scholarships
from payung.claims.models import Claim
from payung.claims.periodic.posting import Ran
from payung.claims.periodic.queries import pensions_waiting, proven_waiting
from payung.claims.periodic.repaying import repayments_waiting
from payung.rules.scholarship.judge import PROGRAMMES

Programme = Claim.Programme


def pay_pensions(month: dt.date, at: dt.datetime, *, batch: int = BATCH) -> int:
    """Pay every pension due up to and with `month` (its first day). Returns how many payments were made."""
    paid = 0
    while pensions_waiting(month):
        ran = run_pensions(month, limit=batch, by=SYSTEM, at=at)
        paid += ran.payments
        if not ran.payments and not ran.suspended:  # somebody else is paying what is left
            break
    return paid


def pay_job_loss(month: dt.date, at: dt.datetime, *, batch: int = BATCH) -> int:
    """Pay every proven month of job-loss benefit up to and with `month`. Returns how many payments were made."""
    if not proven_waiting(Programme.JKP, "claims.run_job_loss", month, _today(at)):
        return 0
    return _until_done(lambda: run_job_loss(month, limit=batch, by=SYSTEM, at=at))


def pay_scholarships(month: dt.date, at: dt.datetime, *, batch: int = BATCH) -> int:
    """Pay every proven school year up to and with `month`. Returns how many payments were made."""
    if not proven_waiting(Programme.SCHOLARSHIP, "claims.run_scholarships", month, _today(at)):
        return 0
    return sum(
        _until_done(lambda basis=basis: run_scholarships(month, basis, limit=batch, by=SYSTEM, at=at))
        for basis in PROGRAMMES
    )


def pay_month(at: dt.datetime) -> int:
    """Everything due in the month of `at` and before. Returns how many payments were made."""
    month = localdate(at).replace(day=1)
    return pay_pensions(month, at) + pay_job_loss(month, at) + pay_scholarships(month, at)


def take_repayments(at: dt.datetime) -> int:
    """Post whatever people paid back. Returns whole rupiah that came back."""
    back = 0
    while repayments_waiting():
        done = post_repayments(by=SYSTEM, at=at)
        back += done.amount
        if not done.count:
            break
    return back


def _until_done(run: Callable[[], Ran]) -> int:
    paid = 0
    while payments := run().payments:
        paid += payments
    return paid


def _today(at: dt.datetime) -> dt.datetime:
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
