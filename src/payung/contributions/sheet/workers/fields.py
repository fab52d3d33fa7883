"""Columns that several sheets about workers have: days, texts, telephone, e-mail, account."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from payung.contributions.sheet import values
from payung.contributions.sheet.told import EMPTY, problem, renamed, shown
from payung.kernel.identity import parse_phone
from payung.kernel.problem import Problem, Refusal

Titles = dict[str, str]

LONGEST = {
    "name": 120,
    "employee_number": 30,
    "birth_place": 80,
    "mother_name": 120,
    "address": 200,
    "work_place": 60,
    "bank_name": 60,
    "bank_code": 11,
    "account_name": 120,
    "note": 200,
}
"""Characters a field can hold."""

EMAIL_SHAPE = Refusal("email-shape", "alamat seperti nama@contoh.id", "Periksa alamat surelnya, atau kosongkan.")
ACCOUNT_SHAPE = Refusal("account-shape", "5 sampai 20 angka", "Salin nomor rekening dari buku tabungan, angka saja.")
ACCOUNT_NUMBER = Refusal(
    "account-number",
    "nomor rekening sebagai Teks",
    "Excel mengubah nomor rekening menjadi bilangan. Jadikan kolom ini Teks, lalu ketik ulang.",
)
_LOOSE_PHONE = r"[\s().\-\u00a0]+"
_PHONE = r"^(?:\+62|62|0)0?(8\d{8,11}|[2-79]\d{6,10})$"
_EMAIL = r"^[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z]{2,}$"


def whole_name(rows: pl.DataFrame) -> pl.DataFrame:
    """`name` from its own column or from the three parts, single spaces between words."""
    if "first_name" in rows.columns:
        parts = pl.concat_str("first_name", "middle_name", "last_name", separator=" ", ignore_nulls=True)
        joined = pl.when(parts != "").then(parts)
        rows = rows.with_columns(name=pl.coalesce("name", joined))
    return rows.with_columns(pl.col("name").str.replace_all(r"[\s\u00a0]+", " ").str.strip_chars())


def read_days(
    rows: pl.DataFrame, field: str, titles: Titles, missing: Refusal | None
) -> tuple[pl.DataFrame, list[Problem]]:
    """`rows` with `<field>_value` (null where there is a problem), and the problems. None: may be left out."""
    flag = "birth_number" if field == "birth_date" else f"{field}_number"
    day = values.days(rows[field], rows[flag])
    told: list[Problem] = []
    late: dict[int, dt.date] = {}
    for row in rows.with_row_index("place").filter(day.is_null()).iter_rows(named=True):
        text = row[field]
        if text is None:
            if missing:
                told.append(problem(row["row"], titles[field], EMPTY, missing))
            continue
        read = values.day_of(text, number=row[flag])
        if isinstance(read, Refusal):
            told.append(problem(row["row"], titles[field], shown(text), read))
        else:
            late[row["place"]] = read
    if late:
        day = day.scatter(list(late), list(late.values()))
    return rows.with_columns(day.alias(f"{field}_value")), told


def text_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Texts longer than we can keep."""
    told: list[Problem] = []
    for field, most in LONGEST.items():
        if field not in rows.columns:
            continue
        long = rows.filter(pl.col(field).str.len_chars() > most)
        why = Refusal("text-long", f"paling banyak {most} huruf", "Singkat isinya.")
        told += [problem(row, titles[field], shown(text), why) for row, text in long.select("row", field).iter_rows()]
    return told


def read_phone(rows: pl.DataFrame, titles: Titles) -> tuple[pl.DataFrame, list[Problem]]:
    """`rows` with phone_value (`+62…`), and the problems. A number that lost its zero is taken as one."""
    loose = rows["phone"].str.replace_all(_LOOSE_PHONE, "")
    kept = pl.DataFrame({"phone": loose, "number": rows["phone_number"]})
    restored = pl.when(pl.col("number") & pl.col("phone").str.starts_with("8")).then(pl.lit("0") + pl.col("phone"))
    digits = pl.coalesce(restored, "phone").str.extract(_PHONE)
    value = kept.select(pl.lit("+62") + digits).to_series()

    def tell(row: dict[str, Any]) -> Problem | None:
        read = parse_phone(row["phone"])
        return problem(row["row"], titles["phone"], shown(row["phone"]), read) if isinstance(read, Refusal) else None

    wrong = values.each(rows.filter(rows["phone"].is_not_null() & value.is_null()), tell)
    return rows.with_columns(value.alias("phone_value")), wrong


def email_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Addresses that are none."""
    wrong = rows.filter(pl.col("email").is_not_null() & ~pl.col("email").str.contains(_EMAIL))
    return [
        problem(row, titles["email"], shown(text), EMAIL_SHAPE) for row, text in wrong.select("row", "email").rows()
    ]


def account_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Account numbers that are no digits, or that the spreadsheet made a number of."""
    compact = pl.col("account_number").str.replace_all(r"[\s.\-]+", "")
    wrong = ~compact.str.contains(r"^\d{5,20}$")
    asked = rows.filter(pl.col("account_number").is_not_null() & (wrong | pl.col("account_number_number")))

    def tell(row: dict[str, Any]) -> Problem:
        why = ACCOUNT_NUMBER if row["account_number_number"] else ACCOUNT_SHAPE
        return problem(row["row"], titles["account_number"], _hidden(row["account_number"]), why)

    return values.each(asked, tell)


def _hidden(account: str) -> str:
    return f"••••{account[-3:]}" if len(account) > 5 else shown(account)


def read_wage(rows: pl.DataFrame, titles: Titles) -> tuple[pl.DataFrame, list[Problem]]:
    """`rows` with wage_value (rupiah, null where empty or refused), and the problems."""
    amount = values.amounts(rows["wage"], rows["wage_number"])
    told: list[Problem] = []
    late: dict[int, int] = {}
    for row in rows.with_row_index("place").filter(rows["wage"].is_not_null() & amount.is_null()).iter_rows(named=True):
        value = values.amount_problem(row["row"], titles["wage"], "wage", row["wage"], number=row["wage_number"])
        if isinstance(value, int):
            late[row["place"]] = value
        else:
            told.append(value)
    if late:
        amount = amount.scatter(list(late), list(late.values()))
    return rows.with_columns(amount.alias("wage_value")), told


def missing_as(field: str, code: str, expected: str, cure: str) -> Refusal:
    """The refusal of an empty cell."""
    return renamed(Refusal(f"empty-{code}", expected, cure), field)
