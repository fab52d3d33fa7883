"""Indonesian dates and months: read from what people type, written as people read them.

The order is always day, month, year. A text that can only be read in another order is refused, never guessed.
"""

from __future__ import annotations

import datetime as dt
import re

from payung.kernel.periods import month_number
from payung.kernel.problem import Refusal

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_OTHER_SPELLINGS = {
    "pebruari": 2,
    "peb": 2,
    "febuari": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}
MONTH_NAMES: dict[str, int] = {
    **{name.lower(): place for place, name in enumerate(MONTHS, 1)},
    **{name.lower(): place for place, name in enumerate(SHORT_MONTHS, 1)},
    **_OTHER_SPELLINGS,
}
"""Lower-case spelling to month, 1 to 12; old and short spellings included."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are typing errors."""

SERIAL_DAY_ZERO = dt.date(1899, 12, 30)
"""Day 0 of the serial numbers in which spreadsheets keep dates, right from 1 March 1900 on."""
FIRST_SERIAL = 61
LAST_SERIAL = (dt.date(LAST_YEAR, 12, 31) - SERIAL_DAY_ZERO).days
SERIAL_OF_EPOCH = (dt.date(1970, 1, 1) - SERIAL_DAY_ZERO).days

_NUMERIC = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d+)")
_NAMED = re.compile(r"(\d{1,2})\s*[-/ .,]?\s*([a-z]+)\.?\s*[-/ ,]?\s*(\d+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})\s*[-/. ]?\s*(\d{2})")
_NAMED_MONTH = re.compile(r"([a-z]+)\.?\s*[-/ ]?\s*(\d+)")

_DATE_EXPECTED = "hari-bulan-tahun"


def parse_date(text: str) -> dt.date | Refusal:
    """The day a text names: `7-2-2025`, `07/02/2025`, `7 Peb 2025`, `2025-02-07`.

    Codes: date-order, date-year, date-shape, date-missing-day (30 Februari).
    """
    plain = _plain(text)
    if iso := _ISO.fullmatch(plain):
        return _date(int(iso[3]), int(iso[2]), iso[1])
    if numeric := _NUMERIC.fullmatch(plain):
        return _date(int(numeric[1]), int(numeric[2]), numeric[3])
    if (named := _NAMED.fullmatch(plain)) and named[2] in MONTH_NAMES:
        return _date(int(named[1]), MONTH_NAMES[named[2]], named[3])
    return Refusal("date-shape", _DATE_EXPECTED, "Tulis seperti 13-07-1996 atau 13 Juli 1996.")


def date_from_serial(number: int) -> dt.date | Refusal:
    """The day of a spreadsheet's serial number: 35259 is 13 July 1996. Code: date-serial."""
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return SERIAL_DAY_ZERO + dt.timedelta(days=number)
    return Refusal("date-serial", _DATE_EXPECTED, "Jadikan kolom ini Teks, lalu tulis seperti 13-07-1996.")


def parse_month(text: str) -> int | Refusal:
    """The month number a text names: `02-2025`, `2025-02`, `202502`, `Pebruari 2025`.

    A full date counts as its month: spreadsheets turn `02-2025` into 1 February 2025.
    Codes: month-shape, date-year, and those of `parse_date`.
    """
    plain = _plain(text)
    if both := _MONTH_YEAR.fullmatch(plain):
        return _month(int(both[1]), both[2])
    if both := _YEAR_MONTH.fullmatch(plain):
        return _month(int(both[2]), both[1])
    if (both := _NAMED_MONTH.fullmatch(plain)) and both[1] in MONTH_NAMES:
        return _month(MONTH_NAMES[both[1]], both[2])
    day = parse_date(text)
    if isinstance(day, dt.date):
        return month_number(day.year, day.month)
    return day if day.code == "date-year" else _MONTH_SHAPE


_MONTH_SHAPE = Refusal("month-shape", "bulan-tahun", "Tulis seperti 02-2025 atau Februari 2025.")


def date_text(day: dt.date) -> str:
    """`7 Februari 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date_text(day: dt.date) -> str:
    """`Jumat, 7 Februari 2025`."""
    return f"{weekday_text(day)}, {date_text(day)}"


def weekday_text(day: dt.date) -> str:
    """`Jumat`."""
    return WEEKDAYS[day.weekday()]


def form_date_text(day: dt.date) -> str:
    """`07-02-2025`, the form of the sheets."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def month_text(month: int) -> str:
    """`Februari 2025` of a month number."""
    return f"{MONTHS[month % 12]} {month // 12}"


def short_month_text(month: int) -> str:
    """`Feb 2025` of a month number."""
    return f"{SHORT_MONTHS[month % 12]} {month // 12}"


def form_month_text(month: int) -> str:
    """`02-2025` of a month number, the form of the sheets."""
    return f"{month % 12 + 1:02d}-{month // 12}"


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").lower().lstrip("'’‘").split())


def _date(day: int, month: int, year: str) -> dt.date | Refusal:
    if refusal := _bad_year(year):
        return refusal
    if month > 12 and day <= 12:
        return Refusal(
            "date-order",
            _DATE_EXPECTED,
            f"Tulis {month:02d}-{day:02d}-{year}. Kami tidak menebak urutan tanggal.",
        )
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return Refusal("date-missing-day", _DATE_EXPECTED, "Tanggal itu tidak ada di kalender. Periksa lagi.")


def _month(month: int, year: str) -> int | Refusal:
    if refusal := _bad_year(year):
        return refusal
    return month_number(int(year), month) if 1 <= month <= 12 else _MONTH_SHAPE


def _bad_year(year: str) -> Refusal | None:
    if len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return Refusal("date-year", "tahun empat angka", "Tulis tahunnya lengkap, misalnya 1996. Kami tidak menebak abad.")
