"""The steps of the coverage benchmark. Members are made in sets, in the database itself: only reading is measured."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import polars as pl
from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.told import seconds
from payung.access.actor import SYSTEM
from payung.coverage.actions.freeze_month import freeze_month
from payung.coverage.actions.import_denominators import ROWS, NewEdition, import_denominators
from payung.coverage.actions.load_published_figures import load_published_figures
from payung.coverage.counted import newest_snapshot
from payung.database.partitions import ensure_months
from payung.registry.actions.load_reference import load_reference
from payung.registry.models import Region

MONTH = dt.date(2026, 9, 1)
ELSEWHERE = 20  # one member in so many works outside the regency where they live
TWO_JOBS = 25  # one in so many has a second job

EMPLOYERS = """
INSERT INTO registry_employer (npp, division, name, npwp, size, activity, labour_intensive, jht, jp, office_id,
                               region_id, address, registered_on)
SELECT 'KAL' || lpad(n::text, 7, '0'), '000', 'PT ' || n, '', 'small', 'Toko', false, true, true, %(office)s,
       r.codes[1 + n %% cardinality(r.codes)], '', '2020-01-01'
FROM generate_series(1, %(employers)s) n,
     (SELECT array_agg(code ORDER BY code) AS codes FROM registry_region WHERE level = 'regency') r
"""
PEOPLE = """
INSERT INTO registry_person (member_number, nik, nik_state, nik_checked_with, name, name_key, birth_place, birth_date,
                             sex, citizen, mother_name, region_id, phone, email)
SELECT 'K' || n, '1' || lpad(n::text, 15, '0'), 'matched', '', 'WARGA ' || n, 'WARGA ' || n, '',
       '1990-01-01', 'P', true, '',
       r.codes[1 + (n / 7) %% cardinality(r.codes)], '', ''
FROM generate_series(1, %(members)s) n,
     (SELECT array_agg(code ORDER BY code) AS codes FROM registry_region WHERE level = 'regency') r
"""
LINES = """
INSERT INTO ledger_memberline (bill_id, owner_id, payer_id, wage, jkk, jkm, jht_employer, jht_worker, jp_employer,
                               jp_worker, jkp_from_jkk, jkp_from_jkm, jkp_from_state, month, value_date, segment)
SELECT e.id, p.id, e.id, 3000000, 7200, 9000, 111000, 60000, 60000, 30000, 0, 0, 0, %(month)s, %(month)s, 'PU'
FROM registry_person p
JOIN (SELECT region_id, array_agg(id ORDER BY id) AS ids FROM registry_employer GROUP BY region_id) f
  ON f.region_id = CASE WHEN p.id %% {elsewhere} = 0 THEN '61.71' ELSE p.region_id END
JOIN registry_employer e ON e.id = f.ids[1 + p.id %% cardinality(f.ids)]
"""
SECOND = """
INSERT INTO ledger_memberline (bill_id, owner_id, payer_id, wage, jkk, jkm, jht_employer, jht_worker, jp_employer,
                               jp_worker, jkp_from_jkk, jkp_from_jkm, jkp_from_state, month, value_date, segment)
SELECT e.id, p.id, e.id, 1000000, 2400, 3000, 37000, 20000, 20000, 10000, 0, 0, 0, %(month)s, %(month)s, 'PU'
FROM registry_person p
JOIN registry_employer e ON e.id = (SELECT min(id) FROM registry_employer) + p.id %% %(employers)s
WHERE p.id %% {two} = 0
ON CONFLICT DO NOTHING
"""


def make(members: int, employers: int) -> float:
    """The reference data, the published figures, denominators, employers, members and a month of lines. Seconds."""
    start, now = time.perf_counter(), timezone.now()
    load_reference(by=SYSTEM, at=now)
    load_published_figures(by=SYSTEM, at=now)
    codes = Region.objects.exclude(level="village").values_list("code", flat=True)
    rows = [(code, dt.date(2026, 8, 1), members // 25, "") for code in codes]
    new = NewEdition("bps_employed", "Ukuran kecepatan", "Payung", "Rekaan")
    import_denominators(new, pl.DataFrame(rows, schema=ROWS, orient="row"), by=SYSTEM, at=now)
    ensure_months("ledger_memberline", [MONTH])
    facts = {"members": members, "employers": employers, "month": MONTH, "office": "PTK"}
    with connection.cursor() as cursor:
        for statement in (EMPLOYERS, PEOPLE, "ANALYZE registry_person, registry_employer", LINES, SECOND):
            cursor.execute(statement.format(elsewhere=ELSEWHERE, two=TWO_JOBS), facts)
        cursor.execute("VACUUM ANALYZE ledger_memberline")
        cursor.execute("VACUUM ANALYZE registry_person")
    return time.perf_counter() - start


def count_twice() -> Iterator[tuple[str, float]]:
    """Freezing a month, and freezing it again after a late posting, with the differences named."""
    yield "a month counted, checked for small numbers and frozen", _timed()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_memberline SELECT bill_id + 1000000, owner_id, payer_id + 1, wage, jkk, jkm, "
            "jht_employer, jht_worker, jp_employer, jp_worker, 0, 0, 0, month, value_date, segment "
            "FROM ledger_memberline WHERE month = %s LIMIT 1000",
            [MONTH],
        )
    yield "counted again after 1,000 late lines: version 2", _timed()


def _timed() -> float:
    start = time.perf_counter()
    freeze_month(MONTH, by=SYSTEM, at=timezone.now())
    return time.perf_counter() - start


def rows() -> int:
    newest = newest_snapshot()
    return newest.rows if newest else 0


def pages() -> Iterator[tuple[str, float]]:
    """The public pages of coverage over these members; the median of three, without a network."""
    client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE="id")
    for address in ("/", "/cakupan/KAL/", "/cakupan/64/", "/cakupan/61.71/", "/cara-hitung/", "/data/"):
        yield f"page {address}", seconds(lambda at=address: client.get(at), runs=3)
