"""What came in by the doors of hospitals and families: a treated accident with its bill, and three deaths told.

Everything goes through the actions people use, so that every page shows something alive.
"""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import make_aware

from payung.access.actor import PUBLIC, Actor, Held, actor_of
from payung.access.models import Grant, Role, ScopeKind, User
from payung.claims.actions.accept_death_report import accept_death_report
from payung.claims.actions.ask_eligibility import ask_eligibility
from payung.claims.actions.bill_treatment import Billed, BilledItem, bill_treatment
from payung.claims.actions.give_guarantee import give_guarantee
from payung.claims.actions.report_death import report_death
from payung.claims.actions.report_treated_accident import report_treated_accident
from payung.claims.care.asking import Asked
from payung.claims.family.telling import ToldDeath
from payung.demo.logins import BRANCH, kept_password
from payung.registry.models import Employment, Person

FACILITY = "RS-6171-1"
NURSE, WIDOW = "yuliana", "theresia"
FIRST, NEEDED = 40, 5
"""Which workers: far from the first ones, who have their own stories."""
RING = "+62811000{:04d}"  # invented telephone numbers


def open_doors(officer: Actor, *, today: dt.date) -> None:
    """Make the users and what came in until yesterday. Nothing where the branch has too few workers."""
    at = make_aware(dt.datetime.combine(today - dt.timedelta(days=1), dt.time(10)))
    people = _workers(at.date())
    if len(people) < NEEDED:
        return
    nurse = _user(NURSE, "Yuliana Sari", Held(Role.HOSPITAL, ScopeKind.FACILITY, FACILITY), at)
    _treated(people[0], actor_of(nurse, at.date()), at, billed=True)
    _treated(people[1], actor_of(nurse, at.date()), at, billed=False)
    told = [_told(person, place, at) for place, person in enumerate(people[2:5])]
    event = accept_death_report(told[0], by=officer, at=at)
    _user(WIDOW, event.reported_by, Held(Role.HEIR, ScopeKind.EVENT, str(event.pk)), at)


def _workers(day: dt.date) -> list[Person]:
    """People at work for employers of the branch, with a NIK."""
    spells = Employment.objects.filter(
        employer__office=BRANCH, ended_on=None, started_on__lt=day - dt.timedelta(days=30), person__nik__isnull=False
    )
    chosen = spells.order_by("person").values_list("person", flat=True).distinct()[FIRST : FIRST + NEEDED]
    return list(Person.objects.filter(pk__in=list(chosen)).order_by("pk"))


def _user(username: str, full_name: str, held: Held, at: dt.datetime) -> User:
    user = User.objects.create(username=username, full_name=full_name, password=kept_password())
    Grant.objects.create(
        user=user, role=held.role, scope_kind=held.scope_kind, scope_key=held.scope_key, valid_from=at.date()
    )
    return user


def _treated(person: Person, nurse: Actor, at: dt.datetime, *, billed: bool) -> None:
    """Somebody fell at work three days ago and is treated."""
    day = at.date() - dt.timedelta(days=3)
    asked = Asked(person.nik or "", person.birth_date, day, "Jatuh dari perancah di tempat kerja")
    guarantee = give_guarantee(ask_eligibility(asked, by=nurse, at=at).pk, by=nurse, at=at)
    if not billed:
        return
    report_treated_accident(guarantee.pk, happened_at=None, phone="", facts={"suspected": True}, by=nurse, at=at)
    items = (
        BilledItem("emergency", "Penanganan di instalasi gawat darurat", 850_000),
        BilledItem("surgery", "Pemasangan pen lengan kanan", 12_400_000),
        BilledItem("inpatient", "Dua hari, kelas I", 1_300_000),
    )
    bill_treatment(guarantee.pk, Billed("RSK-0001", day, at.date(), "ongoing", items), by=nurse, at=at)


def _told(person: Person, place: int, at: dt.datetime) -> int:
    """A death told by the family; the last of them with a number that fits nobody."""
    number = person.nik or "" if place < 2 else f"{(person.nik or '')[:-4]}0000"
    told = ToldDeath(
        number=number, name=person.name, died_on=at.date() - dt.timedelta(days=4 + place),
        reporter=("Theresia Lansi", "Markus Doni", "Halimah")[place], relation=("istri", "anak", "ibu")[place],
        phone=RING.format(place + 1), region_code="61.71", work_accident=False,
    )  # fmt: skip
    return report_death(told, address="contoh", by=PUBLIC, at=at).pk
