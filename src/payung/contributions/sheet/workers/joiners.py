"""Judge the sheets of those who start: `data_tk_baru`, and `data_tk_lanjutan` of those who hold a card already.

Only the clerk's own list is looked at. Whether a NIK or KPJ is known elsewhere is not asked and not told.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.contributions.sheet import identifiers, wages
from payung.contributions.sheet.matching import with_identifiers
from payung.contributions.sheet.name_keys import name_keys
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.told import EMPTY, problem
from payung.contributions.sheet.workers import fields, newcomers
from payung.contributions.sheet.workers.judged import Judged, judged
from payung.kernel.problem import Problem, Refusal

JOINED = (
    *("row", "npp", "nik", "kpj", "name", "name_key", "birth_date", "sex", "citizen", "joined_on", "employee_number"),
    *("birth_place", "mother_name", "phone", "email", "address", "work_place", "wage", "note"),
)
"""Columns of the good rows; kpj is the card the worker says to hold, wage is null where none was told."""

BIRTH_MISSING = Refusal("birth-date-missing", "hari-bulan-tahun", "Isi tanggal lahir dari KTP.")
JOINED_MISSING = Refusal("joined-on-missing", "hari-bulan-tahun", "Isi hari pertama bekerja.")
NAME_MISSING = Refusal("name-missing", "nama seperti di KTP", "Tulis nama pekerja.")


def judge_joiners(
    sheet: Sheet,
    spells: pl.DataFrame,
    *,
    minimum_wage: pl.DataFrame,
    today: dt.date,
    former: frozenset[str] = frozenset(),
) -> Judged:
    """Every row of `sheet` judged; good rows in the columns `JOINED`.

    spells        the clerk's own spells, those that ended too; columns of `registry.spells.SPELLS`
    minimum_wage  npp, umk, label; one row per employer the clerk may report for
    former        NIKs of these workers before they were corrected
    """
    own = tuple(sorted({*minimum_wage["npp"].drop_nulls()}))
    titles = {field: sheet.title(field) for field in sheet.form.titles}
    rows = fields.whole_name(with_identifiers(sheet.cells, sheet.numbers, own))
    rows = _whole(newcomers.with_status(rows))
    rows = rows.with_columns(name_keys(rows["name"]))
    umk = minimum_wage.select(npp_id="npp", umk="umk", umk_label="label").unique("npp_id", keep="last")
    rows = rows.join(umk, on="npp_id", how="left", maintain_order="left")
    rows, unread_born = fields.read_days(rows, "birth_date", titles, BIRTH_MISSING)
    rows, unread_joined = fields.read_days(rows, "joined_on", titles, JOINED_MISSING)
    rows, unread_wage = fields.read_wage(rows, titles)
    rows, unread_phone = fields.read_phone(rows, titles)
    problems = [
        *identifiers.npp_problems(rows, titles, own),
        *newcomers.nik_problems(rows, titles),
        *identifiers.corrected_problems(rows, titles, former),
        *(newcomers.kpj_problems(rows, titles) if "kpj" in titles else ()),
        *identifiers.duplicate_problems(rows, {"kpj": "KPJ", **titles}),
        *_nameless(rows, titles),
        *unread_born,
        *unread_joined,
        *newcomers.sex_problems(rows, titles),
        *newcomers.day_problems(rows, titles, today),
        *newcomers.own_list_problems(rows, spells, titles),
        *newcomers.nik_doubts(rows, titles),
        *unread_wage,
        *(wages.to_confirm(rows, titles) if rows["wage_value"].is_not_null().any() else ()),
        *unread_phone,
        *fields.email_problems(rows, titles),
        *fields.text_problems(rows, titles),
    ]
    return judged(sheet, rows, problems, _columns())


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Columns that the other sheet of the two does not have, empty."""
    absent = [name for name in ("birth_place", "mother_name", "phone", "email", "address") if name not in rows.columns]
    flags = {} if "phone_number" in rows.columns else {"phone_number": pl.lit(value=False)}
    return rows.with_columns(
        *(pl.lit(None, dtype=pl.String).alias(name) for name in absent),
        previous_wage=pl.lit(None, dtype=pl.Int64),
        worker=pl.lit(None, dtype=pl.Int64),
        **flags,
    )


def _columns() -> tuple[pl.Expr | str, ...]:
    value = {name: pl.col(f"{name}_value") for name in ("birth_date", "joined_on", "wage", "phone")}
    value |= {"npp": pl.col("npp_id"), "nik": pl.when("citizen").then("nik_id"), "kpj": pl.col("kpj_id")}
    value |= {"sex": pl.col("sex_value")}
    return tuple(value.get(name, pl.col(name)).alias(name) for name in JOINED)


def _nameless(rows: pl.DataFrame, titles: dict[str, str]) -> list[Problem]:
    without = rows.filter(pl.col("name").is_null() | (pl.col("name") == ""))["row"].to_list()
    return [problem(row, titles["name"], EMPTY, NAME_MISSING) for row in without]
