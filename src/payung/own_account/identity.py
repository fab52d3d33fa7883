"""Who registers: what was typed, and whom of ours it means. What a stranger typed is never answered from here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from django.db import connection
from django.db.models import F
from django.utils.timezone import localdate

from payung.access.models import Grant, Role, ScopeKind, User
from payung.kernel.dates import date_text
from payung.kernel.names import name_key
from payung.own_account.models import Application, Membership
from payung.own_account.refused import NAME_EMPTY, NOT_BORN, TOO_OLD, TOO_YOUNG, refuse
from payung.registry.models import Card, Person
from payung.registry.numbers import new_kpj, new_member_numbers
from payung.rules.contributions.age import old_enough_to_work, young_enough_for_own_account
from payung.statute_book import StatuteBook

OLDEST = 110


@dataclass(frozen=True)
class Identity:
    """As on the identity card; `nik` and `phone` in their stored form."""

    nik: str
    name: str
    birth_date: dt.date
    sex: str
    phone: str

    @classmethod
    def of(cls, application: Application) -> Identity:
        """What an application holds."""
        return cls(application.nik, application.name, application.birth_date, application.sex, application.phone)


def require_possible(who: Identity, today: dt.date) -> None:
    """Raises Refused own-account-name or own-account-birth-date."""
    if not who.name.strip():
        raise refuse(NAME_EMPTY, "Nama", "kosong")
    if who.birth_date >= today or today.year - who.birth_date.year > OLDEST:
        raise refuse(NOT_BORN, "Tanggal lahir", date_text(who.birth_date))


def require_age(birth_date: dt.date, person: Person | None, today: dt.date, law: StatuteBook) -> None:
    """Raises Refused own-account-too-young; own-account-too-old unless the person was a member on own account."""
    born, on = np.array([birth_date], dtype="datetime64[D]"), np.array([today], dtype="datetime64[D]")
    age = today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
    if not old_enough_to_work(born, on, law)[0]:
        lowest = law["contributions.own_account.age_from"].value(today)
        raise refuse(TOO_YOUNG, "Tanggal lahir", f"{age} tahun; paling muda {lowest} tahun")
    young = young_enough_for_own_account(born, on, law)[0]
    if not young and not (person and Membership.objects.filter(person=person).exists()):
        limit = law["contributions.own_account.age_below"].value(today)
        raise refuse(TOO_OLD, "Tanggal lahir", f"{age} tahun; batasnya di bawah {limit} tahun")


def lock_nik(nik: str) -> None:
    """Two registrations with one NIK wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [nik])


def with_this_phone(who: Identity) -> Person | None:
    """The person of ours with this NIK and birth date whose recorded telephone is the one typed."""
    same = Person.objects.filter(nik=who.nik, birth_date=who.birth_date, phone=who.phone)
    return same.order_by("nik_state", "pk").first()


def with_this_nik(nik: str) -> Person | None:
    """Whoever holds this NIK in our books, whatever the telephone."""
    return Person.objects.filter(nik=nik).exclude(nik_state=Person.NikState.DUPLICATE).first()


def new_person(who: Identity, region: str) -> Person:
    """Record a person. Where the NIK is held already, as a duplicate for an officer to clear up; cover is the same."""
    taken = with_this_nik(who.nik) is not None
    return Person.objects.create(
        member_number=new_member_numbers(1)[0],
        nik=who.nik,
        nik_state=Person.NikState.DUPLICATE if taken else Person.NikState.UNCHECKED,
        name=who.name.strip(),
        name_key=name_key(who.name),
        birth_date=who.birth_date,
        sex=who.sex,
        phone=who.phone,
        region_id=region,
    )


def ensure_card(person: Person, today: dt.date) -> Card:
    """The person's newest card, or a new one."""
    card = person.cards.order_by("-issued_on", "-pk").first()
    return card or Card.objects.create(kpj=new_kpj(1)[0], person=person, issued_on=today)


def ensure_user(person: Person, at: dt.datetime) -> User:
    """The member's log-in, made on the first day it is needed; without a password until one is chosen.

    A grant that an administrator ended stays ended: the log-in is the same and opens nothing.
    """
    held = {"role": Role.MEMBER, "scope_kind": ScopeKind.PERSON, "scope_key": str(person.pk)}
    grants = Grant.objects.filter(**held).select_related("user")
    grant = grants.order_by(F("valid_to").desc(nulls_first=True), "pk").first()
    if grant:
        return grant.user
    user = User.objects.create_user(person.member_number.lower(), None, full_name=person.name)
    Grant.objects.create(user=user, valid_from=localdate(at), **held)
    return user
