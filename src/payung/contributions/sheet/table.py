"""Lists as spreadsheets: one writer for .xlsx and one for .csv, with text kept as text.

A cell that begins with `= + - @` is a formula to a spreadsheet. In .xlsx such a text is a text cell in text
format, which stays inert even when edited; in .csv it gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from payung.kernel.dates import form_date_text

Cell = str | int | dt.date | None
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {"num_format": "@"},
    "number": {"num_format": "#,##0"},
    "rupiah": {"num_format": '"Rp"#,##0'},
    "date": {"num_format": "dd-mm-yyyy", "align": "left"},
}
HEADING = {"bold": True, "bg_color": "#0B4438", "font_color": "#FFFFFF", "num_format": "@", "valign": "top"}


@dataclass(frozen=True)
class Column:
    """A column of an export.

    title  heading
    kind   text (identifiers too), number, rupiah (whole), date
    width  in characters
    """

    title: str
    kind: Literal["text", "number", "rupiah", "date"] = "text"
    width: int = 18


def table_xlsx(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], title: str, sheet: str = "data") -> bytes:
    """One sheet: the title, an empty row, headings, rows. Rows are written as they come."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet[:31])
        page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        write_rows(book, page, columns, rows, first=2)
    return out.getvalue()


def write_rows(
    book: xlsxwriter.Workbook,
    page: Worksheet,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    first: int = 0,
) -> None:
    """Headings at row `first` (0-based), frozen, and the rows below; whole columns carry their format."""
    formats: list[Format] = [book.add_format(_FORMATS[column.kind]) for column in columns]
    heading = book.add_format(HEADING)
    for place, (column, form) in enumerate(zip(columns, formats, strict=True)):
        page.set_column(place, place, column.width, form)
        page.write_string(first, place, column.title, heading)
    page.freeze_panes(first + 1, 0)
    for below, row in enumerate(rows, first + 1):
        for place, (cell, form) in enumerate(zip(row, formats, strict=True)):
            if isinstance(cell, str):
                page.write_string(below, place, cell, form)
            elif isinstance(cell, dt.date):
                page.write_datetime(below, place, dt.datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001
            elif cell is not None:
                page.write_number(below, place, cell, form)


def table_csv(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, `;` between fields: what an Indonesian spreadsheet opens with a double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([inert(column.title) for column in columns])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip().startswith(_RISKY) or text.startswith(_RISKY) else text


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return form_date_text(cell)
    return inert(cell) if isinstance(cell, str) else cell
