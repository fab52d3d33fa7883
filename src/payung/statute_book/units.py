"""From what a lawyer writes to the integer that is computed with, by unit. No float on the way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from payung.kernel.amounts import NBSP, number_text, percent_text, rupiah_text
from payung.kernel.money import MILLION
from payung.statute_book.errors import LawError

RATE_SCALES = {"rate": MILLION, "percent": MILLION // 100, "signed_percent": MILLION // 100}
"""Unit of a rate as written -> what one unit is in parts per million."""

WHOLE_UNITS = {"rupiah", "months", "days", "working_days", "hours", "years", "count", "day_of_month"}
SIGNED_UNITS = {"signed_percent", "signed_count"}
SINGLE_UNITS = set(RATE_SCALES) | WHOLE_UNITS | SIGNED_UNITS | {"flag", "date"}
GROUP_UNITS = {"table", "list"}
UNITS = SINGLE_UNITS | GROUP_UNITS
COUNTED = {
    "months": "bulan",
    "days": "hari",
    "working_days": "hari kerja",
    "hours": "jam",
    "years": "tahun",
}
OPEN_END = 2**62
"""An empty upper bound in a table."""

EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01, as in datetime64[D]."""
    return (day - EPOCH).days


def to_int(literal: object, unit: str, where: str) -> int:
    """`literal` as an integer in `unit`: rates in parts per million, dates in days since 1970-01-01.

    Raises LawError, naming `where`, for a float, a rate finer than one part per million, a fraction of a
    rupiah, a negative amount or a literal of another kind.
    """
    if unit == "flag":
        if not isinstance(literal, bool):
            raise LawError(f"{where}: a flag is true or false; found {literal!r}")
        return int(literal)
    if unit == "date":
        if not isinstance(literal, dt.date) or isinstance(literal, dt.datetime):
            raise LawError(f"{where}: a date is written YYYY-MM-DD; found {literal!r}")
        return day_number(literal)
    if isinstance(literal, bool) or not isinstance(literal, int | Decimal):
        raise LawError(f"{where}: expected an exact number ({unit}); found {literal!r}")
    exact = Decimal(literal)
    if not exact.is_finite():
        raise LawError(f"{where}: expected an exact number ({unit}); found {literal!r}")
    scaled = exact * RATE_SCALES.get(unit, 1)
    if scaled != scaled.to_integral_value():
        limit = "finer than one part per million" if unit in RATE_SCALES else "not whole"
        raise LawError(f"{where}: {literal} ({unit}) is {limit}")
    if scaled < 0 and unit not in SIGNED_UNITS:
        raise LawError(f"{where}: {literal} ({unit}) is negative")
    return int(scaled)


def percent_plain(parts_per_million: int) -> str:
    """`0,89 %`, `0,30 %`, `2 %`: at least two decimals or none, with a plain space, for text without
    markup."""
    whole = parts_per_million % RATE_SCALES["percent"] == 0
    return percent_text(parts_per_million, 0 if whole else 2).replace(NBSP, " ")


def value_text(value: int, unit: str) -> str:
    """A value with its unit, for people."""
    if unit in RATE_SCALES:
        return percent_plain(value)
    if unit == "rupiah":
        return rupiah_text(value) if value < OPEN_END else "-"
    if unit == "flag":
        return "ya" if value else "tidak"
    if unit == "date":
        return (EPOCH + dt.timedelta(days=value)).isoformat()
    if unit == "day_of_month":
        return f"tanggal {value}"
    return f"{number_text(value)} {COUNTED[unit]}" if unit in COUNTED else number_text(value)
