"""Dates, months and amounts in the language of the page. Numbers keep their Indonesian form in every language.

Whoever reads `68,02 %` on a page finds `68,02` in the source it cites, in the letter and in the spreadsheet.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from payung.kernel.dates import (
    MONTHS,
    SHORT_MONTHS,
    date_text,
    long_date_text,
    month_text,
    short_month_text,
)
from payung.kernel.periods import month_of

NBSP = "\u00a0"
DAY_HOURS = 24
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERIOD_WORDS = {
    **dict(zip(MONTHS, ENGLISH_MONTHS, strict=True)),
    **dict(zip(SHORT_MONTHS, (name[:3] for name in ENGLISH_MONTHS), strict=True)),
    "tahun": "year",
    "tidak disebut": "not stated",
    "belum setahun penuh": "not a full year",
    "sampai": "to",
}
_PERIOD = re.compile("|".join(sorted(map(re.escape, _PERIOD_WORDS), key=len, reverse=True)))


def english() -> bool:
    """Whether the page is shown in English."""
    return (get_language() or "id").startswith("en")


def translated(label: str | Promise) -> str:
    """A label or a word of our data, Indonesian where it stands, in the language of the page; a text as it is."""
    text = str(label)
    return _(text) if text else ""


def choice_words(choices: Iterable[tuple[str, str | Promise]]) -> tuple[tuple[str, str | Promise], ...]:
    """Choices of a form or a filter whose labels wait for the language of the page."""
    return tuple((value, gettext_lazy(label) if isinstance(label, str) else label) for value, label in choices)


def date_words(day: dt.date | dt.datetime) -> str:
    """`7 Februari 2025`, with a space after the day that does not break."""
    day = _day(day)
    if english():
        return f"{day.day}{NBSP}{ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return date_text(day).replace(" ", NBSP, 1)


def long_date_words(day: dt.date | dt.datetime) -> str:
    """`Jumat, 7 Februari 2025`."""
    day = _day(day)
    if english():
        return f"{ENGLISH_DAYS[day.weekday()]}, {date_words(day)}"
    head, _, rest = long_date_text(day).partition(", ")
    return f"{head}, {rest.replace(' ', NBSP, 1)}"


def month_words(month: int | dt.date) -> str:
    """`Februari 2025` of a month number or any day of the month."""
    number = month_of(month) if isinstance(month, dt.date) else month
    return f"{ENGLISH_MONTHS[number % 12]} {number // 12}" if english() else month_text(number)


def short_month_words(month: int | dt.date) -> str:
    """`Feb 2025`."""
    number = month_of(month) if isinstance(month, dt.date) else month
    return f"{ENGLISH_MONTHS[number % 12][:3]} {number // 12}" if english() else short_month_text(number)


def clock_words(moment: dt.datetime) -> str:
    """`14.10 WIB`."""
    here = timezone.localtime(moment)
    return f"{here.hour:02d}.{here.minute:02d}{NBSP}WIB"


def moment_words(moment: dt.datetime) -> str:
    """`7 Februari 2025, 14.10 WIB`."""
    return f"{date_words(moment)}, {clock_words(moment)}"


def days_and_nights_words(hours: int) -> str:
    """`3 × 24 jam` of running hours; `36 jam` where they are no whole days."""
    if hours % DAY_HOURS:
        return _("%(hours)d jam") % {"hours": hours}
    return _("%(days)d × %(hours)d jam") % {"days": hours // DAY_HOURS, "hours": DAY_HOURS}


def period_words(text: str) -> str:
    """A period written in Indonesian (`tahun 2024`, `Desember 2023`) in the language of the page."""
    return _PERIOD.sub(lambda found: _PERIOD_WORDS[found[0]], text) if english() else text


def _day(day: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(day).date() if isinstance(day, dt.datetime) else day
