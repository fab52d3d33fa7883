"""The invented history of benefits: decided by the real rules, month by month, paid and confirmed as sets."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
from django.db import connection
from django.utils.timezone import make_aware

from payung.access.actor import BANK, SYSTEM, Actor
from payung.access.models import Role
from payung.claims.actions.answer_orders import answer_orders
from payung.claims.actions.decide_claims import decide_claims
from payung.claims.actions.run_job_loss import run_job_loss
from payung.claims.actions.run_pensions import run_pensions
from payung.claims.actions.run_scholarships import run_scholarships
from payung.claims.models import Claim, Confirmation, Entitlement, Evidence, PeriodicOrder
from payung.claims.periodic.duties import Duties
from payung.claims.periodic.evidence import proven_facts
from payung.claims.periodic.schooling import Schooling, years_due
from payung.demo.calendar import Calendar
from payung.demo.claims import claims_officer
from payung.demo.fates import TOLD
from payung.demo.settling import settle
from payung.demo.told import moment, monday, tell
from payung.demo.world import World
from payung.kernel.periods import first_day
from payung.registry.models import Employer
from payung.statute_book import StatuteBook, read_statute_book

DAY = dt.timedelta(days=1)
GROWN = (0, 1, 3, 7, 15)
"""Months after the first in which the planner is told how much there is by now."""
PAYS = "kapuas"
TELLS, PROVES, RUNS, ANSWERS = 12, 15, 25, 26
"""Days of the month: people send their proof, an officer checks it, the run pays, the bank answers."""
MONTHS_LOOKING = 3  # of job-loss benefit proven after the first; then they tell nothing more
FIRMS = ("CV Rekaan Jaya", "PT Contoh Khatulistiwa", "UD Rekaan Makmur", "Toko Contoh", "PT Rekaan Kapuas")
LOOKING = Duties(firms=FIRMS, interviews=1, self_assessed=True, counselled=True)


def make_benefits(rng: np.random.Generator, world: World, calendar: Calendar) -> None:
    """Tell every fate of the world and pay what comes of it, up to the last month of the history."""
    if world.fates.filter(pl.col("kind") != TOLD).is_empty():
        return
    law = read_statute_book()
    first, second = claims_officer("ratri", Role.OFFICER), claims_officer("yohanes", Role.APPROVER)
    offices = dict(Employer.objects.values_list("pk", "office_id"))
    claims = tell(rng, world, offices, first, law)
    _analyse("claims_lifeevent, claims_claim, claims_claimant")
    begun = int(claims["paid"].min() or 0)
    for month in range(begun, calendar.last + 1):
        ids = claims.filter(paid=month)["id"].to_list()
        if ids:
            decided_on = monday(month) + DAY
            decide_claims(ids, by=first, at=moment(decided_on, "decided"), law=law)
            settle(ids, decided_on, second, PAYS)
        if month - begun in GROWN:
            _analyse("claims_decision, claims_paymentinstruction, claims_step")
        _again(month, calendar, first, law)


def _again(month: int, calendar: Calendar, by: Actor, law: StatuteBook) -> None:
    """What a month's runs pay, and what the bank says of it."""
    at, day = _at(month, RUNS), first_day(month)
    if Claim.objects.filter(programme=Claim.Programme.JP, state=Claim.State.APPROVED).exists():
        run_pensions(day, by=SYSTEM, at=at, law=law)
    for lost in calendar.job_loss:
        if lost < month <= lost + MONTHS_LOOKING:
            rights = Entitlement.objects.filter(programme=Claim.Programme.JKP, state=Entitlement.State.ACTIVE)
            _prove([(right, day, LOOKING.facts()) for right in rights], month, by, law)
        if lost <= month <= lost + MONTHS_LOOKING:
            _analyse("claims_entitlement, claims_confirmation, claims_periodicpayment")
            run_job_loss(day, by=SYSTEM, at=at, law=law)
    if month == calendar.last:
        rights = Entitlement.objects.filter(programme=Claim.Programme.SCHOLARSHIP).select_related("claimant")
        _prove([told for right in rights for told in _at_school(right, day)], month, by, law)
    if month in (calendar.work_deaths, calendar.last):
        run_scholarships(day, Claim.Programme.JKK, by=SYSTEM, at=at, law=law)
    keys = [each.key for each in PeriodicOrder.objects.filter(state=PeriodicOrder.State.INSTRUCTED)]
    if keys:
        answers = pl.DataFrame({"key": keys, "reference": [f"P-{key}" for key in keys], "reason": ""})
        answer_orders(answers, paying_bank=PAYS, by=BANK, at=_at(month, ANSWERS))


def _at_school(right: Entitlement, upto: dt.date) -> list[tuple[Entitlement, dt.date, dict[str, object]]]:
    """The years of a child that are due, at the level it was in."""
    told = Schooling(right.terms["first_level"]).facts()
    return [(right, month, told) for month in years_due(right.first_month, right.last_month, upto)]


def _prove(told: list[tuple[Entitlement, dt.date, dict[str, object]]], month: int, by: Actor, law: StatuteBook) -> None:
    """What people sent for a month or a year of each right, found in order by an officer."""
    sent, checked = _at(month, TELLS), _at(month, PROVES)
    sendings = [
        Evidence(
            entitlement=right, month=day, facts=facts, state=Evidence.State.ACCEPTED, sent_at=sent,
            sent_by_name=by.name, sent_by_id=by.user_id, checked_by_id=by.user_id, checked_at=checked,
        )
        for right, day, facts in told
    ]  # fmt: skip
    proofs = Confirmation.objects.bulk_create(
        Confirmation(
            entitlement=each.entitlement, month=each.month, facts=proven_facts(each, law), accepted=True, at=checked,
            by_id=by.user_id, by_name=by.name,
        )
        for each in sendings
    )  # fmt: skip
    for each, proof in zip(sendings, proofs, strict=True):
        each.confirmation = proof
    Evidence.objects.bulk_create(sendings)


def _analyse(tables: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def _at(month: int, day: int) -> dt.datetime:
    return make_aware(dt.datetime.combine(first_day(month).replace(day=day), dt.time(9)))
