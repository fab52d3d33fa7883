"""Judge `data_tk_na`: who no longer works here, since when, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from payung.contributions.sheet import identifiers, people
from payung.contributions.sheet.matching import with_identifiers, with_workers
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.told import problem, shown
from payung.contributions.sheet.values import each
from payung.contributions.sheet.workers import fields
from payung.contributions.sheet.workers.judged import Judged, judged
from payung.kernel.dates import date_text
from payung.kernel.problem import Problem, Refusal

LEFT = ("row", "npp", "employment_id", "person_id", "left_on", "end_reason", "note")
"""Columns of the good rows; end_reason is a value of Employment.EndReason."""

REASONS = {
    "resigned": "MENGUNDURKAN DIRI|RESIGN|MUNDUR|BERHENTI SENDIRI|ATAS PERMINTAAN SENDIRI",
    "laid_off": "DIBERHENTIKAN|DIBERHENTIKAN (PHK)|PHK|PEMUTUSAN HUBUNGAN KERJA",
    "contract_ended": "KONTRAK BERAKHIR|HABIS KONTRAK|KONTRAK HABIS|AKHIR KONTRAK|PKWT BERAKHIR",
    "pension_age": "MENCAPAI USIA PENSIUN|PENSIUN|USIA PENSIUN",
    "died": "MENINGGAL DUNIA|MENINGGAL|WAFAT",
    "left_country": "MENINGGALKAN INDONESIA|KE LUAR NEGERI|PINDAH KE LUAR NEGERI",
    "moved_division": "PINDAH DIVISI|MUTASI DIVISI|PINDAH NPP",
    "mistake": "SALAH DAFTAR|SALAH INPUT",
}
REASON_OF = {text: reason for reason, texts in REASONS.items() for text in texts.split("|")}
OFFERED = tuple(texts.partition("|")[0].capitalize() for texts in REASONS.values())
AHEAD = 31
"""Days a last day of work may lie ahead."""

LEFT_MISSING = Refusal("left-on-missing", "hari-bulan-tahun", "Isi hari kerja terakhirnya.")
REASON_SHAPE = Refusal("end-reason-shape", "salah satu sebab di daftar", f"Tulis: {'; '.join(OFFERED)}.")
BEFORE_START = Refusal("left-on-before-start", "pada atau sesudah hari mulai bekerja", "Periksa tanggalnya.")
FAR_AHEAD = Refusal("left-on-ahead", "tanggal yang sudah dekat", "Catat setelah orangnya benar-benar berhenti.")
ENDED = Refusal(
    "employment-ended-already",
    "pekerja yang masih bekerja",
    "Orang ini sudah dicatat berhenti. Hapus barisnya; bila tanggalnya keliru, hubungi kantor cabang.",
)


def judge_leavers(
    sheet: Sheet, spells: pl.DataFrame, *, own: tuple[str, ...], today: dt.date, former: frozenset[str] = frozenset()
) -> Judged:
    """Every row of `sheet` judged; good rows in the columns `LEFT`.

    spells  the clerk's own spells, columns of `registry.spells.SPELLS`
    own     the employers the clerk may report for: `19100217`, or `19100217-001`
    former  NIKs of these workers before they were corrected
    """
    titles = {field: sheet.title(field) for field in sheet.form.titles}
    latest = spells.sort("joined_on").with_columns(previous_wage=pl.lit(None, dtype=pl.Int64))
    rows = with_workers(with_identifiers(sheet.cells, sheet.numbers, own), latest)
    rows = rows.rename({"left_on": "told_left", "left_on_right": "ended_before"}, strict=False)
    rows = _named(rows)
    rows, unread = fields.read_days(rows, "told_left", {"told_left": titles["left_on"]}, LEFT_MISSING)
    problems = [
        *identifiers.npp_problems(rows, titles, own),
        *identifiers.identifier_problems(rows, titles, former),
        *identifiers.duplicate_problems(rows, titles),
        *people.name_problems(rows, titles),
        *people.birth_date_problems(rows, titles),
        *unread,
        *_reason_problems(rows, titles),
        *_day_problems(rows, titles, today),
        *fields.text_problems(rows, titles),
    ]
    return judged(
        sheet,
        rows,
        problems,
        (
            *("row", pl.col("npp_id").alias("npp"), "employment_id", "person_id"),
            *(pl.col("told_left_value").alias("left_on"), pl.col("reason").alias("end_reason"), "note"),
        ),
    )


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """The reason as we call it, whatever its case and spaces."""
    text = pl.col("end_reason").str.to_uppercase().str.replace_all(r"[\s\u00a0]+", " ").str.strip_chars(" .")
    return rows.with_columns(
        reason=text.replace_strict(REASON_OF, default=None, return_dtype=pl.String),
        told_left_number=pl.col("left_on_number"),
    )


def _reason_problems(rows: pl.DataFrame, titles: dict[str, str]) -> list[Problem]:
    wrong = rows.filter(pl.col("reason").is_null()).select("row", "end_reason")
    return [problem(row, titles["end_reason"], shown(text), REASON_SHAPE) for row, text in wrong.iter_rows()]


def _day_problems(rows: pl.DataFrame, titles: dict[str, str], today: dt.date) -> list[Problem]:
    """Somebody who left before; a last day before the first, or far ahead."""
    day = pl.col("told_left_value")
    ended = pl.col("ended_before").is_not_null()
    early = (day < pl.col("joined_on")).fill_null(value=False)
    late = (day > today + dt.timedelta(days=AHEAD)).fill_null(value=False)

    def tell(row: dict[str, Any]) -> Problem:
        if row["ended_before"] is not None:
            return problem(row["row"], "", f"berhenti {date_text(row['ended_before'])}", ENDED)
        early = row["told_left_value"] < row["joined_on"]
        why = BEFORE_START if early else FAR_AHEAD
        return problem(row["row"], titles["left_on"], date_text(row["told_left_value"]), why)

    return each(rows.filter(ended | early | late), tell)
