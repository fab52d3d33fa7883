"""A file into a `Sheet`: the one entry for reading, whatever the file is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from payung.contributions.sheet import refused
from payung.contributions.sheet.delimited import decode, read_delimited
from payung.contributions.sheet.forms import WAGES, Form
from payung.contributions.sheet.guard import FILE_LIMIT, UNPACKED_LIMIT, Kind, check_unpacked, kind_of
from payung.contributions.sheet.header import Cells, Header, header_problems
from payung.contributions.sheet.workbook import choose_tab, numeric_cells, open_workbook

ROW_LIMIT = 10_000
"""Rows in one upload."""

UNPACKED_PER_ROW = 2_000
"""Bytes that one row of fifty cells may unpack into; only many rows raise the limit of a file."""

BLANKS = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"
TEXT_FIELDS = frozenset({"name", "note", "mother_name", "first_name", "middle_name", "last_name", "account_name"})
"""Fields in which an apostrophe at the front may belong to the text."""


@dataclass(frozen=True)
class Sheet:
    """A file as columns.

    file_name       as the person called it; shown, never used
    kind            xlsx, xls or csv, by content
    sheet_name      name of the sheet that was read; empty for csv
    header_row      row number of the headings, as the person sees it
    titles          all headings as written, in order
    ignored         headings of columns that are not used
    columns         field (see `forms`) to its heading as written
    cells           row, and one text column per field; null where empty or where the file lacks the column
    numbers         one truth column per field: the cell held a number, not text; all false for csv
    original        row, and every column of the file as text, `c0`, `c1`…
    digest          SHA-256 of the bytes
    content_digest  SHA-256 of the fields; the same for a file that was only saved again
    form            which of the sheets it is
    """

    file_name: str
    kind: Kind
    sheet_name: str
    header_row: int
    titles: tuple[str, ...]
    ignored: tuple[str, ...]
    columns: dict[str, str]
    cells: pl.DataFrame
    numbers: pl.DataFrame
    original: pl.DataFrame
    digest: str
    content_digest: str
    form: Form = WAGES

    @property
    def height(self) -> int:
        """Rows with something in them."""
        return self.cells.height

    def title(self, field: str) -> str:
        """The heading of a field as the person wrote it, or ours where the file lacks it."""
        return self.columns.get(field) or self.form.titles[field]


def read_sheet(
    content: bytes,
    file_name: str = "",
    *,
    forms: tuple[Form, ...] = (WAGES,),
    row_limit: int = ROW_LIMIT,
    file_limit: int = FILE_LIMIT,
    unpacked_limit: int = UNPACKED_LIMIT,
) -> Sheet:
    """The sheet in a file. Raises Unreadable, with every problem of the file as a whole, if there is none.

    forms  the kinds it may be; its headings tell which
    """
    kind = kind_of(content, limit=file_limit)
    if kind == "csv":
        header, top, data = read_delimited(decode(content), forms)
        found = _require(header, top, forms)
        numbers = pl.DataFrame({field: [False] for field in found.columns}).select(
            pl.all().repeat_by(data.height).explode(empty_as_null=False)
        )
        sheet_name = ""
    else:
        if kind == "xlsx":
            spare = UNPACKED_PER_ROW * row_limit if row_limit > ROW_LIMIT else 0
            check_unpacked(content, rows=row_limit, limit=max(unpacked_limit, spare))
        workbook = open_workbook(content)
        tab = choose_tab(workbook, forms)
        found = _require(tab.header, tab.top, forms)
        data = tab.cells.slice(found.last + 1)
        numbers = numeric_cells(workbook, tab, found.columns).slice(found.last + 1)
        sheet_name = tab.name
    return _sheet(content, file_name, kind, sheet_name, found, data, numbers, row_limit)


def _require(header: Header | None, top: list[Cells], forms: tuple[Form, ...]) -> Header:
    problems = header_problems(header, top, forms)
    if problems or header is None:
        raise refused.Unreadable(*problems)
    return header


def _sheet(
    content: bytes,
    file_name: str,
    kind: Kind,
    sheet_name: str,
    header: Header,
    data: pl.DataFrame,
    numbers: pl.DataFrame,
    row_limit: int,
) -> Sheet:
    trimmed = data.select(pl.all().str.strip_chars(BLANKS)).select(
        pl.when(pl.all() != "").then(pl.all())  # an empty cell is null, not ""
    )
    filled = trimmed.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    original = trimmed.with_row_index("row", offset=header.last + 2).cast({"row": pl.Int64}).filter(filled)
    if original.is_empty():
        raise refused.empty_file()
    if original.height > row_limit:
        raise refused.too_many_rows(original.height, row_limit)
    cells = original.select("row", *(_field(field, header) for field in header.form.titles))
    return Sheet(
        file_name=file_name,
        kind=kind,
        sheet_name=sheet_name,
        header_row=header.last + 1,
        titles=header.titles,
        ignored=header.ignored,
        columns={field: header.titles[place] for field, place in header.columns.items()},
        cells=cells,
        numbers=_flags(numbers.filter(filled), original.height, header.form.titles),
        original=original,
        digest=hashlib.sha256(content).hexdigest(),
        content_digest=hashlib.sha256(_normal(cells)).hexdigest(),
        form=header.form,
    )


def _field(field: str, header: Header) -> pl.Expr:
    if field not in header.columns:
        return pl.lit(None, dtype=pl.String).alias(field)
    cell = pl.col(f"c{header.columns[field]}")
    if field not in TEXT_FIELDS:
        cell = cell.str.strip_prefix("'")
    return cell.alias(field)


def _flags(numbers: pl.DataFrame, height: int, fields: Iterable[str]) -> pl.DataFrame:
    absent = pl.Series([False]).new_from_index(0, height)
    return pl.DataFrame({field: numbers[field] if field in numbers.columns else absent for field in fields})


def _normal(cells: pl.DataFrame) -> bytes:
    same = cells.drop("row").with_columns(pl.all().str.replace(r"[ T]00:00:00$", ""))
    return same.write_csv(include_header=False).encode()
