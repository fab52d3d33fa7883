"""Whom a number names, when the birth date agrees too. Nobody reached means the same as not covered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.claims.care.practice import practice
from payung.claims.care.tables import EligibilityAsk
from payung.claims.eligible import eligible_on
from payung.kernel.identity import compact, mask_nik
from payung.kernel.names import name_key
from payung.registry.models import Facility, Person
from payung.registry.serving import facilities_on


@dataclass(frozen=True)
class Asked:
    """What a facility types: NIK or KPJ, birth date, the first letters of the name if known, the day, and why."""

    number: str
    born: dt.date
    event_on: dt.date
    reason: str
    name: str = ""


def facility_of(by: Actor, permission: str, today: dt.date) -> Facility:
    """The facility the actor works for, while its contract runs. Raises NotAllowed otherwise."""
    keys = by.scopes(permission).get(ScopeKind.FACILITY, frozenset())
    found = facilities_on(today).filter(code__in=keys).first()
    if found is None:
        raise NotAllowed(f"{by.name}: {permission}")
    return found


def person_named(asked: Asked) -> Person | None:
    """The person whose number and birth date both agree, and whose name begins so where it was typed.

    Of several under one NIK the one who was covered that day.
    """
    digits, letters = compact(asked.number), name_key(asked.name)
    people = (
        Person.objects.filter(Q(nik=digits) | Q(cards__kpj=digits), birth_date=asked.born).distinct().order_by("pk")
    )
    fitting = [each for each in people if each.name_key.startswith(letters)]
    return next((each for each in fitting if eligible_on(each.pk, asked.event_on)), next(iter(fitting), None))


def too_many_nos(user_id: int, at: dt.datetime) -> bool:
    """Whether somebody asked in vain so often that it looks like guessing."""
    since = at - dt.timedelta(hours=practice()["window_hours"])
    asks = EligibilityAsk.objects.filter(asked_by=user_id, answer=False, at__gt=since)
    return asks.count() >= practice()["most_nos"]


def masked(number: str) -> str:
    """What was typed, with the middle hidden, for the record."""
    return mask_nik(compact(number))[:30]
