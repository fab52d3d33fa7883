"""Lines in the books, snapshots and denominators for tests of coverage."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.access.actor import SYSTEM
from payung.coverage.actions.import_denominators import ROWS, NewEdition, import_denominators
from payung.coverage.counting.hiding import flagged
from payung.coverage.counting.small import SMALL
from payung.coverage.models import Snapshot
from payung.database.copy import copy_in
from payung.database.partitions import ensure_months
from payung.kernel.names import name_key
from payung.kernel.periods import last_day, month_of
from payung.registry.models import Person
from payung.registry.region_history import parents_on

NOW = dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)
MARCH, APRIL = dt.date(2025, 3, 1), dt.date(2025, 4, 1)
MONEY = (
    *("wage", "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker"),
    *("jkp_from_jkk", "jkp_from_jkm", "jkp_from_state"),
)


def credit(month: dt.date, *lines: tuple[int, int, int]) -> None:
    """lines: bill, person, employer; every amount is one rupiah."""
    ensure_months("ledger_memberline", [month])
    bills, people, payers = zip(*lines, strict=True)
    frame = pl.DataFrame({"bill_id": bills, "owner_id": people, "payer_id": payers})
    same = {name: pl.lit(1) for name in MONEY} | {"month": pl.lit(month), "value_date": pl.lit(month)}
    copy_in("ledger_memberline", frame.with_columns(pl.lit("PU").alias("segment"), **same))


def living(number: int, region: str | None) -> int:
    """A person of this number of our own who lives in the region."""
    name = f"Orang {number}"
    Person.objects.create(
        pk=number,
        member_number=f"P{number}",
        name=name,
        name_key=name_key(name),
        birth_date=dt.date(1990, 1, 1),
        sex="P",
        region_id=region,
    )
    return number


def workforce(people: dict[str, int | None], *, series: str = "contoh", as_of: dt.date = MARCH, title: str = "Uji"):
    """An edition with these regions."""
    rows = pl.DataFrame([(code, as_of, size, "") for code, size in people.items()], schema=ROWS, orient="row")
    return import_denominators(NewEdition(series, title, "Uji", "Rekaan untuk contoh"), rows, by=SYSTEM, at=NOW)


def counted(month: dt.date, values: dict[tuple[str, str, str], int], *, version: int = 1) -> Snapshot:
    """A snapshot made by hand with the rows hidden as a count hides them; its digest is salted."""
    snapshot = frozen(month, {}, version=version, people=values.get(("people_by_work", "ID", "ALL"), 0))
    lines = [(*key, value) for key, value in sorted(values.items())]
    rows = flagged(
        pl.DataFrame(lines, schema=["measure", "region_id", "part", "value"], orient="row"),
        parents_on(last_day(month_of(month))),
    )
    copy_in("coverage_snapshotrow", rows.with_columns(pl.lit(snapshot.pk).alias("snapshot_id")))
    return snapshot


def frozen(
    month: dt.date,
    values: dict[tuple[str, str, str], int],
    *,
    version: int = 1,
    at: dt.datetime = NOW,
    edition: int = 0,
    people: int | None = None,
) -> Snapshot:
    """A snapshot made by hand: (measure, region, part) → value; small ones are hidden, others are not."""
    snapshot = Snapshot.objects.create(
        month=month,
        version=version,
        as_of=last_day(month_of(month)),
        ended=True,
        taken_at=at,
        measures="uji",
        edition=edition,
        people=max(values.values(), default=0) if people is None else people,
        rows=len(values),
        changed=len(values),
        digest=f"{month}-{version}",
    )
    lines = [(*key, value, value < SMALL, snapshot.pk) for key, value in values.items()]
    columns = ("measure", "region_id", "part", "value", "hidden", "snapshot_id")
    if lines:
        copy_in("coverage_snapshotrow", pl.DataFrame(lines, schema=columns, orient="row"))
    return snapshot
