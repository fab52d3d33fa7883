"""Weekday against date, and a period that was over when it was spoken of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from payung.figures.measures import COUNTED, is_plan
from payung.figures.model import Finding, Outcome, Statement, found
from payung.kernel.dates import WEEKDAYS, date_text, long_date_text, weekday_text

YEARS_TRIED = (1, -1)
_THIS_YEAR = re.compile(r"\btahun (20\d\d) ini\b")


def check_weekday(written: str, day: dt.date, source: str) -> Finding:
    """A weekday as written against the calendar."""
    name = written.capitalize().replace("'", "")
    name = {"Jum": "Jumat", "Jumat": "Jumat", "Ahad": "Minggu"}.get(name, name)
    holds = name == weekday_text(day)
    sentence = f"{date_text(day)} memang hari {name}."
    if not holds:
        other = next((f"; {name} cocok dengan tahun {year}" for year in _years(name, day)), "")
        sentence = (
            f"{date_text(day)} adalah hari {weekday_text(day)}, bukan {name}; hari atau tanggalnya keliru{other}."
        )
    outcome = Outcome.HOLDS if holds else Outcome.DOES_NOT
    identity = f"{name}, {date_text(day)} / {long_date_text(day)}"
    return Finding("weekday", outcome, "", day.isoformat(), source, identity, "tanpa toleransi", sentence, ())


def _years(name: str, day: dt.date) -> Iterator[int]:
    for step in YEARS_TRIED:
        if (day.month, day.day) != (2, 29) and WEEKDAYS[day.replace(year=day.year + step).weekday()] == name:
            yield day.year + step


def check_this_year(text: str, weekdays: Sequence[tuple[str, dt.date]], source: str) -> Iterator[Finding]:
    """A text that calls a year `this year` on a day of another year; the day is the first it puts a weekday to."""
    if not weekdays:
        return
    said = weekdays[0][1]
    for hit in _THIS_YEAR.finditer(text):
        if int(hit[1]) != said.year:
            written = f'Tertulis "tahun {hit[1]} ini", padahal dikatakan pada {date_text(said)}'
            sentence = f"{written}; yang dimaksud tahun {hit[1]}."
            identity = f"{hit[1]} / {said.isoformat()}"
            yield Finding("wording", Outcome.DOES_NOT, "", hit[1], source, identity, "tanpa toleransi", sentence, ())


def check_period(statement: Statement) -> Iterator[Finding]:
    """The period must have ended on the day of the statement, or be named as a year so far."""
    figures = [
        each for each in statement.figures
        if each.value is not None and each.metric.startswith(COUNTED) and not is_plan(each.metric)
    ]  # fmt: skip
    period, said = statement.period, statement.said_on
    if not figures:
        return
    if period.first is None or (all(each.as_of is None for each in figures) and period.last and not period.to_date):
        sentence = "Masa angka ini tidak disebut, jadi tidak dapat dibandingkan dengan masa lain."
        outcome = Outcome.CANNOT_TELL
    elif period.to_date and period.last is None:
        until = f" sampai sekitar {date_text(said)}" if said else ""
        sentence = (
            f"Ini angka tahun {period.year}{until}, bukan setahun penuh; jangan dibandingkan dengan angka setahun."
        )
        outcome = Outcome.CANNOT_TELL
    elif said is None or period.last is None:
        return
    elif said < period.last:
        sentence = (
            f"Angka {period.spoken} dikatakan pada {date_text(said)}, sebelum masanya selesai; jadi angka sampai \
saat itu."
        )
        outcome = Outcome.DOES_NOT
    else:
        sentence = f"Angka {period.spoken} dikatakan pada {date_text(said)}, sesudah masanya selesai."
        outcome = Outcome.HOLDS
    end = period.last.isoformat() if period.last else "?"
    identity = f"akhir masa {end}, dikatakan {said.isoformat() if said else '?'}"
    yield found("period", outcome, statement, figures, identity=identity, sentence=sentence)
