"""The rows of a table as regions and numbers, and everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from payung.coverage.actions.import_denominators import ROWS
from payung.coverage.tables.cells import SECTIONS, NotPeople, bare_name, people_in
from payung.coverage.tables.grid import Row, Table, plain, table_in
from payung.coverage.tables.places import SYSTEMS, Places
from payung.kernel.amounts import number_text
from payung.kernel.problem import Problem
from payung.registry.region_history import System, plain_code

TOTALS = {"jumlah", "total", "jumlah total", "provinsi", "provinsi province", "rata rata"}
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
    table = table_in(content, as_of.year)
    places = Places.on(as_of)
    problems: list[Problem] = []
    found: dict[str, tuple[int, int | None]] = {}
    totals: list[tuple[int, str]] = []
    nameless: list[tuple[int, str]] = []
    for number, row in table.rows:
        code, name, value = (_cell(row, place) for place in (table.code, table.name, table.value))
        if (name or code).lower().startswith(ENDS):
            break
        if _empty(code, name, value):
            continue
        if not code and plain(name) in TOTALS:
            totals.append((number, value))
            continue
        if not value and not code and plain(name) in SECTIONS:
            continue
        name = bare_name(name)
        region, wrong = places.find(number, code, name, system)
        people, shape = _people(number, value, table)
        if code and not name:
            nameless.append((number, code))
        problems += [each for each in (wrong, shape) if each]
        if region is None:
            continue
        if region in found:
            problems.append(_twice(found[region][0], number, places.names[region]))
        found[region] = (number, people)
    _total(found, totals, places, problems, table)
    if not found and not problems:
        problems.append(
            _problem("table-empty", (), "", "tidak ada baris daerah", "paling sedikit satu", "Periksa berkas.")
        )
    problems += _thousands(table, found) + _nameless(nameless, places, system)
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


def _people(number: int, text: str, table: Table) -> tuple[int | None, Problem | None]:
    """The number, None where nobody measured: an empty cell or one of the usual signs."""
    title = table.value_title
    try:
        return people_in(text, thousands=table.thousands), None
    except NotPeople as refused:
        if refused.negative:
            cure = "Periksa angkanya di sumber."
            return None, _problem("number-negative", (number,), title, text, "nol atau lebih", cure)
    cure = "Tulis orang tanpa pecahan dan tanpa huruf; kosongkan bila tidak diukur."
    return None, _problem("number-shape", (number,), title, text, "banyaknya orang, misalnya 282.918", cure)


def _thousands(table: Table, found: Mapping[str, tuple[int, int | None]]) -> list[Problem]:
    """A table in thousands is read as people, once somebody has looked."""
    number, read = next(((row, size) for row, size in found.values() if size), (0, None))
    if not table.thousands or read is None:
        return []
    cell = next(_cell(row, table.value) for place, row in table.rows if place == number)
    cure = "Centang bila judulnya memang ribu orang; bila tidak, hapus kata itu dari judul."
    expected = f"{number_text(read)} orang, karena judulnya menyebut ribu"
    return [_problem("number-thousands", (number,), table.value_title, cell, expected, cure, "confirm")]


def _nameless(rows: list[tuple[int, str]], places: Places, system: System) -> list[Problem]:
    """Codes without names that mean one place to BPS and another to Kemendagri: nothing in the file tells which."""
    other: System = "kemendagri" if system == "bps" else "bps"
    doubtful = []
    for number, code in rows:
        here, there = (places.by_code[each].get(plain_code(code)) for each in (system, other))
        if here and there and here != there:
            doubtful.append((number, code, places.names[here], places.names[there]))
    if not doubtful:
        return []
    _, code, here, there = doubtful[0]
    found = f"{code} dibaca {here}; dalam kode {SYSTEMS[other]} itu {there}"
    cure = f"Tambahkan kolom nama daerah, atau centang bila berkas ini memakai kode {SYSTEMS[system]}."
    numbers = tuple(number for number, *_ in doubtful)
    return [_problem("codes-alone", numbers, "Kode", found, "kode disertai nama daerah", cure, "confirm")]


def _total(
    found: dict[str, tuple[int, int | None]],
    totals: list[tuple[int, str]],
    places: Places,
    problems: list[Problem],
    table: Table,
) -> None:
    """A row `Jumlah` is the province when every other row lies in one province that has no row of its own."""
    provinces = {places.parents.get(code) for code in found}
    if len(totals) != 1 or len(provinces) != 1:
        return
    (province,) = provinces
    if province in places.names and province not in found:
        number, text = totals[0]
        people, shape = _people(number, text, table)
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
