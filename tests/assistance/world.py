"""A regency that pays for others, in short words. Everybody is invented."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter
from django.db import connection

from payung.access.actor import Actor, Held
from payung.assistance.actions.approve_list import approve_list
from payung.assistance.actions.open_programme import open_programme
from payung.assistance.actions.read_list import read_list
from payung.assistance.actions.record_sponsor import record_sponsor
from payung.assistance.drafting import Draft
from payung.assistance.models import NameList, Programme, Sponsor
from payung.assistance.proof import budgets_of
from payung.coverage.counting.sources import PEOPLE
from payung.jobs.settle import settle
from payung.kernel.names import name_key
from payung.registry.models import Person, Region
from payung.registry.numbers import new_member_numbers
from payung.rolls.models import Roll
from tests.contributions.world import place
from tests.rolls.world import noon, pay

TODAY = dt.date(2026, 11, 9)
NOW = noon(TODAY)
NOVEMBER = dt.date(2026, 11, 1)
HERE = "61.12"
VILLAGE = "61.12.01.2001"
HEADINGS = ("NIK", "NAMA_LENGKAP", "TANGGAL_LAHIR", "JENIS_KELAMIN", "KODE_DESA", "PEKERJAAN")
Row = tuple[str, ...]


def month(number: int, year: int = 2026) -> dt.date:
    return dt.date(year, number, 1)


def regency(code: str = HERE) -> Actor:
    return Actor("Marselina", 1, (Held("regency", "region", code),))


def village(code: str = VILLAGE) -> Actor:
    return Actor("Desa", 2, (Held("village", "region", code),))


def land() -> None:
    """The regency, a village in it, another regency."""
    place()
    Region.objects.get_or_create(
        code=VILLAGE, defaults={"name": "Desa Contoh", "short_name": "Contoh", "level": "village", "parent_id": HERE}
    )
    Region.objects.get_or_create(
        code="61.08", defaults={"name": "Kabupaten Landak", "short_name": "Landak", "level": "regency"}
    )


def sponsor(kind: str = "regency", name: str = "Pemkab Contoh", region: str = HERE) -> Sponsor:
    made = Sponsor.objects.filter(name=name, kind=kind).first()
    return made or record_sponsor(name, kind, region, by=regency(region), at=NOW)


def draft(payer: Sponsor, **changed: object) -> Draft:
    usual = {
        "sponsor": payer.pk, "title": "Pekerja rentan", "cohort": "rentan", "basis": "income", "region": HERE,
        "legal_basis": "Perbup 9/2026", "budget_line": "DPA 1.2.3", "budget": 100_000_000, "quota": 3,
        "first_month": NOVEMBER, "months": 6, "instalment": 2, "base": 1_000_000,
    }  # fmt: skip
    return Draft(**{**usual, **changed})


def opened(payer: Sponsor | None = None, *, at: dt.datetime = NOW, **changed: object) -> Programme:
    payer = payer or sponsor()
    return open_programme(draft(payer, **changed), by=regency(payer.region_id), at=at)


def row(number: int, *, name: str = "", born: str = "13-02-1980", sex: str = "L", place: str = "", work: str = "Petani",
        nik: str = "") -> Row:  # fmt: skip
    letters = "".join(chr(65 + int(digit)) for digit in str(number))
    return (nik or f"611204130280{number:04d}", name or f"WARGA {letters}", born, sex, place, work)


def someone(number: int, **fields: object) -> Person:
    """The person of `row(number)`, known to the registry."""
    nik, name, *_rest = row(number)
    usual = {"nik": nik, "name": name, "birth_date": dt.date(1980, 2, 13), "sex": "L"} | fields
    key = name_key(str(usual["name"]))
    return Person.objects.create(member_number=new_member_numbers(1)[0], name_key=key, **usual)


def sheet(*rows: Row, headings: Sequence[str] = HEADINGS) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("daftar")
        for line, cells in enumerate([headings, *rows]):
            for column, text in enumerate(cells):
                page.write_string(line, column, text)
    return out.getvalue()


def listed(programme: Programme, *rows: Row, **more: object) -> NameList:
    return sent(programme, sheet(*rows), **more)


def sent(
    programme: Programme,
    content: bytes,
    name: str = "daftar.xlsx",
    *,
    by: Actor | None = None,
    region: str = HERE,
    at: dt.datetime = NOW,
) -> NameList:
    return read_list(programme.pk, content, name, region_code=region, by=by or regency(region), at=at)


def approved(programme: Programme, at: dt.datetime = NOW) -> Roll:
    decree_on = at.date()
    return approve_list(programme.pk, "SK 7/2026", decree_on, by=regency(programme.region_id), at=at).roll


def paid(roll: Roll, at: dt.datetime = NOW) -> Roll:
    """The bank takes it, and it is booked."""
    assert pay(roll, at) == "settled"
    settle(at)
    roll.refresh_from_db()
    return roll


def states(programme: Programme) -> list[str]:
    return list(programme.candidates.order_by("number").values_list("state", flat=True))


BY = regency()


def total(programme: Programme) -> int:
    return budgets_of([programme.pk])[programme.pk].committed


def died(programme: Programme, seat: int, day: dt.date = dt.date(2026, 11, 8)) -> Person:
    held = programme.placements.filter(seat=seat, void=False).order_by("-first_month")[0]
    Person.objects.filter(pk=held.person_id).update(died_on=day)
    return held.person


def in_coverage(segment: str, when: dt.date = NOVEMBER) -> set[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE[segment], {"month": when})
        return {(person, region) for person, _payer, region in cursor.fetchall()}
