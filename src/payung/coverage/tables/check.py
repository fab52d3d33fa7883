"""The rows of a table as regions and numbers, and everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from payung.coverage.actions.import_denominators import ROWS
from payung.coverage.tables.grid import Row, find_table, read_grid
from payung.coverage.tables.places import Places
from payung.kernel.amounts import number_text
from payung.kernel.problem import Problem
from payung.registry.region_history import System

NOT_MEASURED = {"", "-", "–", "—", "...", "…", "na", "n.a.", "n/a", "x", "tidak tersedia", "nihil data"}
TOTALS = {"jumlah", "total", "jumlah total", "provinsi", "rata rata"}
ENDS = ("sumber", "catatan", "keterangan", "source", "note", "ket.")
JUMP = 30  # per cent against the newest number known: somebody has to look
NOTHING = "Belum ada yang kami simpan dari berkas ini."
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True)
class Checked:
    """rows: as `import_denominators` takes them. problems: all of the file; an error keeps everything out."""

    rows: pl.DataFrame
    problems: tuple[Problem, ...]
    value_title: str
    unmeasured: tuple[str, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.severity == "error")

    @property
    def to_confirm(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.severity == "confirm")


def check_table(content: bytes, system: System, as_of: dt.date, known: Mapping[str, int]) -> Checked:
    """Read and check a file. Raises Unreadable where there is no table in it.

    system  in which the codes of the file are written
    as_of   the day the numbers hold for; its year chooses among columns of years
    known   region code → the newest number there was, for telling jumps
    """
    table = find_table(read_grid(content), as_of.year)
    places = Places.on(as_of)
    problems: list[Problem] = []
    found: dict[str, tuple[int, int | None]] = {}
    totals: list[tuple[int, str]] = []
    for number, row in table.rows:
        code, name, value = (_cell(row, place) for place in (table.code, table.name, table.value))
        if (name or code).lower().startswith(ENDS):
            break
        if _empty(code, name, value):
            continue
        if not code and name.lower() in TOTALS:
            totals.append((number, value))
            continue
        region, wrong = places.find(number, code, name, system)
        people, shape = _people(number, value, table.value_title)
        problems += [each for each in (wrong, shape) if each]
        if region is None:
            continue
        if region in found:
            problems.append(_twice(found[region][0], number, places.names[region]))
        found[region] = (number, people)
    _total(found, totals, places, problems, table.value_title)
    if not found and not problems:
        problems.append(
            _problem("table-empty", (), "", "tidak ada baris daerah", "paling sedikit satu", "Periksa berkas.")
        )
    problems += _sums(found, places, table.value_title) + _jumps(found, known, places, table.value_title)
    rows = [(code, as_of, people, "") for code, (_, people) in found.items()]
    unmeasured = tuple(places.names[code] for code, (_, people) in found.items() if people is None)
    frame = pl.DataFrame(rows, schema=ROWS, orient="row")
    return Checked(frame, tuple(problems), table.value_title, unmeasured)


def _empty(code: str, name: str, value: str) -> bool:
    """Nothing in it, or the row that numbers the columns: (1) (2) (3)."""
    filled = [cell for cell in (code, name, value) if cell]
    return (
        not filled or (len(filled) > 1 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in filled)) or not (code or name)
    )


def _cell(row: Row, place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _people(number: int, text: str, title: str) -> tuple[int | None, Problem | None]:
    """The number, None where nobody measured: an empty cell or one of the usual signs."""
    if text.lower() in NOT_MEASURED:
        return None, None
    if re.fullmatch(r"-\s*\d.*", text):
        return None, _problem(
            "number-negative", (number,), title, text, "nol atau lebih", "Periksa angkanya di sumber."
        )
    bare = re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0{1,2}", text) else text
    if re.fullmatch(r"\d+", bare) or re.fullmatch(r"\d{1,3}([ .,']\d{3})+", bare):
        return int(re.sub(r"\D", "", bare)), None
    cure = "Tulis orang tanpa pecahan dan tanpa huruf; kosongkan bila tidak diukur."
    return None, _problem("number-shape", (number,), title, text, "banyaknya orang, misalnya 282.918", cure)


def _total(
    found: dict[str, tuple[int, int | None]],
    totals: list[tuple[int, str]],
    places: Places,
    problems: list[Problem],
    title: str,
) -> None:
    """A row `Jumlah` is the province when every other row lies in one province that has no row of its own."""
    provinces = {places.parents.get(code) for code in found}
    if len(totals) != 1 or len(provinces) != 1:
        return
    (province,) = provinces
    if province in places.names and province not in found:
        number, text = totals[0]
        people, shape = _people(number, text, title)
        problems += [shape] if shape else []
        found[str(province)] = (number, people)


def _sums(found: dict[str, tuple[int, int | None]], places: Places, title: str) -> list[Problem]:
    """Regencies must make their province where all of them were measured; each may be rounded by half a person."""
    told = []
    for whole, (number, people) in found.items():
        inside = [code for code, parent in places.parents.items() if parent == whole]
        parts = [found[code][1] for code in inside if code in found]
        if people is None or not inside or len(parts) < len(inside) or None in parts:
            continue
        total = sum(part for part in parts if part is not None)
        if abs(total - people) > len(parts):
            expected = f"{number_text(total)}, jumlah {len(parts)} daerah di dalamnya"
            cure = "Periksa angka provinsi dan daerahnya; centang bila sumbernya memang begitu."
            told.append(_problem("sum-of-parts", (number,), title, number_text(people), expected, cure, "confirm"))
    return told


def _jumps(
    found: dict[str, tuple[int, int | None]], known: Mapping[str, int], places: Places, title: str
) -> list[Problem]:
    told = []
    for code, (number, people) in found.items():
        before = known.get(code)
        if people is not None and before and abs(people - before) * 100 > JUMP * before:
            expected = f"dekat {number_text(before)}, angka terakhir {places.names[code]}"
            cure = "Periksa barisnya dan satuannya (orang, bukan ribu orang); centang bila memang begitu."
            told.append(_problem("number-jump", (number,), title, number_text(people), expected, cure, "confirm"))
    return told


def _twice(first: int, second: int, name: str) -> Problem:
    return _problem(
        "region-twice", (first, second), "", f"{name} dua kali", "tiap daerah satu baris", "Hapus salah satunya."
    )


def _problem(
    code: str, rows: tuple[int, ...], column: str, found: str, expected: str, cure: str, severity: str = "error"
) -> Problem:
    return Problem(
        code, "confirm" if severity == "confirm" else "error", rows, column, found, expected, f"{cure} {NOTHING}"
    )
