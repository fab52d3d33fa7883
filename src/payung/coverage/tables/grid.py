"""A file as a grid of texts, and where in it the table is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from payung.contributions.sheet.delimited import decode
from payung.contributions.sheet.guard import check_unpacked, kind_of
from payung.contributions.sheet.refused import Unreadable, damaged, refusal
from payung.contributions.sheet.workbook import open_workbook

ROW_LIMIT = 100_000
HEADINGS_WITHIN = 40  # rows
SEPARATORS = (";", ",", "\t", "|")
CODE = {
    "kode",
    "kode wilayah",
    "kode bps",
    "kode kemendagri",
    "kode kab kota",
    "kode kabupaten kota",
    "id",
    "kode daerah",
}
NAME = {
    *("kabupaten kota", "kab kota", "kabupaten", "wilayah", "nama wilayah", "daerah", "nama daerah", "provinsi"),
    *("nama kabupaten kota", "nama provinsi", "kecamatan", "regency municipality", "provinsi kabupaten kota", "uraian"),
}
BEST = ("penduduk bekerja", "jumlah penduduk bekerja", "bekerja", "jumlah bekerja", "penduduk yang bekerja", "working")
GOOD = ("jumlah", "total", "jumlah orang", "nilai", "orang", "jumlah jiwa", "jiwa", "people", "jumlah total")
ENGLISH = {"regency", "municipality", "regencies", "municipalities", "province", "provinces", "district", "city"}
"""Words of the second language of a heading, which name the same."""
WORKING = {"bekerja", "working"}
OTHERS = {
    *("tidak", "bukan", "setengah", "mencari", "pernah", "persen", "persentase", "percentage", "tingkat", "rate"),
    *("laki", "perempuan", "male", "female", "formal", "informal", "tpak", "tpt", "jam", "hours"),
}
"""With one of these, a column is not of everybody who works."""
_THOUSANDS = re.compile(r"\b(?:ribu|ribuan|thousand|000)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The table found: which column is what, and its rows with their numbers as the person sees them."""

    code: int | None
    name: int | None
    value: int
    value_title: str
    rows: tuple[tuple[int, Row], ...]
    thousands: bool = False  # the numbers are thousands of people, by the heading or the title above


def table_in(content: bytes, year: int) -> Table:
    """The table of a file: of a workbook on the first sheet that has one. Raises Unreadable, nothing is kept."""
    first: Unreadable | None = None
    for grid in read_grids(content):
        try:
            return find_table(grid, year)
        except Unreadable as problem:
            first = first or problem
    raise first or _empty()


def read_grid(content: bytes) -> list[Row]:
    """Every row of the first filled sheet. Raises Unreadable."""
    grids = read_grids(content)
    if not grids:
        raise _empty()
    return grids[0]


def _empty() -> Unreadable:
    return refusal("file-empty", "berkas kosong", "sebuah tabel", "Periksa lagi berkas yang dipilih.")


def read_grids(content: bytes) -> list[list[Row]]:
    """Every row of every filled sheet, cells as trimmed texts. Raises Unreadable."""
    if kind_of(content) == "csv":
        return [_delimited(decode(content))]
    if content.startswith(b"PK"):
        check_unpacked(content, rows=ROW_LIMIT)
    workbook, grids = open_workbook(content), []
    for name in workbook.sheet_names:
        try:
            sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string", schema_sample_rows=1)
        except Exception as problem:
            raise damaged() from problem
        rows = [tuple(_text(cell) for cell in row) for row in sheet.to_polars().iter_rows()]
        if sum(any(row) for row in rows) > 1:
            grids.append(rows)
    return grids


def _delimited(text: str) -> list[Row]:
    separator = max(SEPARATORS, key=lambda each: sum(line.count(each) for line in text.splitlines()[:50]))
    return [tuple(_text(cell) for cell in row) for row in csv.reader(io.StringIO(text), delimiter=separator)]


def _text(cell: object) -> str:
    return " ".join(str(cell).replace("\u00a0", " ").split()) if cell is not None else ""


def plain(title: str) -> str:
    """`KABUPATEN/KOTA *` and `kabupaten_kota` are both `kabupaten kota`; what stands in brackets does not count."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\(.*?\)", " ", title).lower()))


def kind(title: str, known: set[str]) -> bool:
    """The heading is one of these, in one language or two."""
    words = plain(title)
    return words in known or " ".join(word for word in words.split() if word not in ENGLISH) in known


def find_table(grid: Sequence[Row], year: int) -> Table:
    """The table of the grid. Of several columns of years the one of `year`. Raises Unreadable."""
    seen: Row = ()
    for place, row in enumerate(grid[:HEADINGS_WITHIN]):
        for depth in (2, 1):
            titles = _titles(grid, place, depth)
            code, name = _first(titles, CODE), _first(titles, NAME)
            if code is None and name is None:
                continue
            seen = seen or tuple(title for title in titles if title)
            value = _value(titles, year, {code, name})
            if value is not None:
                rows = tuple((number + 1, grid[number]) for number in range(place + depth, len(grid)))
                title = titles[value] or row[value]
                above = " ".join(" ".join(each) for each in grid[:place])
                return Table(code, name, value, title, rows, bool(_THOUSANDS.search(f"{title} {above}")))
    raise _no_headings(seen)


def _no_headings(seen: Row) -> Exception:
    found = f"judul {', '.join(seen[:8])}" if seen else "tidak ada baris judul yang kami kenal"
    return refusal(
        "table-headings",
        found,
        "kolom nama atau kode daerah, dan satu kolom penduduk bekerja (atau tahun posisinya)",
        "Beri judul “Kabupaten/Kota” dan “Bekerja”, atau pilih tanggal posisi yang tahunnya ada di tabel.",
    )


def _titles(grid: Sequence[Row], place: int, depth: int) -> list[str]:
    """Headings of one row, or of two where the upper one is merged over several: `Bekerja` over `2023`, `2024`.

    Nothing for two rows where the lower one is no heading: it names a region.
    """
    upper = grid[place]
    if depth == 1 or place + 1 >= len(grid):
        return list(upper)
    lower = grid[place + 1]
    named = [column for column, title in enumerate(upper) if kind(title, CODE | NAME)]
    if not named or any(column < len(lower) and lower[column] for column in named) or not any(lower):
        return []
    last, titles = "", []
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        last = above or last
        titles.append(f"{last} {below}" if below else above)
    return titles


def _first(titles: Sequence[str], known: set[str]) -> int | None:
    return next((column for column, title in enumerate(titles) if kind(title, known)), None)


def _value(titles: Sequence[str], year: int, taken: set[int | None]) -> int | None:
    free = [(column, plain(title)) for column, title in enumerate(titles) if column not in taken and title]
    for words in (BEST, GOOD):
        for word in words:
            found = [column for column, title in free if title == word or title == f"{word} {year}"]
            if len(found) == 1:
                return found[0]
    working = [(column, set(title.split())) for column, title in free]
    working = [(column, words) for column, words in working if words & WORKING and not words & OTHERS]
    of_year = [(column, words) for column, words in working if str(year) in words]
    if len(working) == 1 or len(of_year) == 1:
        return (of_year or working)[0][0]
    dated = [column for column, title in free if (years := _YEAR.findall(title)) and years[-1] == str(year)]
    return dated[0] if len(dated) == 1 else None
