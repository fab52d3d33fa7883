"""Lists of people on their way out: the template, empty or filled, and the rows to mend."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from payung.contributions.sheet.header import OWN_COLUMNS, plain
from payung.contributions.sheet.list_file import Layout, ListFile
from payung.contributions.sheet.table import Cell, Column, write_rows
from payung.kernel.problem import Problem

_WIDE = {"NAMA_LENGKAP": 28, "NIK": 20}


def list_template(layout: Layout, rows: Iterable[Sequence[Cell]] = ()) -> bytes:
    """An empty list, or one with rows to begin from; every cell is text."""
    columns = [Column(title, width=_WIDE.get(title, 18)) for title in layout.titles.values()]
    return _workbook(layout.sheet, columns, rows)


def failing_list(file: ListFile, problems: list[Problem]) -> bytes:
    """Rows with a problem, all columns as the person had them, and what to mend in each."""
    kept = [place for place, title in enumerate(file.titles) if plain(title) not in OWN_COLUMNS]
    columns = [Column(file.titles[place]) for place in kept]
    columns += [Column(title, width=width) for title, width in zip(OWN_COLUMNS, (12, 44, 60), strict=True)]
    by_row: dict[int, list[Problem]] = {}
    for problem in problems:
        for row in problem.rows:
            by_row.setdefault(row, []).append(problem)
    rows: list[list[Cell]] = []
    for number, *cells in file.original.iter_rows():
        if told := by_row.get(number):
            wrong = "; ".join(f"{each.column}: {each.found}, seharusnya {each.expected}" for each in told)
            cures = " ".join(dict.fromkeys(each.cure for each in told))
            rows.append([*(cells[place] for place in kept), str(number), wrong, cures])
    return _workbook(file.layout.sheet, columns, rows)


def _workbook(sheet: str, columns: list[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        write_rows(book, book.add_worksheet(sheet), columns, rows)
    return out.getvalue()
