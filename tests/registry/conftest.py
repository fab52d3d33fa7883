"""Two branches, three employers, and people to work for them."""

import datetime as dt
from dataclasses import dataclass

import pytest

from payung.access.actor import SYSTEM, Actor, Held
from payung.kernel.names import name_key
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Card, Employer, Employment, Person
from payung.registry.numbers import new_kpj, new_member_numbers

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)
JANUARY = dt.date(2025, 1, 1)


def actor(role: str, kind: str, key: object = "") -> Actor:
    return Actor(name="Seseorang", user_id=None, held=(Held(role, kind, str(key)),))


def employer(npp: str, office: str, region: str) -> Employer:
    return Employer.objects.create(
        npp=npp,
        name=f"PT {npp}",
        size="medium",
        activity="Toko",
        jht=True,
        jp=True,
        office_id=office,
        region_id=region,
        registered_on=JANUARY,
    )


def person(name: str = "Siti Aminah", nik: str | None = "6112024807959001", **fields: object) -> Person:
    return Person.objects.create(
        **{
            "member_number": new_member_numbers(1)[0],
            "nik": nik,
            "name": name,
            "name_key": name_key(name),
            "birth_date": dt.date(1995, 7, 8),
            "sex": "P",
            **fields,
        }
    )


def work(who: Person, where: Employer, start: dt.date = JANUARY, end: dt.date | None = None) -> Employment:
    card = Card.objects.create(kpj=new_kpj(1)[0], person=who, issued_on=start)
    reason = "resigned" if end else ""
    return Employment.objects.create(
        person=who, employer=where, card=card, started_on=start, ended_on=end, end_reason=reason
    )


@dataclass
class Places:
    """kubu_raya is served by the branch, sanggau by a unit under it, sambas by another branch's unit."""

    kubu_raya: Employer
    sanggau: Employer
    sambas: Employer


@pytest.fixture
def reference(db) -> None:
    load_reference(by=SYSTEM, at=NOW)


@pytest.fixture
def places(reference) -> Places:
    return Places(
        employer("19100217", "PTK", "61.12"),
        employer("20000001", "PTK-SGU", "61.03"),
        employer("20000002", "SKW-SBS", "61.01"),
    )
