"""Every row of a placement company's list judged: all problems at once, and the rows that hold. No database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

import polars as pl

from payung.contributions.sheet.list_cells import ListRow, day_cell, sex_cell, sex_of_nik
from payung.contributions.sheet.list_file import ListFile
from payung.contributions.sheet.list_judged import CheckedList, judged_list
from payung.contributions.sheet.told import problem, shown_id
from payung.kernel.amounts import parse_rupiah, rupiah_text
from payung.kernel.dates import date_text
from payung.kernel.identity import parse_nik
from payung.kernel.names import name_key
from payung.kernel.problem import Problem, Refusal
from payung.migrants.refused import JHT, LONG_AGO, MONTHS, TWICE

MOST_MONTHS = 60
PAST_DAYS = 365
GOOD = {
    "row": pl.Int64,
    "nik": pl.String,
    "name": pl.String,
    "name_key": pl.String,
    "birth_date": pl.Date,
    "sex": pl.String,
    "region_id": pl.String,
    "country": pl.String,
    "job": pl.String,
    "departs_on": pl.Date,
    "months": pl.Int64,
    "jht_monthly": pl.Int64,
}
"""Columns of the rows that hold."""
PLACE = Refusal(
    "region-unknown", "nama kabupaten atau kota", "Tulis seperti di KTP, misalnya Kabupaten Landak atau Kota Pontianak."
)
BORN = Refusal("birth-after-departure", "sebelum hari berangkat", "Periksa tahun lahirnya di KTP.")
SAME_ROW = Refusal("nik-twice", "satu baris untuk satu orang dan hari berangkat", "Hapus baris yang lebih.")


def check_departures(
    file: ListFile, *, today: dt.date, places: Mapping[str, str], savings: Collection[int]
) -> CheckedList:
    """Judge a list.

    places   a name as `place_key` writes it, or a code → the regency's code
    savings  amounts of JHT a month on offer, whole rupiah
    """
    return judged_list(
        file, lambda row: _read(row, places), lambda read, row: _fits(read, row, today, savings), _once, GOOD
    )  # fmt: skip


def without(checked: CheckedList, known: pl.DataFrame, file: ListFile) -> CheckedList:
    """The judgement less people whose departure on that day is recorded already.

    known  nik, name_key, birth_date, departs_on
    """
    key = ["nik", "name_key", "birth_date", "departs_on"]
    again = checked.rows.join(known, on=key, how="semi")
    told = [
        problem(row, file.title("departs_on"), date_text(day), TWICE)
        for row, day in again.select("row", "departs_on").iter_rows()
    ]
    rows = checked.rows.join(known, on=key, how="anti", maintain_order="left")
    return checked.with_problems(told, rows)


def place_key(name: str) -> str:
    """A regency's name as it is compared: `Kab. Landak` and `KABUPATEN LANDAK` are one."""
    words = name.upper().replace(".", " ").split()
    return " ".join("KABUPATEN" if word == "KAB" else word for word in words)


def _read(row: ListRow, places: Mapping[str, str]) -> dict[str, object]:
    value = row.value
    nik, name = value("nik", parse_nik), value("name", lambda text: " ".join(text.split())[:120])
    return {
        "row": row.number,
        "nik": nik,
        "name": name,
        "name_key": name_key(str(name or "")),
        "birth_date": value("birth_date", day_cell),
        "sex": value("sex", sex_cell, needed=False) or sex_of_nik(nik),
        "region_id": value("region", lambda text: places.get(place_key(text), PLACE)),
        "country": value("country", lambda text: " ".join(text.split())[:60]),
        "job": value("job", lambda text: " ".join(text.split())[:80]),
        "departs_on": value("departs_on", day_cell),
        "months": value("months", _months),
        "jht_monthly": value("jht", lambda text: parse_rupiah(text.removesuffix(".0")), needed=False) or 0,
    }


def _months(text: str) -> int | Refusal:
    plain = text.lower().removesuffix("bulan").strip().removesuffix(".0")
    number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 4 else 0
    return number if 1 <= number <= MOST_MONTHS else MONTHS


def _fits(read: dict, row: ListRow, today: dt.date, savings: Collection[int]) -> None:
    if (today - read["departs_on"]).days > PAST_DAYS:
        row.wrong("departs_on", date_text(read["departs_on"]), LONG_AGO)
    if read["birth_date"] >= read["departs_on"]:
        row.wrong("birth_date", date_text(read["birth_date"]), BORN)
    if read["jht_monthly"] and read["jht_monthly"] not in savings:
        row.wrong("jht", rupiah_text(read["jht_monthly"]), JHT)


def _once(good: pl.DataFrame, file: ListFile) -> tuple[pl.DataFrame, list[Problem]]:
    """Without rows of one NIK and day that stand there more than once, and those as problems."""
    key = ["nik", "departs_on"]
    twice = good.filter(pl.struct(key).is_duplicated())
    problems = [
        problem(tuple(sorted(rows)), file.title("nik"), shown_id("nik", nik), SAME_ROW)
        for nik, _day, rows in twice.group_by(key).agg("row").iter_rows()
    ]
    return good.join(twice.select(key).unique(), on=key, how="anti", maintain_order="left"), problems
