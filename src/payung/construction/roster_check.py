"""Every row of a list judged: all problems at once, and the rows that hold. No database, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from payung.construction.roster_file import RosterFile
from payung.contributions.sheet.told import EMPTY, problem, renamed, shown, shown_id
from payung.kernel.amounts import parse_rupiah
from payung.kernel.dates import date_from_serial, date_text, parse_date
from payung.kernel.identity import FEMALE_DAY, parse_nik
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
YOUNGEST = 15  # years; below it a birth date is taken for a typing error, as work is forbidden
EMPTY_CELL = Refusal("cell-empty", "terisi", "Isi kolom ini.")
TWICE = Refusal("nik-twice", "satu baris untuk satu orang dan hari", "Gabungkan atau hapus barisnya.")
BACKWARDS = Refusal("days-backwards", "hari pertama tidak sesudah hari terakhir", "Periksa kedua tanggal itu.")
TOO_YOUNG = Refusal("birth-young", "umur kerja", "Periksa tahun lahirnya di KTP.")
SEX = Refusal("sex-shape", "L atau P", "Tulis L untuk laki-laki, P untuk perempuan; boleh kosong.")
SEXES = {"l": "L", "laki-laki": "L", "laki laki": "L", "pria": "L", "p": "P", "perempuan": "P", "wanita": "P"}


@dataclass(frozen=True)
class CheckedRoster:
    """The judgement of one list: rows that hold (columns `GOOD`), every problem in the order of the rows."""

    rows: pl.DataFrame
    problems: list[Problem]
    read: int

    @property
    def failing(self) -> int:
        """Rows with a problem."""
        return len({row for each in self.problems for row in each.rows})


def check_roster(file: RosterFile, *, week: dt.date, first: dt.date, last: dt.date) -> CheckedRoster:
    """Judge a list for one week of one project.

    week         its Monday
    first, last  the days on which anybody can work on the project, maintenance included
    """
    monday, sunday = max(week, first), min(week + dt.timedelta(days=6), last)
    rows, problems = [], []
    for cells in file.cells.iter_rows(named=True):
        told: list[Problem] = []
        row = _read(cells, file, told)
        if not told:
            _days_fit(row, monday, sunday, file, told)
        problems += told
        if not told:
            rows.append(row)
    good, twice = _once(pl.DataFrame(rows, schema=GOOD), file)
    problems = sorted([*problems, *twice], key=lambda each: each.rows[0])
    return CheckedRoster(good, problems, file.cells.height)


def _read(cells: dict[str, str | int | None], file: RosterFile, told: list[Problem]) -> dict[str, object]:
    def value(field: str, read: Callable[[str], object], *, needed: bool = True) -> object:
        text = cells[field]
        if text is None:
            if needed:
                told.append(problem(cells["row"], file.title(field), EMPTY, EMPTY_CELL))
            return None
        found = read(str(text))
        if isinstance(found, Refusal):
            seen = shown_id("nik", str(text)) if field == "nik" else shown(str(text))
            told.append(problem(cells["row"], file.title(field), seen, found))
            return None
        return found

    nik = value("nik", parse_nik)
    name = value("name", lambda text: " ".join(text.split())[:120])
    return {
        "row": cells["row"],
        "nik": nik,
        "name": name,
        "name_key": name_key(str(name or "")),
        "birth_date": value("birth_date", _day),
        "sex": value("sex", _sex, needed=False) or _sex_of(nik),
        "trade": value("trade", lambda text: text[:80], needed=False) or "",
        "from_day": value("from_day", _day),
        "to_day": value("to_day", _day),
        "daily_wage": value("daily_wage", _wage, needed=False),
    }


def _day(text: str) -> dt.date | Refusal:
    return date_from_serial(int(text)) if text.isdigit() and len(text) == 5 else parse_date(text)


def _wage(text: str) -> int | Refusal:
    found = parse_rupiah(text.removesuffix(".0"))
    if isinstance(found, Refusal):
        return renamed(found, "wage")
    return found or Refusal("wage-zero", "lebih dari Rp0", "Isi upah sehari, atau kosongkan bila tidak diketahui.")


def _sex(text: str) -> str | Refusal:
    return SEXES.get(text.strip().lower(), SEX)


def _sex_of(nik: object) -> str:
    """What the NIK suggests until the civil registry is asked; nothing is decided by it."""
    return "P" if nik and int(str(nik)[6:8]) > FEMALE_DAY else "L"


def _days_fit(row: dict, monday: dt.date, sunday: dt.date, file: RosterFile, told: list[Problem]) -> None:
    for field in ("from_day", "to_day"):
        if not monday <= row[field] <= sunday:
            outside = Refusal(
                "day-outside",
                f"{date_text(monday)} sampai {date_text(sunday)}",
                "Daftar ini untuk satu minggu. Hari di minggu lain masuk ke daftar minggu itu.",
            )
            told.append(problem(row["row"], file.title(field), date_text(row[field]), outside))
    if row["from_day"] > row["to_day"]:
        told.append(problem(row["row"], file.title("to_day"), date_text(row["to_day"]), BACKWARDS))
    if (row["from_day"] - row["birth_date"]).days < YOUNGEST * 365:
        told.append(problem(row["row"], file.title("birth_date"), date_text(row["birth_date"]), TOO_YOUNG))


def _once(good: pl.DataFrame, file: RosterFile) -> tuple[pl.DataFrame, list[Problem]]:
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
