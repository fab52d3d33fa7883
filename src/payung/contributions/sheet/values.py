"""Text columns into months, days and rupiah. Python looks only at the cells the expressions cannot read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import polars as pl

from payung.contributions.sheet.told import problem, renamed, shown
from payung.kernel import dates
from payung.kernel.amounts import parse_rupiah
from payung.kernel.problem import Problem, Refusal

_AMOUNT = r"^(?i:rp\.?|idr)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,0{1,2}|,-)?$"
_DAY = r"^\d{1,2}-\d{1,2}-(?:19|20)\d{2}$"
_MOST_DIGITS = 15


def amounts(text: pl.Series, numbers: pl.Series) -> pl.Series:
    """Whole rupiah where the cell is plainly an amount, else null. Numbers with decimals stay null."""
    frame = pl.DataFrame({"text": text, "number": numbers})
    cell = pl.col("text")
    digits = pl.when(cell.str.contains(r"^\d+$")).then(cell)
    typed = pl.when(~pl.col("number")).then(cell.str.extract(_AMOUNT).str.replace_all(".", "", literal=True))
    whole = pl.coalesce(digits, typed)
    short = whole.str.len_bytes() <= _MOST_DIGITS
    return frame.select(pl.when(short).then(whole).cast(pl.Int64)).to_series()


def amount_problem(row: int, title: str, field: str, text: str, *, number: bool) -> int | Problem:
    """The amount of a cell `amounts` could not read, or the problem. field: `wage` or `rapel`."""
    value = _fraction(text) if number and "." in text else parse_rupiah(text)
    return value if isinstance(value, int) else problem(row, title, shown(text), renamed(value, field))


def _fraction(number: str) -> Refusal:
    """A cell that holds a number with decimals; its point is no thousands mark."""
    read = parse_rupiah(f"{number.partition('.')[0]}.5")
    return read if isinstance(read, Refusal) else Refusal("amount-shape", "angka rupiah saja", "Tulis 3200000.")


def days(text: pl.Series, numbers: pl.Series) -> pl.Series:
    """Days where the cell is plainly one (`13-07-1996`, a date cell, a serial number), else null."""
    frame = pl.DataFrame({"text": text, "number": numbers})
    cell = pl.col("text")
    dashed = cell.str.replace_all("/", "-", literal=True)
    day_first = pl.when(dashed.str.contains(_DAY)).then(dashed).str.to_date("%d-%m-%Y", strict=False)
    date_cell = pl.when(cell.str.contains(r"^(?:19|20)\d{2}-\d{2}-\d{2}(?:[ T]00:00:00)?$")).then(
        cell.str.head(10).str.to_date("%Y-%m-%d", strict=False)
    )
    number = pl.when(pl.col("number")).then(cell.cast(pl.Int32, strict=False))
    serial = pl.when(number.is_between(dates.FIRST_SERIAL, dates.LAST_SERIAL)).then(number)
    from_serial = (serial - dates.SERIAL_OF_EPOCH).cast(pl.Date)
    return frame.select(pl.coalesce(day_first, date_cell, from_serial)).to_series()


def day_of(text: str, *, number: bool) -> dt.date | Refusal:
    """The day of a cell `days` could not read."""
    if number:
        whole = text.partition(".")[0]
        return dates.date_from_serial(int(whole) if whole.isdigit() and len(whole) < 9 else -1)
    return dates.parse_date(text)


def months(text: pl.Series) -> tuple[pl.Series, dict[str, Refusal]]:
    """Month numbers, null where empty or refused, and why each refused text was."""
    read = {cell: dates.parse_month(cell) for cell in text.drop_nulls().unique().to_list()}
    known = {cell: value for cell, value in read.items() if isinstance(value, int)}
    column = text.replace_strict(known, default=None, return_dtype=pl.Int64)
    return column, {cell: value for cell, value in read.items() if isinstance(value, Refusal)}


def each(frame: pl.DataFrame, tell: Callable[[dict[str, object]], Problem | None]) -> list[Problem]:
    """One problem per row of a small frame of failing rows."""
    told = (tell(row) for row in frame.iter_rows(named=True))
    return [found for found in told if found is not None]
