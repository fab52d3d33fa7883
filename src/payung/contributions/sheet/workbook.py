"""A workbook into columns: which sheet, where its headings are, and which cells are numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import fastexcel
import polars as pl

from payung.contributions.sheet import refused
from payung.contributions.sheet.forms import WAGES, Form
from payung.contributions.sheet.header import ROWS_SEARCHED, Cells, Header, find_header

SHEETS_SEARCHED = 20


@dataclass(frozen=True)
class Tab:
    """One sheet read as text, with the empty rows at the top, so that row numbers are those of the sheet."""

    name: str
    visible: bool
    cells: pl.DataFrame
    header: Header | None
    top: list[Cells]

    @property
    def filled(self) -> bool:
        """Something stands in the first rows."""
        return any(any(row) for row in self.top)


def open_workbook(content: bytes) -> fastexcel.ExcelReader:
    """The workbook. Raises Unreadable for a locked or damaged one."""
    try:
        return fastexcel.read_excel(content)
    except Exception as damage:
        if "password" in str(damage).lower() or "encrypt" in str(damage).lower():
            raise refused.password_protected() from damage
        raise refused.damaged() from damage


def choose_tab(workbook: fastexcel.ExcelReader, forms: tuple[Form, ...] = (WAGES,)) -> Tab:
    """The visible sheet `data_upah` (or as the other forms are called), else the one with fitting headings.

    Hidden sheets count only when the workbook has no other. Raises Unreadable when two sheets could be meant.
    """
    names = workbook.sheet_names[:SHEETS_SEARCHED]
    if not names:
        raise refused.empty_file()
    called = {form.sheet for form in forms}
    for name in names:
        if name.strip().lower() in called and (tab := read_tab(workbook, name, forms)).visible and tab.filled:
            return tab
    tabs = [read_tab(workbook, name, forms) for name in names]
    shown = tabs if len(tabs) == 1 else [tab for tab in tabs if tab.visible]
    filled = [tab for tab in shown if tab.filled]
    if not filled:
        raise refused.empty_file()
    complete = [tab for tab in filled if tab.header and tab.header.complete]
    if len(complete) > 1:
        raise refused.several_sheets(tuple(tab.name for tab in complete))
    return complete[0] if complete else max(filled, key=lambda tab: len(tab.header.columns) if tab.header else 0)


def read_tab(workbook: fastexcel.ExcelReader, name: str, forms: tuple[Form, ...] = (WAGES,)) -> Tab:
    """One sheet with its headings, if it has any."""
    loaded = _load(workbook, name, "string")
    cells = loaded.to_polars()
    cells.columns = [f"c{place}" for place in range(cells.width)]
    top = [list(row) for row in cells.head(ROWS_SEARCHED).iter_rows()]
    return Tab(name, loaded.visible == "visible", cells, find_header(top, forms), top)


def numeric_cells(workbook: fastexcel.ExcelReader, tab: Tab, columns: dict[str, int]) -> pl.DataFrame:
    """For each field, whether its cell holds a number rather than text; one row per sheet row.

    The reader turns numbers into truth values and leaves texts and dates empty, so "not empty" means number.
    """
    loaded = _load(workbook, tab.name, "boolean").to_polars()
    places = {field: loaded.columns[column] for field, column in columns.items()}
    return loaded.select(pl.col(place).is_not_null().alias(field) for field, place in places.items())


def _load(workbook: fastexcel.ExcelReader, name: str, dtype: Any) -> fastexcel.ExcelSheet:
    try:
        return workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes=dtype, schema_sample_rows=1)
    except Exception as damage:
        raise refused.damaged() from damage
