"""Every row of a list judged: all problems at once, and the rows that hold. No database, no clock."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.contributions.sheet.list_cells import ListRow, day_cell, sex_cell, sex_of_nik
from payung.contributions.sheet.list_file import ListFile
from payung.contributions.sheet.list_judged import CheckedList, judged_list
from payung.contributions.sheet.told import problem, renamed, shown_id
from payung.kernel.amounts import parse_rupiah
from payung.kernel.dates import date_text
from payung.kernel.identity import parse_nik
from payung.kernel.names import name_key
from payung.kernel.problem import Problem, Refusal

GOOD = {
    "row": pl.Int64,
    "nik": pl.String,
    "name": pl.String,
    "name_key": pl.String,
    "birth_date": pl.Date,
    "sex": pl.String,
    "trade": pl.String,
    "from_day": pl.Date,
    "to_day": pl.Date,
    "daily_wage": pl.Int64,
}
"""Columns of the rows that hold."""
TWICE = Refusal("nik-twice", "satu baris untuk satu orang dan hari", "Gabungkan atau hapus barisnya.")
BACKWARDS = Refusal("days-backwards", "hari pertama tidak sesudah hari terakhir", "Periksa kedua tanggal itu.")
TOO_YOUNG = Refusal("birth-young", "umur kerja", "Periksa tahun lahirnya di KTP.")


def check_roster(file: ListFile, *, week: dt.date, first: dt.date, last: dt.date, youngest: int) -> CheckedList:
    """Judge a list for one week of one project.

    week         its Monday
    first, last  the days on which anybody can work on the project, maintenance included
    youngest     years of age; below it a birth date is taken for a typing error, as work is forbidden
    """
    monday, sunday = max(week, first), min(week + dt.timedelta(days=6), last)
    return judged_list(
        file, _read, lambda read, row: _days_fit(read, row, monday, sunday, youngest), _once, GOOD
    )  # fmt: skip


def _read(row: ListRow) -> dict[str, object]:
    value = row.value
    nik = value("nik", parse_nik)
    name = value("name", lambda text: " ".join(text.split())[:120])
    return {
        "row": row.number,
        "nik": nik,
        "name": name,
        "name_key": name_key(str(name or "")),
        "birth_date": value("birth_date", day_cell),
        "sex": value("sex", sex_cell, needed=False) or sex_of_nik(nik),
        "trade": value("trade", lambda text: text[:80], needed=False) or "",
        "from_day": value("from_day", day_cell),
        "to_day": value("to_day", day_cell),
        "daily_wage": value("daily_wage", _wage, needed=False),
    }


def _wage(text: str) -> int | Refusal:
    found = parse_rupiah(text.removesuffix(".0"))
    if isinstance(found, Refusal):
        return renamed(found, "wage")
    return found or Refusal("wage-zero", "lebih dari Rp0", "Isi upah sehari, atau kosongkan bila tidak diketahui.")


def _days_fit(read: dict, row: ListRow, monday: dt.date, sunday: dt.date, youngest: int) -> None:
    for field in ("from_day", "to_day"):
        if not monday <= read[field] <= sunday:
            outside = Refusal(
                "day-outside",
                f"{date_text(monday)} sampai {date_text(sunday)}",
                "Daftar ini untuk satu minggu. Hari di minggu lain masuk ke daftar minggu itu.",
            )
            row.wrong(field, date_text(read[field]), outside)
    if read["from_day"] > read["to_day"]:
        row.wrong("to_day", date_text(read["to_day"]), BACKWARDS)
    born, began = read["birth_date"], read["from_day"]
    if (began.year - youngest, began.month, began.day) < (born.year, born.month, born.day):
        row.wrong("birth_date", date_text(read["birth_date"]), TOO_YOUNG)


def _once(good: pl.DataFrame, file: ListFile) -> tuple[pl.DataFrame, list[Problem]]:
    """Without rows of one NIK whose days overlap, and those as problems."""
    each = good.sort("nik", "from_day")
    clash = (pl.col("from_day") <= pl.col("to_day").shift(1)).over("nik").fill_null(value=False)
    again = each.with_columns(clash=clash).filter(pl.col("clash"))["nik"].unique()
    twice = good.filter(pl.col("nik").is_in(again.implode()))
    problems = [
        problem(tuple(sorted(rows)), file.title("nik"), shown_id("nik", nik), TWICE)
        for nik, rows in twice.group_by("nik").agg("row").iter_rows()
    ]
    return good.filter(~pl.col("nik").is_in(again.implode())), problems
