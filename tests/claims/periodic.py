"""Rights that run on, brought about by the real steps, in short words."""

import datetime as dt

import polars as pl

from payung.access.actor import BANK, SYSTEM
from payung.claims.actions.answer_orders import answer_orders
from payung.claims.actions.approve_decision import approve_decision
from payung.claims.actions.check_evidence import check_evidence
from payung.claims.actions.name_heirs import name_heirs
from payung.claims.actions.reverse_decision import reverse_decision
from payung.claims.actions.run_job_loss import run_job_loss
from payung.claims.actions.run_scholarships import run_scholarships
from payung.claims.actions.send_duties import send_duties
from payung.claims.actions.send_school_proof import send_school_proof
from payung.claims.models import Entitlement, PeriodicOrder
from payung.claims.periodic.answering import ANSWERS
from payung.claims.periodic.duties import Duties
from payung.claims.periodic.schooling import Schooling
from tests.claims import world as w
from tests.claims.test_programmes import long_member

DONE = Duties(firms=("PT Satu", "PT Dua", "PT Tiga", "PT Empat", "PT Lima"), self_assessed=True, counselled=True)
LETTER = ("surat sekolah.pdf", w.PDF)


def month(year, number):
    return dt.date(year, number, 1)


def when(year, number, day=1):
    return dt.datetime(year, number, day, 3, tzinfo=dt.UTC)


def right(**fields) -> Entitlement:
    return Entitlement.objects.filter(**fields).latest("pk")


def months_paid(one=None):
    return list((one or right()).payments.order_by("month").values_list("month", "amount", "recovered"))


def job_loss():
    """Lost on 24 March 2025, claimed on the 25th, decided on the 27th and paid for the first month: 2,190,000."""
    event = w.reported(long_member(12), "dismissal")
    claim = w.claim(event, "JKP")
    w.approved(w.completed(claim))
    w.with_account(event)
    w.instructed(claim)
    pay_jobs(when(2025, 3, 28))
    return claim


def pay_jobs(at, **more):
    return run_job_loss(at.date().replace(day=1), by=SYSTEM, at=at, **more)


def told(number, day, duties=DONE, one=None, **more):
    """The duties of a month of 2025 told on a day of that month or the next."""
    return send_duties((one or right()).pk, month(2025, number), duties, by=w.officer(), at=day, **more)


def accepted(evidence, at):
    return check_evidence(evidence.pk, accept=True, by=w.officer(), at=at)


def proven(number, day=26):
    """A month of 2025 told and accepted on one day of it."""
    moment = when(2025, number, day)
    return accepted(told(number, moment), moment)


def scholarship(family=w.FAMILY):
    """Petrus, in SD with three years left, after a death at work on 24 March 2025."""
    event = w.reported(w.worker(), "death", work_accident=True)
    name_heirs(event.pk, family, by=w.officer(), at=w.REPORTED)
    claim = w.claim(event, "SCHOLARSHIP")
    w.approved(w.completed(claim))
    pay_schools(when(2025, 3, 28))
    return claim


def pay_schools(at, basis="JKK"):
    return run_scholarships(at.date().replace(day=1), basis, by=SYSTEM, at=at)


def schooled(year, level="SD", at=None, **facts):
    """The school's letter for the payment of March of a year."""
    moment = at or when(year, 4, 2)
    return send_school_proof(
        right().pk, month(year, 3), Schooling(level, **facts), paper=LETTER, by=w.officer(), at=moment
    )


def arrived(*orders, reference="B-", at):
    """The bank confirms these, or every one that waits."""
    return _answered([(each.key, f"{reference}{each.pk}", "") for each in orders or waiting()], at)


def came_back(*orders, at, reason="rekening ditutup"):
    return _answered([(each.key, "", reason) for each in orders or waiting()], at)


def waiting():
    """Orders the bank has not answered, the earliest month first."""
    return list(PeriodicOrder.objects.filter(state="instructed").order_by("payment__month", "pk"))


def _answered(rows, at):
    return answer_orders(pl.DataFrame(rows, schema=ANSWERS, orient="row"), paying_bank="kapuas", by=BANK, at=at)


def reversed_to(claim, at, reason="fakta diperbaiki"):
    """The claim judged anew and approved."""
    decision = reverse_decision(claim.pk, reason=reason, by=w.officer(), at=at)
    return approve_decision(decision.pk, by=w.approver(), at=at)
