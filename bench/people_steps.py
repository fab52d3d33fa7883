"""The steps of (p), inside a database that is ready. Everybody is invented."""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
import polars as pl
from django.db import connection, transaction

from payung.access.actor import SYSTEM, Actor, Held
from payung.contributions.actions.confirm_workers import confirm_workers
from payung.contributions.actions.read_workers import read_workers
from payung.contributions.sheet.name_keys import name_keys
from payung.contributions.sheet_rows import unpacked
from payung.database.copy import copy_in
from payung.registry.actions.load_reference import load_reference
from payung.registry.enrolling import recognised
from payung.registry.models import Employer, JkkClassification, Person, Region

CLERK = Actor("bench", None, (Held("clerk", "all", ""),))
NOW = dt.datetime(2025, 4, 8, 9, tzinfo=dt.UTC)
MARCH = dt.date(2025, 3, 1)
FIRST = (
    *("Agus", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi", "Indah"),
    *("Joko", "Kartika", "Lestari", "Mega", "Nanda", "Putri", "Rahmat", "Sari", "Tono"),
)
LAST = (
    *("Santoso", "Wibowo", "Lestari", "Saputra", "Hidayat", "Wijaya", "Nugroho"),
    *("Kusuma", "Permata", "Setiawan", "Halim", "Ginting", "Lubis"),
)
TURNS = 5
MEMBERS_IN_SHEET = 10  # one row in so many is somebody registered


def measured(people: int, rows: int) -> dict[str, float]:
    """Seconds by step of one sheet of `rows` newcomers for a new employer, once `people` are registered.

    Reading and matching are the quickest of `TURNS`: whatever else the machine does only ever adds.
    """
    if not Region.objects.exists():
        load_reference(by=SYSTEM, at=NOW)
    register(people)
    content = sheet(rows, people)
    reading, matching = [], []
    for turn in range(TURNS):
        employer = new_employer(people * TURNS + turn)
        start = time.perf_counter()
        read = read_workers(
            content, "baru.csv", employer_ids=[employer.pk], month=MARCH, by=CLERK, at=NOW, row_limit=rows
        )
        checked = time.perf_counter()
        assert read.judged.good == rows, read.judged.problems[:3]
        with transaction.atomic():
            known = recognised(unpacked(read.sheet.rows).with_row_index("place").cast({"place": pl.Int64}))
        matched = time.perf_counter()
        assert known.height == min(people // 2, rows // MEMBERS_IN_SHEET)
        reading.append(checked - start)
        matching.append(matched - checked)
    begun = time.perf_counter()
    confirm_workers(read.sheet.pk, by=CLERK, at=NOW)
    written = time.perf_counter()
    assert employer.employments.count() == rows
    return {
        "read, every row checked, kept": min(reading),
        "matched against everybody registered": min(matching),
        "written (and matched once more)": written - begun,
    }


def register(people: int) -> None:
    """Bring the registry to `people` members by COPY, half a million at a time."""
    begun = Person.objects.filter(pk__lte=people).count()  # others came by a sheet
    for first in range(begun, people, 500_000):
        copy_in("registry_person", invented(np.arange(first, min(first + 500_000, people)), member=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('registry_person', 'id'), %s)", [100_000_000 + people])
        cursor.execute("ANALYZE registry_person, registry_card, registry_employment")


def invented(number: np.ndarray, *, member: bool) -> pl.DataFrame:
    """People by number: the same number, the same person."""
    born = np.datetime64("1965-01-01") + (number % 14_000).astype("timedelta64[D]")
    frame = pl.DataFrame({"number": number, "birth_date": born})
    serial = pl.col("number") // 14_000
    names = pl.concat_str(
        (pl.col("number") % len(FIRST)).replace_strict(dict(enumerate(FIRST)), return_dtype=pl.String),
        (pl.col("number") // 7 % len(LAST)).replace_strict(dict(enumerate(LAST)), return_dtype=pl.String),
        separator=" ",
    )
    nik = pl.concat_str(
        pl.format("{}", 611201 + serial // 9_999),
        pl.col("birth_date").dt.strftime("%d%m%y"),
        (serial % 9_999 + 1).cast(pl.String).str.zfill(4),
    )
    frame = frame.with_columns(nik=nik, name=names)
    if not member:
        return frame
    text = {name: pl.lit("") for name in ("nik_checked_with", "birth_place", "mother_name", "phone", "email")}
    return frame.select(
        "nik",
        "name",
        "birth_date",
        name_keys(frame["name"]),
        id=pl.col("number") + 1,
        member_number=(pl.col("number") + 1).cast(pl.String).str.zfill(12),
        nik_state=pl.lit("matched"),
        sex=pl.lit("L"),
        citizen=pl.lit(value=True),
        **text,
    )


def new_employer(number: int) -> Employer:
    """An employer without workers."""
    region = Region.objects.get(code="61.12")
    employer = Employer.objects.create(
        npp=f"B{number:09d}",
        name="PT Rekaan",
        size="large",
        activity="Rekaan",
        jht=True,
        jp=True,
        office=region.served_by.get().office,
        region=region,
        registered_on=dt.date(2020, 1, 1),
    )
    JkkClassification.objects.create(
        employer=employer,
        from_month=dt.date(2020, 1, 1),
        jkk_class=3,
        entry="3.60",
        decided_by="bench",
        decided_on=dt.date(2020, 1, 1),
        reason="bench",
    )
    return employer


def sheet(rows: int, people: int) -> bytes:
    """A sheet as a payroll program writes it: one row in ten is a member, the others are new to everybody."""
    place = np.arange(rows)
    dice = np.random.default_rng(people)
    known = dice.choice(people, min(people // 2, rows // MEMBERS_IN_SHEET), replace=False)
    number = 100_000_000 + people + place
    number[dice.choice(rows, known.size, replace=False)] = known
    frame = invented(number, member=False)
    return (
        frame.select(
            NO_PEGAWAI=pl.int_range(pl.len()).cast(pl.String),
            NAMA_LENGKAP="name",
            NOMOR_IDENTITAS="nik",
            TEMPAT_LAHIR=pl.lit("Pontianak"),
            TANGGAL_LAHIR=pl.col("birth_date").dt.strftime("%d-%m-%Y"),
            JENIS_KELAMIN=pl.lit("L"),
            TANGGAL_KEPESERTAAN=pl.lit("01-03-2025"),
            HP=pl.lit("081234567890"),
        )
        .write_csv(separator=";")
        .encode()
    )
