"""Thirty invented projects over the province, paid by APBN, APBD and private money, with the workers of every week.

Contracts and bills are made through the real actions; the lists of workers are written set by set.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import numpy as np
import polars as pl
from django.db import connection
from django.utils.timezone import get_default_timezone, make_aware

from payung.access.actor import SYSTEM, Actor, Held
from payung.access.models import Role, ScopeKind
from payung.construction.actions.bill_project import bill_project
from payung.construction.actions.register_agency import register_agency
from payung.construction.actions.register_contractor import register_contractor
from payung.construction.actions.register_project import NewProject, register_project
from payung.construction.models import Agency, Contractor, Project, Roster
from payung.construction.roster_file import TITLES
from payung.database.copy import copy_in
from payung.demo.homes import Inside
from payung.demo.people import invent_people
from payung.kernel.periods import days
from payung.payments.actions.receive import RECEIPTS, receive
from payung.registry.models import Region
from payung.registry.numbers import new_member_numbers, new_row_numbers
from payung.rolls.actions.post_settled import post_settled
from payung.rolls.models import Roll
from payung.rules.contributions.deadlines import report_project_workers_by
from payung.statute_book import read_statute_book

BANK = "kapuas"
OFFICER = Actor("Kantor cabang (contoh)", None, (Held(Role.OFFICER, ScopeKind.ALL, ""),))
SERIALS = 300  # added to the last four digits of the NIK, so that nobody has a wage earner's
WEEK = dt.timedelta(days=7)
TRADES = ("tukang batu", "tukang kayu", "tukang besi", "operator alat berat", "pembantu tukang", "mandor")
WAGES = (165_000, 170_000, 160_000, 240_000, 125_000, 210_000)
BUILDINGS = (
    # regency, name, funding, billion rupiah with VAT, began days ago, lasts days, workers, paid
    ("61.08", "Peningkatan Jalan Ngabang–Jelimpo", "apbd", 6.66, 130, 240, 30, True),
    ("61.08", "Gedung Puskesmas Mandor", "apbd", 3.33, 75, 150, 18, True),
    ("61.08", "Jembatan Sungai Landak di Kuala Behe", "apbn", 14.43, 210, 330, 36, True),
    ("61.08", "Preservasi Jalan Nasional Ngabang–Sosok", "apbn", 22.2, 95, 210, 40, True),
    ("61.08", "Pabrik Minyak Sawit Sengah Temila", "private", 38.85, 160, 300, 44, True),
    ("61.08", "Ruko Pasar Ngabang", "private", 2.22, 40, 120, 18, False),
    ("61.08", "Irigasi Desa Sebadu", "apbd", 1.11, 420, 120, 22, True),
    ("61.02", "Gedung Kantor Bupati Mempawah Tahap Dua", "apbd", 11.1, 150, 270, 52, True),
    ("61.02", "Pelebaran Jalan Sungai Pinyuh", "apbn", 9.99, 320, 210, 44, True),
    ("61.02", "Gudang Pelabuhan Kunyit", "private", 16.65, 110, 240, 48, True),
    ("61.02", "Rehabilitasi SMPN Toho", "apbd", 0.888, 500, 90, 14, True),
    ("61.12", "Terminal Barang Sungai Raya", "apbn", 19.98, 260, 360, 66, True),
    ("61.12", "Perumahan Arang Limbung Indah", "private", 8.88, 190, 330, 54, True),
    ("61.71", "Gedung Parkir Kota Pontianak", "apbd", 12.21, 180, 300, 56, True),
    ("61.71", "Hotel Delapan Lantai Jalan Gajah Mada", "private", 44.4, 380, 480, 88, True),
    ("61.71", "Saluran Primer Parit Tokaya", "apbd", 4.44, 520, 150, 34, True),
    ("61.72", "Rumah Susun Singkawang Barat", "apbn", 13.32, 230, 300, 50, True),
    ("61.72", "Trotoar Pasar Hongkong", "apbd", 2.22, 60, 120, 20, True),
    ("61.01", "Jalan Perbatasan Sajingan Besar", "apbn", 27.75, 340, 420, 70, True),
    ("61.01", "Pasar Rakyat Tebas", "apbd", 5.55, 120, 210, 36, True),
    ("61.03", "Jembatan Tayan Hilir", "apbn", 16.65, 480, 300, 60, True),
    ("61.03", "Gudang Pupuk Parindu", "private", 3.33, 85, 150, 24, True),
    ("61.04", "Dermaga Sungai Pawan", "apbn", 17.76, 150, 300, 58, True),
    ("61.04", "Smelter Kendawangan Blok C", "private", 55.5, 290, 450, 90, True),
    ("61.04", "Gedung SMAN Delta Pawan", "apbd", 4.44, 70, 180, 30, True),
    ("61.05", "Rumah Sakit Pratama Serawai", "apbd", 15.54, 200, 330, 54, True),
    ("61.06", "Jalan Putussibau–Lanjak", "apbn", 18.87, 250, 360, 62, True),
    ("61.07", "Pos Lintas Batas Jagoi Babang Tahap Tiga", "apbn", 11.1, 100, 240, 42, True),
    ("61.09", "Jalan Belitang Hulu", "apbd", 6.66, 140, 240, 40, True),
    ("61.10", "Jembatan Nanga Pinoh", "apbd", 8.88, 170, 270, 44, True),
    ("61.11", "Dermaga Sukadana", "apbn", 7.77, 90, 210, 32, True),
)
CONTRACTORS = ("PT Mandau Karya Rekaan", "PT Enggang Beton Rekaan", "CV Tengkawang Bangun Rekaan")


def build(rng: np.random.Generator, inside: Inside, today: dt.date, share: float = 1.0) -> int:
    """Projects, bills, payments and weekly lists up to `today`. Returns how many people stand on the lists.

    share  of the workers of the whole demonstration, for a smaller one
    """
    regions = {each.code: each for each in Region.objects.filter(level=Region.Level.REGENCY, parent="61")}
    began = _at(today, -max(row[4] for row in BUILDINGS) - 30)
    contractors = [
        register_contractor(name, regions[code], by=OFFICER, at=began)
        for name, code in zip(CONTRACTORS, ("61.71", "61.04", "61.08"), strict=True)
    ]
    agencies = {
        code: register_agency(f"Dinas PUPR {regions[code].short_name} (contoh)", Agency.Level.REGENCY, regions[code],
                              by=OFFICER, at=began)
        for code in dict.fromkeys(row[0] for row in BUILDINGS if row[2] == "apbd")
    }  # fmt: skip
    works = register_agency("Balai Jalan Nasional Kalbar (contoh)", Agency.Level.NATION, regions["61.71"], by=OFFICER,
                            at=began)  # fmt: skip
    made, receipts = [], []
    for place, row in enumerate(BUILDINGS):
        agency = {"apbd": agencies.get(row[0]), "apbn": works}.get(row[2])
        project, roll = _project(contractors[place % 3], agency, regions[row[0]], place, row, today)
        made.append((project, max(2, round(row[6] * min(1.0, share)))))
        if row[7]:
            receipts.append({"bank": BANK, "reference": f"G{roll.pk}", "code": roll.payment_code,
                             "amount": roll.amount, "paid_at": roll.issued_at})  # fmt: skip
    receive(pl.DataFrame(receipts, schema_overrides=RECEIPTS), at=_at(today, 0))
    post_settled(by=SYSTEM, at=_at(today, 0))
    return _lists(rng, inside, made, today)


def _project(
    contractor: Contractor, agency: Agency | None, region: Region, place: int, row: tuple, today: dt.date
) -> tuple[Project, Roll]:
    """One contract with its bill, asked for at once."""
    _, name, funding, billions, ago, lasts, _, _ = row
    starts = today - dt.timedelta(days=ago)
    ends, at = starts + dt.timedelta(days=lasts), _at(starts, -3)
    by = Actor(contractor.name, None, (Held(Role.CONTRACTOR, ScopeKind.CONTRACTOR, str(contractor.pk)),))
    new = NewProject(
        name=name, region=region, funding=funding, contract_number=f"{700 + place}/SPK/{starts.year}",
        contracted_on=at.date() - dt.timedelta(days=4), value=round(billions * 1_000) * 1_000_000, with_vat=True,
        starts_on=starts, ends_on=ends, maintenance_until=ends + dt.timedelta(days=180), agency=agency,
        owner_name="" if agency else "Pemilik rekaan",
    )  # fmt: skip
    project = register_project(contractor, new, by=by, at=at)
    roll = bill_project(project.pk, at_once=True, by=by, at=at)[0].roll
    assert roll is not None
    return project, roll


# --- the lists of workers --------------------------------------------------------------------------------------------


def _lists(rng: np.random.Generator, inside: Inside, made: list[tuple[Project, int]], today: dt.date) -> int:
    weeks = pl.concat([_weeks(project, today) for project, _ in made])
    weeks = weeks.with_columns(roster=pl.Series(new_row_numbers("construction_roster", weeks.height)))
    workers = _workers(rng, inside, made)
    rows = weeks.join(workers, on="project", maintain_order="left_right").filter(
        pl.col("week").is_between("joins", "leaves"), pl.col("from_day") <= pl.col("to_day")
    )
    _copy_lists(weeks.join(_files(rows), on="roster"), today)
    by = report_project_workers_by(days(rows["from_day"].to_numpy()), read_statute_book())
    copy_in("construction_rosterrow", rows.select(
        "trade", "daily_wage", "from_day", "to_day", person_id="person", roster_id="roster", reported_on="told",
    ).with_columns(report_by=pl.Series(by)))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE construction_roster, construction_rosterrow")
    return workers.height


def _weeks(project: Project, today: dt.date) -> pl.DataFrame:
    """Every week of the work that is over: project, week (0, 1, …), monday, from_day, to_day, told (its Saturday)."""
    first = project.starts_on - dt.timedelta(days=project.starts_on.weekday())
    mondays = []
    while first <= project.ends_on and first + WEEK <= today:
        mondays.append(first)
        first += WEEK
    frame = pl.DataFrame({"monday": mondays}, schema={"monday": pl.Date})
    return frame.select(
        pl.lit(project.pk).alias("project"),
        pl.int_range(pl.len()).alias("week"),
        "monday",
        pl.max_horizontal("monday", pl.lit(project.starts_on)).alias("from_day"),
        pl.min_horizontal(pl.col("monday").dt.offset_by("5d"), pl.lit(project.ends_on)).alias("to_day"),
        pl.col("monday").dt.offset_by("5d").alias("told"),
    )


def _workers(rng: np.random.Generator, inside: Inside, made: list[tuple[Project, int]]) -> pl.DataFrame:
    """Who works on which project, in the registry: project, person, trade, daily_wage, joins, leaves (weeks), and what
    a list says of them."""
    sizes = [size for _, size in made]
    project = np.repeat([each.pk for each, _ in made], sizes)
    places = np.repeat([each.region_id for each, _ in made], sizes)
    starts = np.repeat(np.array([each.starts_on for each, _ in made], dtype="datetime64[D]"), sizes)
    first = pl.DataFrame({"person": np.arange(project.size + 1), "started_on": np.append(starts[:1], starts),
                          "region_id": np.append(places[:1], places)})  # fmt: skip
    people = invent_people(rng, first, inside)[1:]  # the first invented person is the heroine of the wage earners
    trade = rng.choice(len(TRADES), project.size, p=[0.2, 0.15, 0.12, 0.08, 0.38, 0.07])
    people = people.with_columns(
        person=pl.Series(new_row_numbers("registry_person", people.height)),
        project=pl.Series(project),
        trade=pl.Series(np.array(TRADES)[trade]),
        daily_wage=pl.Series(np.array(WAGES)[trade]),
        joins=pl.Series(np.where(rng.random(project.size) < 0.25, rng.integers(1, 5, project.size), 0)),
        leaves=pl.Series(np.where(rng.random(project.size) < 0.2, rng.integers(4, 20, project.size), 999)),
        nik=pl.col("nik").str.slice(0, 12) + (pl.col("nik").str.slice(12).cast(pl.Int64) + SERIALS).cast(pl.String),
    ).filter("citizen")  # a list asks for a NIK
    only_here = ("project", "trade", "daily_wage", "joins", "leaves")
    copy_in("registry_person", people.drop(only_here).rename({"person": "id"}).with_columns(
        member_number=pl.Series(new_member_numbers(people.height)),
        **{name: pl.lit("") for name in ("birth_place", "mother_name", "nik_checked_with", "phone", "email")},
    ))  # fmt: skip
    return people.select("nik", "name", "birth_date", "sex", "person", *only_here)


def _files(rows: pl.DataFrame) -> pl.DataFrame:
    """The file of each list as the contractor would have sent it: roster, text, people."""
    day = "%d-%m-%Y"
    line = pl.concat_str(
        pl.col("nik").fill_null(""), "name", pl.col("birth_date").dt.strftime(day), "sex", "trade",
        pl.col("from_day").dt.strftime(day), pl.col("to_day").dt.strftime(day), pl.col("daily_wage").cast(pl.String),
        separator=";",
    )  # fmt: skip
    told = rows.select("roster", line=line).group_by("roster", maintain_order=True)
    return told.agg(text=pl.col("line").str.join("\n"), people=pl.len())


def _copy_lists(lists: pl.DataFrame, today: dt.date) -> None:
    head = ";".join(TITLES.values())
    contents = [f"{head}\n{text}\n".encode() for text in lists["text"]]
    copy_in("construction_roster", lists.select(
        id="roster", project_id="project", week="monday", row_count="people", good_count="people",
    ).with_columns(
        state=pl.lit(Roster.State.SAVED.value), mends=pl.lit(value=False), file_name=pl.lit("bnba.csv"),
        content=pl.Series([f"\\x{each.hex()}" for each in contents]),
        digest=pl.Series([hashlib.sha256(each).hexdigest() for each in contents]),
        failing_count=pl.lit(0), problems=pl.lit("[]"), uploaded_by=pl.lit("Kontraktor rekaan"),
        uploaded_at=lists["told"].dt.combine(dt.time(9)).dt.replace_time_zone(str(get_default_timezone()))
        .dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    ))  # fmt: skip


def _at(day: dt.date, shift: int) -> dt.datetime:
    return make_aware(dt.datetime.combine(day + dt.timedelta(days=shift), dt.time(9)))
