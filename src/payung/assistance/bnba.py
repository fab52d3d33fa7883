"""A list by name (BNBA): which columns it has, and every row of it judged as far as the file alone can tell."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from payung.contributions.sheet.forms import Form
from payung.contributions.sheet.matching import compacted
from payung.contributions.sheet.name_keys import name_keys
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.told import EMPTY, problem, shown
from payung.contributions.sheet.workers import fields, newcomers
from payung.contributions.sheet.workers.judged import Judged, judged
from payung.kernel.problem import Problem, Refusal

BNBA = Form(
    "bnba",
    "daftar_bantuan",
    "daftar nama bantuan iuran",
    {
        "nik": "NIK",
        "name": "NAMA_LENGKAP",
        "birth_date": "TANGGAL_LAHIR",
        "sex": "JENIS_KELAMIN",
        "domicile": "KODE_DESA",
        "address": "ALAMAT",
        "occupation": "PEKERJAAN",
        "work_place": "TEMPAT_KERJA",
        "phone": "HP",
        "note": "KETERANGAN",
    },
    (("nik",), ("name",), ("birth_date",), ("sex",)),
)
COLUMNS = (
    *("row", "nik", "name", "name_key", "birth_date", "sex", "domicile"),
    *("address", "occupation", "work_place", "phone"),
)
"""Columns of the good rows; domicile is empty where the list names no place."""
NAME_MISSING = Refusal("name-missing", "nama seperti di KTP", "Tulis nama lengkapnya.")
BIRTH_MISSING = Refusal("birth-date-missing", "hari-bulan-tahun", "Isi tanggal lahir dari KTP.")
BORN_LATER = Refusal("birth-date-ahead", "tanggal yang sudah lewat", "Periksa tahun lahirnya di KTP.")
PLACE = Refusal(
    "domicile-shape", "kode desa seperti 61.08.01.2001", "Salin kode wilayah Kemendagri, atau kosongkan kolomnya."
)
LONG = Refusal("occupation-long", "paling banyak 80 huruf", "Singkat nama pekerjaannya.")
_CODE = r"^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$"


def judge_list(sheet: Sheet, today: dt.date) -> Judged:
    """Every row of the file; good rows in `COLUMNS`. What the registry knows is asked later."""
    titles = {field: sheet.title(field) for field in sheet.form.titles}
    numbers = sheet.numbers.select(
        nik_number="nik", birth_number="birth_date", phone_number="phone", domicile_number="domicile"
    )
    rows = pl.concat([sheet.cells, numbers], how="horizontal")
    nik = compacted(pl.col("nik"))
    rows = rows.with_columns(nik_id=pl.when(nik.str.contains(r"^\d{16}$") & ~pl.col("nik_number")).then(nik))
    rows = newcomers.with_status(fields.whole_name(rows))
    rows = rows.with_columns(name_keys(rows["name"]))
    rows = rows.with_columns(code=pl.col("domicile").str.replace_all(r"[^0-9]", ""))
    rows, unread_born = fields.read_days(rows, "birth_date", titles, BIRTH_MISSING)
    rows, unread_phone = fields.read_phone(rows, titles)
    problems = [
        *newcomers.nik_problems(rows, titles),
        *_told(rows, pl.col("name").is_null() | (pl.col("name") == ""), "name", titles, NAME_MISSING),
        *unread_born,
        *_told(rows, pl.col("birth_date_value") >= today, "birth_date", titles, BORN_LATER),
        *newcomers.sex_problems(rows, titles),
        *_told(rows, pl.col("domicile").is_not_null() & ~pl.col("code").str.contains(_CODE), "domicile", titles, PLACE),
        *_told(rows, pl.col("occupation").str.len_chars() > 80, "occupation", titles, LONG),
        *unread_phone,
        *fields.text_problems(rows, titles),
    ]
    return judged(sheet, rows, problems, _columns())


def _columns() -> tuple[pl.Expr, ...]:
    code = pl.col("code")
    cut = [code.str.slice(start, length) for start, length in ((0, 2), (2, 2), (4, 2), (6, 4))]
    dotted = pl.concat_str(cut, separator=".").str.strip_chars_end(".")
    value = {
        "nik": pl.col("nik_id"),
        "birth_date": pl.col("birth_date_value"),
        "sex": pl.col("sex_value"),
        "phone": pl.col("phone_value").fill_null(""),
        "domicile": dotted.fill_null(""),
        **{name: pl.col(name).fill_null("") for name in ("address", "occupation", "work_place")},
    }
    return tuple(value.get(name, pl.col(name)).alias(name) for name in COLUMNS)


def _told(rows: pl.DataFrame, where: pl.Expr, field: str, titles: dict[str, str], why: Refusal) -> list[Problem]:
    """One problem for each row where it holds."""
    found = rows.filter(where.fill_null(value=False))

    def tell(row: dict[str, Any]) -> Problem:
        text = row[field]
        return problem(row["row"], titles[field], shown(text) if text else EMPTY, why)

    return [tell(row) for row in found.select("row", field).iter_rows(named=True)]
