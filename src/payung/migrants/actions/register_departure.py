"""Somebody will work abroad: registered by the company that places them, or by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.audit.act import act
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.kernel.names import name_key
from payung.migrants.list_check import MOST_MONTHS, PAST_DAYS
from payung.migrants.models import Departure, PlacementCompany
from payung.migrants.pricing import choices, first_package
from payung.migrants.reach import companies_reached
from payung.migrants.refused import JHT, LONG_AGO, MONTHS, TWICE, refuse
from payung.registry.certificate_codes import new_code
from payung.registry.models import Person, Region
from payung.registry.newcomers import people_of
from payung.registry.numbers import new_row_numbers
from payung.registry.offices import office_serving
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Traveller:
    """Who goes, as the identity card says. region: where home is."""

    nik: str
    name: str
    birth_date: dt.date
    sex: str
    region: Region


@dataclass(frozen=True)
class Contract:
    """Where to, as what, from which day and for how many months. jht_monthly: whole rupiah, 0 without JHT."""

    country: str
    job: str
    departs_on: dt.date
    months: int
    jht_monthly: int = 0


def register_departure(
    who: Traveller | Person,
    contract: Contract,
    *,
    company: PlacementCompany | None,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> Departure:
    """Record a departure with the package it needs; nothing is owed before a code is asked for.

    who  a traveller named by a company, or the member themselves

    Raises NotAllowed for another company or person; Refused departure-months, departure-jht, departure-past,
    departure-twice; NotRecorded region-unserved.
    """
    law = law or read_statute_book()
    with act("migrants.register_departure", by, at) as deed:
        _require_reach(who, company, by)
        today = localdate(at)
        _check(contract, today, law)
        person = who if isinstance(who, Person) else _person(who)
        mine = Departure.objects.filter(person=person, company=company, cancelled_on=None)
        if mine.filter(departs_on=contract.departs_on).exists():
            raise refuse(TWICE, date_text(contract.departs_on), "Hari berangkat")
        (number,) = new_row_numbers("migrants_departure", 1).tolist()
        departure = Departure(
            pk=number,
            number=f"PMI{number:08d}",
            code=new_code(),
            person=person,
            company=company,
            office=office_serving(person.region, today) if person.region else company.office,
            country=contract.country,
            job=contract.job,
            departs_on=contract.departs_on,
            contract_months=contract.months,
            jht_monthly=contract.jht_monthly,
            registered_on=today,
            registered_by=by.name,
        )
        package = first_package(departure, law)
        departure.save(force_insert=True)
        package.save()
        deed.about(f"departure:{departure.pk}", person=person.pk, months=contract.months)
        return departure


def _require_reach(who: Traveller | Person, company: PlacementCompany | None, by: Actor) -> None:
    permission = "migrants.register_departure"
    if company is not None:
        allowed = companies_reached(by, permission).filter(pk=company.pk).exists()
    else:
        own = by.scopes(permission).get(ScopeKind.PERSON, frozenset())
        allowed = isinstance(who, Person) and str(who.pk) in own
    if not allowed:
        raise NotAllowed(f"{by.name}: {permission}")


def _check(contract: Contract, today: dt.date, law: StatuteBook) -> None:
    if not 1 <= contract.months <= MOST_MONTHS:
        raise refuse(MONTHS, str(contract.months), "Lama perjanjian")
    if contract.jht_monthly and contract.jht_monthly not in choices(today, law):
        raise refuse(JHT, rupiah_text(contract.jht_monthly), "JHT")
    if (today - contract.departs_on).days > PAST_DAYS:
        raise refuse(LONG_AGO, date_text(contract.departs_on), "Hari berangkat")


def _person(who: Traveller) -> Person:
    row = {
        "nik": [who.nik],
        "name": [who.name],
        "name_key": [name_key(who.name)],
        "birth_date": [who.birth_date],
        "sex": [who.sex],
    }
    return Person.objects.get(pk=people_of(pl.DataFrame(row), who.region.pk)["person_id"][0])
