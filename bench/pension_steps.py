"""The steps of (e), inside a database that is ready. Pensioners are invented."""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
import polars as pl
from django.db import connection

from bench.month_steps import NOW, enrol
from payung.access.actor import SYSTEM
from payung.claims.periodic.proof import YearProof, booked, proof_of_year
from payung.database.copy import copy_in
from payung.jobs.periodic import pay_pensions
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Office

EMPLOYERS = 100
EVENT_ON, FIRST = dt.date(2024, 11, 10), dt.date(2024, 12, 1)
KINDS = ("widow", "disability", "children", "parents")


def run_year(pensioners: int, year: int) -> tuple[list[float], int, YearProof, float, int]:
    """Seconds of each month's run; payments of December run again; the proof, its seconds; rupiah sent by the book."""
    load_reference(by=SYSTEM, at=NOW)
    enrol(EMPLOYERS, pensioners, dt.date(year, 1, 1))
    pension(pensioners, year)
    pay_pensions(FIRST, NOW)  # the first month, not counted: so the March of the year brings everybody a rise
    runs = []
    for number in range(1, 13):
        at = dt.datetime(year, number, 2, 3, tzinfo=dt.UTC)
        start = time.perf_counter()
        pay_pensions(dt.date(year, number, 1), at)
        runs.append(time.perf_counter() - start)
    again = pay_pensions(dt.date(year, 12, 1), dt.datetime(year, 12, 3, 3, tzinfo=dt.UTC))
    start = time.perf_counter()
    proof = proof_of_year(year)
    proven = time.perf_counter() - start
    sent, _ = booked(dt.date(year, 1, 1), dt.date(year, 12, 1))
    return runs, again, proof, proven, sent


def pension(count: int, year: int) -> None:
    """Events, claims, payees, entitlements and amounts of so many pensioners, by COPY."""
    dice = np.random.default_rng(11)
    office = Office.objects.values_list("pk", flat=True).first()
    stamp = "2024-11-15T03:00:00+00:00"
    own = pl.DataFrame({"id": np.arange(count) + 1})
    events = own.select("id", person_id="id").with_columns(
        kind=pl.lit("death"), office_id=pl.lit(office), happened_on=pl.lit(EVENT_ON), reported_at=pl.lit(stamp),
        reported_by=pl.lit(""), reporter=pl.lit("heir"), relation=pl.lit(""), phone=pl.lit(""),
        channel=pl.lit("web"), facts=pl.lit("{}"),
    )  # fmt: skip
    claims = own.select("id", event_id="id", person_id="id", number=pl.format("B{}", "id")).with_columns(
        programme=pl.lit("JP"), basis=pl.lit("survivors"), office_id=pl.lit(office), claimed_on=pl.lit(EVENT_ON),
        state=pl.lit("approved"), facts=pl.lit("{}"), hold=pl.lit(""), complete_at=pl.lit(stamp),
        due_on=pl.lit(FIRST), opened_at=pl.lit(stamp),
    )  # fmt: skip
    payees = own.select("id", event_id="id", name=pl.format("Penerima {}", "id"),
                        account_number=pl.format("{}", 10_000_000 + pl.col("id"))).with_columns(
        place=pl.lit(1), relation=pl.lit("spouse"), nik=pl.lit(""), guardian_name=pl.lit(""),
        guardian_relation=pl.lit(""), bank=pl.lit("rekaan"), account_holder=pl.lit("Penerima"), facts=pl.lit("{}"),
        named_at=pl.lit(stamp),
    )  # fmt: skip
    kind = pl.Series([KINDS[each] for each in dice.integers(0, len(KINDS), count)])
    rights = own.select("id", claim_id="id", claimant_id="id").with_columns(
        kind=kind, programme=pl.lit("JP"), event_on=pl.lit(EVENT_ON), first_month=pl.lit(FIRST),
        next_month=pl.lit(FIRST), alive_until=pl.lit(dt.date(year + 1, 3, 31)),
        state=pl.lit("active"), reason=pl.lit(""), opened_at=pl.lit(stamp), changed_at=pl.lit(stamp),
    )  # fmt: skip
    amounts = own.select(entitlement_id="id").with_columns(
        from_month=pl.lit(FIRST), amount=dice.integers(393_500, 4_718_200, count), cite=pl.lit("rekaan"),
        law_version=pl.lit("rekaan"),
    )  # fmt: skip
    for table, frame in (("lifeevent", events), ("claim", claims), ("claimant", payees), ("entitlement", rights),
                         ("entitlementamount", amounts)):  # fmt: skip
        copy_in(f"claims_{table}", frame)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_lifeevent, claims_claim, claims_claimant, claims_entitlement")
