"""The rows to mend, as a spreadsheet that can be uploaded again as it is."""

from __future__ import annotations

import io
from collections.abc import Iterator

import fastexcel
import polars as pl
import xlsxwriter

from payung.contributions.sheet.check import rows_with
from payung.contributions.sheet.forms import Form
from payung.contributions.sheet.header import OWN_COLUMNS, recognise
from payung.contributions.sheet.headings import plain
from payung.contributions.sheet.read import Sheet
from payung.contributions.sheet.table import Cell, Column, table_csv, write_rows
from payung.contributions.sheet.told import as_excel_shows
from payung.contributions.sheet.values import days
from payung.kernel.problem import Problem

DAYS = {"birth_date", "joined_on", "left_on"}
_WIDTHS = {"name": 28, "nik": 20, "note": 28}


def failing_xlsx(sheet: Sheet, problems: list[Problem], *, with_confirm: bool = False) -> bytes:
    """Rows of `sheet` that have an error, all columns as the person had them, and what to mend in each.

    with_confirm  also the rows that only need somebody to say they are right

    Every cell is text, so a spreadsheet leaves NIK and KPJ whole. A NIK that had become a number is written
    as the spreadsheet showed it, never as digits that look right and are not.
    """
    wanted = rows_with(problems, "error") + (rows_with(problems, "confirm") if with_confirm else ())
    kept = [place for place, title in enumerate(sheet.titles) if plain(title) not in OWN_COLUMNS]
    columns = [_column(sheet.titles[place], sheet.form) for place in kept]
    columns += [
        Column("BARIS_ASAL", width=12),
        Column("MASALAH", width=44),
        Column("CARA_MEMPERBAIKI", width=60),
    ]
    frame = _as_text(sheet, wanted)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        rows = _rows(frame.select("row", *(f"c{place}" for place in kept)), problems)
        write_rows(book, book.add_worksheet(sheet.form.sheet), columns, rows)
    return out.getvalue()


def as_csv(content: bytes) -> bytes:
    """The first sheet of such a workbook as CSV: `;` between fields, formulas made inert."""
    frame = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string").to_polars()
    first, *rows = frame.fill_null("").rows()
    return table_csv([Column(title) for title in first], rows)


def _column(title: str, form: Form) -> Column:
    return Column(title, width=_WIDTHS.get(recognise(title, form) or "", 16))


def _rows(frame: pl.DataFrame, problems: list[Problem]) -> Iterator[list[Cell]]:
    by_row: dict[int, list[Problem]] = {}
    for problem in problems:
        for row in problem.rows:
            by_row.setdefault(row, []).append(problem)
    for row, *cells in frame.iter_rows():
        told = by_row[row]
        wrong = "; ".join(_short(problem) for problem in told)
        yield [*cells, str(row), wrong, " ".join(dict.fromkeys(problem.cure for problem in told))]


def _short(problem: Problem) -> str:
    column = f"{problem.column}: " if problem.column else ""
    return f"{column}tertulis {problem.found}, seharusnya {problem.expected}"


def _as_text(sheet: Sheet, wanted: tuple[int, ...]) -> pl.DataFrame:
    """The wanted original rows, a NIK kept as a number as it was shown, dates as day-month-year."""
    mask = sheet.original["row"].is_in(list(wanted))
    original, numbers = sheet.original.filter(mask), sheet.numbers.filter(mask)
    if "nik" in sheet.columns:
        name = f"c{sheet.titles.index(sheet.columns['nik'])}"
        cells = zip(original[name], numbers["nik"], strict=True)
        nik = [as_excel_shows(text) if number and text else text for text, number in cells]
        original = original.with_columns(pl.Series(name, nik, dtype=pl.String))
    for field in DAYS & sheet.columns.keys():
        name = f"c{sheet.titles.index(sheet.columns[field])}"
        written = days(original[name], numbers[field]).dt.strftime("%d-%m-%Y")
        original = original.with_columns(pl.coalesce(written, pl.col(name)).alias(name))
    return original
