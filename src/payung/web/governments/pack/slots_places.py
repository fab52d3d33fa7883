"""Slots of projects, offices, hospitals, groups somebody pays for, agreements and acts of the nation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.urls import reverse

from payung.agreements.models import Instrument
from payung.agreements.queries import in_force, instruments_of, regions_around
from payung.construction.models import Project
from payung.construction.queries import people_by_funding
from payung.coverage.counting.small import hidden_cells
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART
from payung.coverage.models import Snapshot
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text, month_text
from payung.kernel.periods import month_of
from payung.registry.models import Office
from payung.registry.queries import regions_within
from payung.registry.serving import facilities_on, serving_office
from payung.statute_book import read_statute_book
from payung.web.governments.pack.slots import Shelf
from payung.web.governments.pack.workings import Row

WORKERS = {Project.Funding.NATION: "apbn", Project.Funding.REGION: "apbd", Project.Funding.PRIVATE: "swasta"}
OFFICES = {"kantor_cabang": Office.Kind.BRANCH, "unit_layanan": Office.Kind.SERVICE_UNIT}
PAID = ("orang", "orang_bulan", "bulan", "tempat", "iuran", "dibayar", "disediakan")
DAYS = ("mulai", "sampai")
"""Told by the sheet in days, by the page of the programme in months."""
ACTS: Mapping[str, str] = {
    "uu_sjsn": "UU 40/2004",
    "uu_bpjs": "UU 24/2011",
    "pp_jkk_jkm": "PP 44/2015",
    "pp_jht": "PP 46/2015",
    "pp_jp": "PP 45/2015",
    "pp_jkp": "PP 37/2021",
}
"""Slot → number of an act in the statute book; one that is not there has no slot."""


def projects_slots(shelf: Shelf) -> None:
    """Projects together and the people on them, by who pays for the work."""
    shown = _of_the_sheet(shelf)
    of = [shown[name] for name in (f"proyek_{each.value}" for each in Project.Funding) if name in shown]
    if of and all(each.number is not None for each in of):
        total = sum((each.number or Decimal(0) for each in of), Decimal(0))
        formula = " + ".join(each.value for each in of) + f" = {number_text(int(total))}"
        meaning = "proyek yang terdaftar dan masih berjalan menurut buku hari itu, semua sumber dana"
        made = shelf.world.make.derived("proyek", "Proyek berjalan", total, "proyek", meaning, *of, formula=formula)
        shelf.figure("proyek", made)
    if shelf.world.snapshot is not None:
        _workers_slots(shelf, shelf.world.snapshot)


def _workers_slots(shelf: Shelf, snapshot: Snapshot) -> None:
    """People on projects, and by who pays for the work: what is told beside the sum may not tell one to four."""
    shelf.figure("pekerja_proyek", shelf.world.counts(snapshot, ["people_by_work"])["people_by_work", "JAKON"])
    when = month_text(month_of(snapshot.month))
    found = people_by_funding(regions_within([shelf.pack.region.code]), snapshot.month)
    everybody = {funding: {each for *_, persons in rows for each in persons} for funding, rows in found.items()}
    unsaid = _unsaid({funding: len(people) for funding, people in everybody.items()})
    for funding, rows in found.items():
        people = everybody[funding]
        if funding in unsaid:
            continue
        name = f"pekerja_proyek_{WORKERS[Project.Funding(funding)]}"
        few = _unsaid({number: len(persons) for number, _, persons in rows})
        behind = [
            Row(title or number, f"{number_text(len(persons))} orang")
            for number, title, persons in rows
            if number not in few
        ]
        made = shelf.world.make.counted(
            name, f"Pekerja di proyek {Project.Funding(funding).label}", len(people), "orang",
            f"orang di daftar mingguan proyek yang iurannya sudah dibayar, tiap orang satu kali, iuran {when}",
            rows=behind,
            unsaid="Proyek dengan kurang dari lima orang tidak disebut, begitu pula yang akan membukanya. Orangnya "
            "hanya dilihat kontraktor dan kantor cabangnya.",
        )  # fmt: skip
        shelf.figure(name, made)


def _unsaid(parts: Mapping[str, int]) -> set[str]:
    """Parts not told: the sum of them is."""
    return hidden_cells({**parts, EVERY_PART: sum(parts.values())}, [(EVERY_PART, *parts)])


def offices_slots(shelf: Shelf) -> None:
    """Branches, service units and hospitals under contract inside the region, and the office that serves it."""
    region, day = shelf.pack.region, shelf.pack.day
    inside = regions_within([region.code])
    for name, kind in OFFICES.items():
        offices = list(Office.objects.filter(kind=kind, region__in=inside).order_by("name"))
        if offices:
            rows = [Row(each.name) for each in offices]
            words = str(Office.Kind(kind).label)
            made = shelf.world.make.counted(name, words, len(offices), "kantor", f"{words.lower()} di daerah ini",
                                            rows=rows)  # fmt: skip
            shelf.figure(name, made)
    facilities = list(facilities_on(day).filter(region__in=inside))
    if facilities:
        made = shelf.world.make.counted(
            "plkk", "Rumah sakit dan klinik yang bekerja sama", len(facilities), "fasilitas",
            "rumah sakit, klinik, dan puskesmas yang kontraknya berjalan hari itu (PLKK), di daerah ini",
            rows=[Row(each.name, each.region.name) for each in facilities],
            listing=(reverse("public:facilities"), "Daftar rumah sakit yang bekerja sama"),
        )  # fmt: skip
        shelf.figure("plkk", made)
    office = serving_office(region, day)
    if office:
        page = reverse("public:find") + f"?kode={region.code}"
        shelf.words("kantor_pelayan", office.name, "Kantor yang melayani", page)


def cohorts_slots(shelf: Shelf) -> None:
    """Every programme in the order of the sheet: how many, how long, how much, by whom, until when."""
    shown = _of_the_sheet(shelf)
    sheet = reverse("governments:pack", args=[shelf.pack.region.code]) + f"?hari={shelf.pack.day}"
    for number, each in enumerate(shelf.world.cohorts, 1):
        key, one = f"bantuan{number}", each.programme
        page = reverse("assistance:programme", args=[one.pk])
        for name in PAID:
            shelf.figure(f"{key}_{name}", shown.get(f"{key}_{name}"))
        until = date_text(each.paid_until) if each.paid_until else ""
        basis = "; ".join(filter(None, (one.legal_basis, one.decree)))
        for name, text, meaning in (
            ("nama", one.title, "Nama program"), ("penyandang", one.sponsor.name, "Siapa membayar"),
            ("dasar", basis, "Dasar program"), ("mulai", date_text(each.begins), "Hari pertama"),
            ("sampai", until, "Dibayar sampai"),
        ):  # fmt: skip
            shelf.words(f"{key}_{name}", text, f"{meaning}: {one.title}", sheet if name in DAYS else page)


def agreements_slots(shelf: Shelf) -> None:
    """How many hold, and of every kind the newest that holds here or around: its title, number, day and last day.

    What binds only a region inside is not spoken of as if it bound the whole.
    """
    day, code = shelf.pack.day, shelf.pack.region.code
    holding = [each for each in _signed(shelf) if in_force(each, day)]
    if not holding:
        return
    made = shelf.world.make.counted(
        "perjanjian_berlaku", "Peraturan dan perjanjian yang berlaku", len(holding), "naskah",
        "peraturan dan perjanjian tentang kepesertaan yang berlaku hari itu di daerah ini, termasuk milik daerah di "
        "atas dan di dalamnya",
        rows=[Row(each.title, f"{each.get_kind_display()}, {each.region.name}") for each in holding],
        listing=(reverse("governments:agreements", args=[code]), "Daftar perjanjian dan peraturan"),
    )  # fmt: skip
    shelf.figure("perjanjian_berlaku", made)
    newest: dict[str, Instrument] = {}
    around = regions_around(shelf.pack.region)
    ours = [each for each in holding if each.region_id in around]
    for each in sorted(ours, key=lambda each: (each.region_id == code, each.signed_on or dt.date(each.year, 1, 1))):
        newest[each.kind] = each
    for kind, each in newest.items():
        page = reverse("governments:agreement", args=[code, each.pk])
        last = each.ended_on or each.valid_to
        for name, text, meaning in (
            ("judul", each.title, "Tentang"),
            ("nomor", f"{each.number} Tahun {each.year}" if each.number.isdigit() else each.number, "Nomor"),
            ("tanggal", date_text(each.signed_on) if each.signed_on else "", "Ditandatangani"),
            ("sampai", date_text(last) if last else "", "Berlaku sampai"),
        ):
            shelf.words(f"{kind}_{name}", text, f"{each.get_kind_display()}: {meaning.lower()}", page)


def _signed(shelf: Shelf) -> QuerySet[Instrument]:
    day = shelf.pack.day
    known = Q(signed_on__lte=day) | Q(signed_on=None, year__lte=day.year)
    return instruments_of(shelf.pack.region).filter(known)


def acts_slots(shelf: Shelf) -> None:
    """Numbers of the acts of the nation, from the statute book."""
    acts, page = read_statute_book().acts, reverse("public:law")
    for name, number in ACTS.items():
        if number in acts:
            shelf.words(name, number, acts[number].title, page)


def _of_the_sheet(shelf: Shelf) -> dict[str, Figure]:
    """What the sheet made itself and shows, by its measure."""
    return {each.metric: each for part in shelf.pack.parts for each in part.figures if each.origin == "counted"}
