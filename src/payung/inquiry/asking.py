"""A list of NIKs, pasted or in a file, into rows; and what the books say about each on a day."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

import payung.construction.queries as construction
import payung.migrants.queries as migrants
import payung.rolls.queries as rolls
from payung.contributions.sheet.forms import Form
from payung.contributions.sheet.matching import compacted
from payung.contributions.sheet.read import ROW_LIMIT, read_sheet
from payung.contributions.sheet.told import as_excel_shows, problem, shown_id
from payung.database.copy import copy_in
from payung.inquiry.refused import EMPTY, LIMIT, Refused, refuse
from payung.kernel.identity import NIK_NUMBER, parse_nik
from payung.kernel.periods import first_day, month_of
from payung.kernel.problem import Problem, Refusal

NIKS = Form("padanan", "daftar_nik", "daftar NIK", {"nik": "NIK", "name": "NAMA", "note": "KETERANGAN"}, (("nik",),))
RECENT = 2
"""A wage earner counts as active while one of so many months before this one, or this one, is paid."""
FOUND = {"place": pl.Int64, "person_id": pl.Int64, "segment": pl.String, "since": pl.Date}
_STAGE = "CREATE TEMP TABLE IF NOT EXISTS inquiry_asked (place bigint, nik varchar(16)) ON COMMIT DELETE ROWS"
_COVERED = " UNION ALL ".join(
    f"SELECT owner_id, '{segment}' AS segment FROM ({query}) s{segment} WHERE s{segment}.segment = '{segment}'"
    for segment, query in (
        ("BPU", rolls.COVERED_IN), ("JAKON", construction.COVERED_IN), ("PMI", migrants.COVERED_IN),
    )
)  # fmt: skip
_FOUND = f"""
SELECT DISTINCT ON (a.place) a.place, p.id, coalesce(c.segment, CASE WHEN w.paid THEN 'PU' END),
       (SELECT min(l.month) FROM ledger_memberline l WHERE l.owner_id = p.id)
FROM inquiry_asked a
JOIN registry_person p ON p.nik = a.nik AND NOT p.nik_state = 'duplicate'
LEFT JOIN ({_COVERED}) c ON c.owner_id = p.id AND p.died_on IS NULL
CROSS JOIN LATERAL (
  SELECT p.died_on IS NULL AND EXISTS (
    SELECT FROM ledger_memberline l
    WHERE l.owner_id = p.id AND l.segment = 'PU' AND l.month BETWEEN %(recent)s AND %(month)s
  ) AND EXISTS (
    SELECT FROM registry_employment e WHERE e.person_id = p.id AND e.end_reason <> 'mistake'
      AND e.started_on <= %(day)s AND (e.ended_on IS NULL OR e.ended_on >= %(day)s)
    UNION ALL
    SELECT FROM rolls_rollline x JOIN rolls_roll r ON r.id = x.roll_id
    WHERE x.person_id = p.id AND x.month = %(month)s AND r.segment = 'PU' AND r.state = 'paid'
  ) AS paid
) w
ORDER BY a.place, w.paid DESC, c.segment
"""


def read_niks(content: bytes | None, file_name: str, pasted: str) -> pl.DataFrame:
    """Columns row and nik, each NIK once. Raises Refused with every line that is none; Unreadable for a bad file."""
    if content:
        sheet = read_sheet(content, file_name, forms=(NIKS,))
        rows = sheet.cells.select("row", "nik").with_columns(number=sheet.numbers["nik"])
    else:
        lines = [line.strip() for line in pasted.splitlines()]
        kept = [(place, line) for place, line in enumerate(lines, 1) if line]
        rows = pl.DataFrame(kept, schema={"row": pl.Int64, "nik": pl.String}, orient="row")
        rows = rows.with_columns(number=pl.lit(value=False))
    rows = rows.filter(pl.col("nik").is_not_null())
    if rows.is_empty():
        raise refuse(EMPTY, "NIK", "kosong")
    if rows.height > ROW_LIMIT:
        raise refuse(LIMIT, "Baris", str(rows.height))
    rows = rows.with_columns(clean=compacted(pl.col("nik")))
    right = rows["clean"].str.contains(r"^\d{16}$") & ~rows["number"]
    told = [found for row in rows.filter(~right).iter_rows(named=True) if (found := _wrong(row))]
    if told:
        raise Refused(*told)
    return rows.select("row", nik="clean").unique("nik", keep="first", maintain_order=True)


def _wrong(row: dict[str, object]) -> Problem | None:
    text = str(row["nik"])
    if row["number"]:
        return problem(int(str(row["row"])), "NIK", as_excel_shows(text), NIK_NUMBER)
    read = parse_nik(text)
    return problem(int(str(row["row"])), "NIK", shown_id("nik", text), read) if isinstance(read, Refusal) else None


def answers(rows: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """What the books say of these NIKs (row, nik) on a day: adds person_id, active, segment, since.

    active  covered in this month by a paid roll, a project or a posting abroad; or at work with a month among the
            last two, or this one, paid. Unknown and not covered are the same answer.
    """
    month = month_of(day)
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        cursor.execute("TRUNCATE inquiry_asked")
    copy_in("inquiry_asked", rows.select("nik", place="row"))
    told = {"month": first_day(month), "recent": first_day(month - RECENT), "day": day}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE inquiry_asked")
        cursor.execute(_FOUND, told)
        found = pl.DataFrame(cursor.fetchall(), schema=FOUND, orient="row")
    active = pl.col("segment").is_not_null()
    return rows.join(found, left_on="row", right_on="place", how="left", maintain_order="left").with_columns(
        active=active, since=pl.when(active).then("since")
    )
