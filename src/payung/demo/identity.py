"""Identity alive: numbers of one person to merge, one merged, one parted again, verdicts, and what members ask."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.utils.timezone import make_aware

from payung.access.actor import SYSTEM, Actor
from payung.database.copy import copy_in
from payung.identity.actions.approve_merger import approve_merger
from payung.identity.actions.ask_about_data import ask_about_data
from payung.identity.actions.check_people import check_people
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.actions.propose_merger import propose_merger
from payung.identity.actions.undo_merger import undo_merger
from payung.identity.civil.simulator import SimulatedRegistry
from payung.registry.models import Employment, Person
from payung.registry.numbers import new_kpj, new_member_numbers, new_row_numbers
from payung.statute_book import read_statute_book

PAPER = ("kartu-keluarga-contoh.pdf", b"%PDF-1.4\n% contoh, bukan dokumen sungguhan\n%%EOF\n")
PAIRS, FIRST, CHECKED = 6, 60, 150
"""How many people get a second number; from which worker on; how many are sent to the invented civil registry."""


def invent_identities(officer: Actor, second: Actor, member: Actor, person: Person, *, today: dt.date) -> None:
    """Make them as of yesterday. `member` is the log-in of `person`."""
    at = make_aware(dt.datetime.combine(today - dt.timedelta(days=1), dt.time(11)))
    twins = _twins(at)
    find_candidates(by=SYSTEM, at=at)
    reasons = ("KTP dan kartu keluarga sama", "Kartu lama dari perusahaan sebelumnya")
    for place, ((number, kept), reason) in enumerate(zip(twins, reasons, strict=False)):
        one = propose_merger(number, kept, reason=reason, paper=PAPER, by=officer, at=at)
        approve_merger(one.pk, by=second, at=at)
        if place:
            undo_merger(one.pk, reason="Ternyata dua orang dengan nama yang sama", by=second, at=at)
    if len(twins) > len(reasons):
        propose_merger(*twins[len(reasons)], reason="Nomor peserta ganda", paper=PAPER, by=officer, at=at)
    check_people(SimulatedRegistry(), by=SYSTEM, at=at, most=CHECKED)
    law = read_statute_book()
    for kind, typed in (
        ("address", "Jalan Merdeka Barat 12, Pontianak"),
        ("heirs", "Yosef Kartika; suami; 081211110000"),
    ):
        ask_about_data(person.pk, kind, typed, paper=None, law=law, by=member, at=at)


def _twins(at: dt.datetime) -> list[tuple[int, int]]:
    """Second numbers for some workers of long ago: new number, the number they have."""
    spells = Employment.objects.filter(ended_on=None, person__nik__isnull=False, employer__office="PTK")
    chosen = list(spells.order_by("person").values_list("person", flat=True).distinct()[FIRST : FIRST + PAIRS])
    people = list(Person.objects.filter(pk__in=chosen).order_by("pk"))
    if not people:
        return []
    numbers = new_row_numbers("registry_person", len(people)).tolist()
    text = ("name", "name_key", "birth_place", "birth_date", "sex", "mother_name", "region_id", "citizen", "nik")
    copy_in(
        "registry_person",
        pl.DataFrame([{name: getattr(each, name) for name in text} for each in people]).with_columns(
            pl.Series("id", numbers),
            pl.Series("member_number", new_member_numbers(len(people))),
            pl.lit("duplicate").alias("nik_state"),
            *(pl.lit("").alias(name) for name in ("nik_checked_with", "phone", "email", "address")),
        ),
    )
    copy_in(
        "registry_card",
        pl.DataFrame({"kpj": new_kpj(len(people)), "person_id": numbers}).with_columns(
            issued_on=pl.lit(at.date() - dt.timedelta(days=3_000))
        ),
    )
    return list(zip(numbers, (each.pk for each in people), strict=True))
