"""The steps of (b), inside a database that is ready. People and employers are invented."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
from django.db import connection, transaction

from payung.access.actor import BANK, SYSTEM, Actor, Held
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.post_settled import post_settled
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.models import Bill, Declaration
from payung.contributions.proof import proofs
from payung.database.copy import copy_in, copy_out
from payung.kernel.names import name_key
from payung.payments.actions.receive import receive
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Employer, Region

CLERK = Actor("bench", None, (Held("clerk", "all", ""),))
NOW = dt.datetime(2025, 4, 8, 9, tzinfo=dt.UTC)
COPIED = (
    "contributions_upload",
    "contributions_declaration",
    "audit_event",
    "contributions_declaredwage",
    "ledger_memberline",
    "contributions_bill",
    "contributions_billline",
    "payments_paymentcode",
    "payments_receipt",
    "ledger_transfer",
)


def steps(employers: int, workers: int, month: dt.date) -> tuple[dict[str, float], float]:
    """Seconds by step, and the seconds a bare COPY of the rows they left takes."""
    load_reference(by=SYSTEM, at=NOW)
    content = enrol(employers, workers, month)
    ids = list(Employer.objects.values_list("pk", flat=True))
    taken: dict[str, float] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        taken[name] = time.perf_counter() - start
        return result

    read = step(
        "file read, every row checked, kept",
        lambda: read_sheet(content, "upah.csv", employer_ids=ids, month=month, by=CLERK, at=NOW, row_limit=workers),
    )
    assert read.checked.totals.good == workers, read.checked.problems[:3]
    declared = step("confirmed: wages and amounts stored", lambda: confirm_sheet([read.upload.pk], by=CLERK, at=NOW))
    step("calculated", lambda: calculate(declared, by=CLERK, at=NOW))
    bills = step("finalised: bills and payment codes", lambda: finalise(declared, by=CLERK, at=NOW))
    step("paid: receipts taken in", lambda: receive(receipts(), by=BANK, at=NOW))
    step("posted: transfers, member lines, proof inside", lambda: post_all())
    proven = step("proof run again over all bills", lambda: proofs(bills))
    assert proven["agrees"].all() and Declaration.objects.filter(state="posted").count() == employers
    return taken, bare_copy()


def post_all() -> None:
    while post_settled(limit=1_000, by=SYSTEM, at=NOW).bills:
        pass


def receipts() -> pl.DataFrame:
    rows = Bill.objects.values_list("payment_code", "contributions", "penalties")
    codes, contributions, penalties = zip(*rows, strict=True)
    return pl.DataFrame(
        {
            "bank": ["bench"] * len(codes),
            "reference": [f"B{code}" for code in codes],
            "code": codes,
            "amount": [a + b for a, b in zip(contributions, penalties, strict=True)],
            "paid_at": [NOW] * len(codes),
        }
    )


def bare_copy() -> float:
    """Seconds to COPY the rows the month left into tables of the same columns and keys, one transaction."""
    frames = {}
    with connection.cursor() as cursor:
        for table in COPIED:
            cursor.execute(f"SELECT * FROM {table} LIMIT 0")
            names = [each.name for each in cursor.description]
            frames[table] = copy_out(f"SELECT * FROM {table}", dict.fromkeys(names, pl.String))
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL EXCLUDING IDENTITY)")
    start = time.perf_counter()
    with transaction.atomic():
        for table, frame in frames.items():
            copy_in(f"bare_{table}", frame)
    return time.perf_counter() - start


def enrol(employers: int, workers: int, month: dt.date) -> bytes:
    """Register employers and workers by COPY; the month's sheet of all of them, as a file of `;` and text."""
    dice = np.random.default_rng(7)
    region = Region.objects.get(code="61.12")
    office = region.served_by.get().office
    number = np.arange(workers)
    born = np.datetime64("1970-01-01") + (number % 10_000).astype("timedelta64[D]")
    days = [f"{dt.date.fromisoformat(str(day)):%d%m%y}" for day in born]
    nik = [f"611201{day}{serial // 10_000 + 1:04d}" for serial, day in enumerate(days)]
    people = pl.DataFrame(
        {
            "id": number + 1,
            "member_number": [f"{each:012d}" for each in number + 1],
            "nik": nik,
            "nik_state": "matched",
            "nik_checked_with": "",
            "name": [f"Pekerja Rekaan {each}" for each in number],
            "birth_place": "",
            "birth_date": born,
            "sex": "L",
            "citizen": True,
            "mother_name": "",
            "phone": "",
            "email": "",
        }
    )
    people = people.with_columns(name_key=pl.col("name").map_elements(name_key, return_dtype=pl.String))
    firms = pl.DataFrame({"id": np.arange(employers) + 1}).with_columns(
        npp=pl.format("{}", 30_000_000 + pl.col("id")),
        division=pl.lit("000"),
        name=pl.format("PT Rekaan {}", pl.col("id")),
        npwp=pl.lit(""),
        size=pl.lit("large"),
        activity=pl.lit("Rekaan"),
        labour_intensive=pl.lit(False),
        jht=pl.lit(True),
        jp=pl.lit(True),
        office_id=pl.lit(office.pk),
        region_id=pl.lit(region.pk),
        address=pl.lit(""),
        registered_on=pl.lit(dt.date(2020, 1, 1)),
    )
    copy_in("registry_employer", firms)
    classes = firms.select(employer_id="id").with_columns(
        from_month=pl.lit(dt.date(2020, 1, 1)),
        jkk_class=pl.col("employer_id") % 5 + 1,
        entry=pl.lit("3.60"),
        decided_by=pl.lit("bench"),
        decided_on=pl.lit(dt.date(2020, 1, 1)),
        reason=pl.lit("bench"),
    )
    copy_in("registry_jkkclassification", classes)
    copy_in("registry_person", people)
    cards = people.select("id", person_id="id", kpj=pl.format("{}", 20_000_000_000 + pl.col("id"))).with_columns(
        issued_on=pl.lit(dt.date(2020, 1, 1))
    )
    copy_in("registry_card", cards)
    work = people.select(
        person_id="id",
        card_id="id",
        employer_id=pl.int_range(pl.len()) % employers + 1,
        employee_number=pl.lit(""),
        started_on=pl.lit(dt.date(2020, 1, 1)),
        end_reason=pl.lit(""),
    )
    copy_in("registry_employment", work)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE registry_employer, registry_person, registry_card, registry_employment")
    return sheet(people, work, cards, dice, month)


def sheet(people: pl.DataFrame, work: pl.DataFrame, cards: pl.DataFrame, dice: np.random.Generator, month: dt.date):
    """The file as a payroll program writes it."""
    wages = np.exp(dice.normal(15.05, 0.35, people.height)).astype(np.int64) // 1000 * 1000 + 3_100_000
    return (
        pl.DataFrame(
            {
                "NPP": (30_000_000 + work["employer_id"]).cast(pl.String),
                "NIK": people["nik"],
                "KPJ": cards["kpj"],
                "NAMA_LENGKAP": people["name"],
                "BLTH": f"{month:%m-%Y}",
                "UPAH": wages,
                "RAPEL": 0,
            }
        )
        .write_csv(separator=";")
        .encode()
    )
