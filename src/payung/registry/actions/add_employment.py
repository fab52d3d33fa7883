"""A clerk adds one worker to their own employer.

Somebody who is a member already is recognised only when NIK, name and birth date all match. In every other
case a new person is made, so the answer is the same whether or not the NIK is known: it tells nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.identity import mask_nik, parse_nik
from payung.kernel.names import name_key
from payung.kernel.problem import Refusal
from payung.registry.models import Card, Employer, Employment, Person
from payung.registry.numbers import new_kpj, new_member_numbers
from payung.registry.queries import employers_reached, people_with_nik
from payung.registry.refused import not_recorded

ALREADY_HERE = Refusal(
    "worker-already-here",
    "pekerja yang belum ada di daftar Anda",
    "Orang ini sudah bekerja pada Anda di tanggal itu. Periksa daftar pekerja, lalu ubah tanggal mulainya.",
)
BORN_LATER = Refusal("worker-born-later", "tanggal sesudah tanggal lahir", "Periksa kedua tanggal itu.")
NAME_EMPTY = Refusal("worker-name-empty", "nama seperti di KTP", "Tulis nama pekerja.")
NIK_MISSING = Refusal("worker-nik-missing", "16 angka", "Warga negara Indonesia wajib ber-NIK. Salin dari KTP.")


@dataclass(frozen=True)
class NewWorker:
    """What the clerk typed. `nik` is None only for a foreigner."""

    nik: str | None
    name: str
    birth_date: dt.date
    sex: str
    started_on: dt.date
    employee_number: str = ""
    citizen: bool = True


def add_employment(employer: Employer, worker: NewWorker, *, by: Actor, at: dt.datetime) -> Employment:
    """Record that `worker` works for `employer` from a day on. Returns the spell.

    A person made here gets a member number and a card of their own. Do not show the clerk the state of a NIK:
    it would say whether somebody else has it.

    Raises NotAllowed out of reach; NotRecorded with the codes of `parse_nik`, worker-name-empty,
    worker-nik-missing, worker-born-later, worker-already-here.
    """
    with act("registry.add_employment", by, at) as deed:
        if not employers_reached(by, "registry.add_employment").filter(pk=employer.pk).exists():
            raise NotAllowed(f"{by.name}: registry.add_employment")
        nik, key = _checked(worker), name_key(worker.name)
        with connection.cursor() as cursor:  # two clerks with one NIK wait for each other, and for a whole sheet
            cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtext('registry.enrol'))")
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [nik or key])

        person = _member(nik, key, worker.birth_date)
        if _works_here(employer, person, nik, worker.started_on):
            raise not_recorded(ALREADY_HERE, "Tanggal mulai", date_text(worker.started_on))

        person = person or _new_person(worker, nik, key)
        card = person.cards.order_by("-issued_on", "-pk").first() or _new_card(person, localdate(at))
        spell = Employment.objects.create(
            person=person,
            employer=employer,
            card=card,
            employee_number=worker.employee_number,
            started_on=worker.started_on,
        )
        deed.about(f"employment:{spell.pk}", employer=employer.pk, person=person.pk)
        return spell


def _checked(worker: NewWorker) -> str | None:
    """The NIK in its stored form, when everything typed can be recorded."""
    if not worker.name.strip():
        raise not_recorded(NAME_EMPTY, "Nama", "kosong")
    if worker.birth_date >= worker.started_on:
        raise not_recorded(BORN_LATER, "Tanggal mulai", date_text(worker.started_on))
    if not worker.nik:
        if worker.citizen:
            raise not_recorded(NIK_MISSING, "NIK", "kosong")
        return None
    nik = parse_nik(worker.nik)
    if isinstance(nik, Refusal):
        raise not_recorded(nik, "NIK", mask_nik(worker.nik))
    return nik


def _member(nik: str | None, key: str, birth_date: dt.date) -> Person | None:
    """The one member whom all three describe."""
    if nik is None:
        return None
    found = people_with_nik(nik).filter(name_key=key, birth_date=birth_date)
    return found.order_by("pk").first()


def _works_here(employer: Employer, person: Person | None, nik: str | None, day: dt.date) -> bool:
    """Somebody with this NIK, or this person, is on the employer's own list on `day` or later."""
    same = Q(person=person) if person else Q(person__nik=nik) if nik else Q(pk=None)
    spells = Employment.objects.filter(same, employer=employer)
    return spells.filter(Q(ended_on=None) | Q(ended_on__gte=day)).exists()


def _new_person(worker: NewWorker, nik: str | None, key: str) -> Person:
    taken = nik is not None and people_with_nik(nik).exists()
    return Person.objects.create(
        member_number=new_member_numbers(1)[0],
        nik=nik,
        nik_state=Person.NikState.DUPLICATE if taken else Person.NikState.UNCHECKED,
        name=" ".join(worker.name.split()),
        name_key=key,
        birth_date=worker.birth_date,
        sex=worker.sex,
        citizen=worker.citizen,
    )


def _new_card(person: Person, day: dt.date) -> Card:
    return Card.objects.create(kpj=new_kpj(1)[0], person=person, issued_on=day)
