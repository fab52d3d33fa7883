"""CSV into columns: separator, encoding and ragged rows."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice

import polars as pl

from payung.contributions.sheet import refused
from payung.contributions.sheet.forms import WAGES, Form
from payung.contributions.sheet.header import ROWS_SEARCHED, Cells, Header, find_header

SEPARATORS = (";", ",", "\t")
csv.field_size_limit(100_000)


def decode(content: bytes) -> str:
    """The text of a CSV: UTF-8, UTF-16 or, where neither fits, the Windows alphabet."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _strictly(content, "utf-16")
    elif b"\x00" in content[:200]:
        text = _strictly(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if re.search(r"[\x00-\x08\x0e-\x1f]", text[:10_000]):
        raise refused.wrong_kind("berkas yang tidak kami kenal")
    return text


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as damage:
        raise refused.wrong_kind("berkas yang tidak kami kenal") from damage


def read_delimited(text: str, forms: tuple[Form, ...] = (WAGES,)) -> tuple[Header | None, list[Cells], pl.DataFrame]:
    """The headings, the first rows, and every row below the headings as strings `c0`, `c1`…"""
    if text.count('"') % 2:
        raise refused.open_quote()
    try:
        header, top, lines, separator = _best_reading(text, forms)
    except csv.Error as damage:  # one field of a hundred thousand letters is no cell
        raise refused.damaged() from damage
    if header is None:
        return None, top, pl.DataFrame()
    width = len(header.titles)
    try:
        data = pl.read_csv(
            text.encode(),
            has_header=False,
            skip_lines=lines,
            separator=separator,
            schema={f"c{place}": pl.String for place in range(width)},
            infer_schema=False,
        )
    except pl.exceptions.NoDataError:
        data = pl.DataFrame(schema={f"c{place}": pl.String for place in range(width)})
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
        data = _row_by_row(text, header, separator)
    return header, top, data


def _best_reading(text: str, forms: tuple[Form, ...]) -> tuple[Header | None, list[Cells], int, str]:
    """Headings, first rows, lines down to the headings, and the separator that recognises most of them."""
    best: tuple[Header | None, list[Cells], int, str] = (None, [], 0, SEPARATORS[0])
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        top: list[Cells] = []
        lines_after: list[int] = []
        for record in islice(reader, ROWS_SEARCHED):
            top.append([cell.strip() or None for cell in record])
            lines_after.append(reader.line_num)
        header = find_header(top, forms)
        fields = len(header.columns) if header else 0
        if not best[1] or fields > (len(best[0].columns) if best[0] else 0):
            best = (header, top, lines_after[header.last] if header else 0, separator)
    return best


def _row_by_row(text: str, header: Header, separator: str) -> pl.DataFrame:
    """The same rows where some have more fields than headings: fine while the surplus is empty."""
    width = len(header.titles)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    below = list(islice(records, header.last + 1, None))
    too_long = tuple(
        header.last + 2 + place for place, record in enumerate(below) if any(cell.strip() for cell in record[width:])
    )
    if too_long:
        raise refused.rows_too_long(too_long, width)
    padded = [(record + [""] * width)[:width] for record in below]
    return pl.DataFrame(padded, schema={f"c{place}": pl.String for place in range(width)}, orient="row")
