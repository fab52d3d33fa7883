"""A list of people out of a file that is no wage sheet: its headings by a layout, and every row as text."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import fastexcel
import polars as pl

from payung.contributions.sheet import refused
from payung.contributions.sheet.delimited import decode
from payung.contributions.sheet.guard import check_unpacked, kind_of
from payung.contributions.sheet.header import OWN_COLUMNS, ROWS_SEARCHED, plain
from payung.contributions.sheet.told import as_excel_shows
from payung.contributions.sheet.workbook import SHEETS_SEARCHED, open_workbook

LONG = 15
"""A number of so many digits has lost some in a spreadsheet: it is shown as one, and refused as a NIK."""
_BLANKS = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"


@dataclass(frozen=True)
class Layout:
    """What a list looks like.

    titles    field → the heading we give it, in the order of the template
    needed    fields without which nothing can be read
    synonyms  field → headings people write, plain and in capitals, separated by spaces
    sheet     name of the sheet of the template      row_limit  rows in one list
    lacking   stable code of the problem that a heading is missing
    """

    titles: Mapping[str, str]
    needed: tuple[str, ...]
    synonyms: Mapping[str, str]
    sheet: str
    row_limit: int
    lacking: str

    @cached_property
    def field_of(self) -> dict[str, str]:
        """Heading → field."""
        return {heading: field for field, headings in self.synonyms.items() for heading in headings.split()}


@dataclass(frozen=True)
class ListFile:
    """A file as columns.

    titles    headings as written     columns  field → heading as written
    cells     row, and one text column per field; null where empty or missing
    original  row, and every column as text, `c0`, `c1`…
    mends     it is a file of failing rows that came back
    """

    layout: Layout
    titles: tuple[str, ...]
    columns: dict[str, str]
    cells: pl.DataFrame
    original: pl.DataFrame
    digest: str
    mends: bool

    def title(self, field: str) -> str:
        """The heading of a field as the person wrote it."""
        return self.columns.get(field) or self.layout.titles[field]


def read_list(content: bytes, layout: Layout) -> ListFile:
    """The list in a file. Raises Unreadable, with what is wrong with the file as a whole."""
    kind = kind_of(content)
    if kind == "csv":
        rows = _of_csv(decode(content))
    else:
        if kind == "xlsx":
            check_unpacked(content, rows=layout.row_limit)
        rows = _of_workbook(content, layout)
    place, found = _heading(rows, layout)
    titles = tuple(" ".join((cell or "").split()) for cell in rows[place])
    below = [(number, row) for number, row in enumerate(rows[place + 1 :], place + 2) if any(row)]
    if not below:
        raise refused.empty_file()
    if len(below) > layout.row_limit:
        raise refused.too_many_rows(len(below), layout.row_limit)
    schema = {"row": pl.Int64, **{f"c{column}": pl.String for column in range(len(titles))}}
    data = [[number, *(row + [None] * len(titles))[: len(titles)]] for number, row in below]
    original = pl.DataFrame(data, schema=schema, orient="row")
    cells = original.select(
        "row",
        *(
            pl.col(f"c{found[field]}").str.strip_prefix("'").alias(field)
            if field in found
            else pl.lit(None, dtype=pl.String).alias(field)
            for field in layout.titles
        ),
    )
    return ListFile(
        layout=layout,
        titles=titles,
        columns={field: titles[column] for field, column in found.items()},
        cells=cells,
        original=original,
        digest=hashlib.sha256(content).hexdigest(),
        mends=any(plain(title) == OWN_COLUMNS[0] for title in titles),
    )


def _heading(rows: list[list[str | None]], layout: Layout) -> tuple[int, dict[str, int]]:
    """Where the headings stand and which column is which. Raises Unreadable where something needed is missing."""
    best: tuple[int, dict[str, int]] = (0, {})
    for place, row in enumerate(rows[:ROWS_SEARCHED]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            field = layout.field_of.get(plain(cell)) if cell else None
            if field:
                found.setdefault(field, column)
        if len(found) > len(best[1]):
            best = (place, found)
    lacking = [layout.titles[field] for field in layout.needed if field not in best[1]]
    if lacking:
        raise refused.refusal(
            layout.lacking,
            f"tidak ada kolom {', '.join(lacking)}",
            f"kolom {', '.join(layout.titles[field] for field in layout.needed)}",
            "Tambahkan judul kolom itu di atas datanya, atau pakai lembar dari kami.",
        )
    return best


def _of_csv(text: str) -> list[list[str | None]]:
    if text.count('"') % 2:
        raise refused.open_quote()
    head = "\n".join(text.splitlines()[:ROWS_SEARCHED])
    separator = max(";,\t", key=head.count)
    return [[_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]


def _of_workbook(content: bytes, layout: Layout) -> list[list[str | None]]:
    workbook = open_workbook(content)
    names = workbook.sheet_names[:SHEETS_SEARCHED]
    if not names:
        raise refused.empty_file()
    wanted = next((name for name in names if name.strip().lower() == layout.sheet), names[0])
    texts, numbers = _loaded(workbook, wanted, "string"), _loaded(workbook, wanted, "boolean")
    return [
        [_cell(as_excel_shows(text) if text and number is not None and len(text) >= LONG else text)
         for text, number in zip(*pair, strict=True)]
        for pair in zip(texts.iter_rows(), numbers.iter_rows(), strict=True)
    ]  # fmt: skip


def _loaded(workbook: fastexcel.ExcelReader, name: str, dtype: Any) -> pl.DataFrame:
    """Cells as text; or, asked for truth values, something only where the cell holds a number."""
    try:
        sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes=dtype, schema_sample_rows=1)
    except Exception as damage:
        raise refused.damaged() from damage
    return sheet.to_polars()


def _cell(text: str | None) -> str | None:
    return (text or "").strip(_BLANKS) or None
