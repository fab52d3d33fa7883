"""A list of departures read and judged: the same each time it is read, but for what was registered meanwhile."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.contributions.sheet.list_file import ListFile, read_list
from payung.contributions.sheet.list_judged import CheckedList
from payung.database.copy import copy_out
from payung.migrants.list_check import check_departures, place_key, without
from payung.migrants.list_file import DEPARTURES
from payung.migrants.models import PlacementCompany
from payung.migrants.pricing import choices
from payung.registry.models import Region
from payung.statute_book import StatuteBook

_KNOWN = """
SELECT DISTINCT p.nik, p.name_key, p.birth_date, d.departs_on FROM migrants_departure d
JOIN registry_person p ON p.id = d.person_id
WHERE d.cancelled_on IS NULL AND d.company_id = %s AND p.nik = ANY(%s)
"""
_COLUMNS = {"nik": pl.String, "name_key": pl.String, "birth_date": pl.Date, "departs_on": pl.Date}


def judged(content: bytes, company: PlacementCompany, today: dt.date, law: StatuteBook) -> tuple[ListFile, CheckedList]:
    """A file of a company and what is to be said about it. What others registered is not told. Raises Unreadable."""
    file = read_list(content, DEPARTURES)
    checked = check_departures(file, today=today, places=_places(), savings=choices(today, law))
    known = copy_out(_KNOWN, _COLUMNS, (company.pk, checked.rows["nik"].unique().to_list()))
    return file, without(checked, known, file)


def _places() -> dict[str, str]:
    """Codes and full names of regencies and cities; short names where they mean one place only."""
    rows = list(Region.objects.filter(level=Region.Level.REGENCY).values_list("code", "name", "short_name"))
    short: dict[str, set[str]] = {}
    for code, _name, name in rows:
        short.setdefault(place_key(name), set()).add(code)
    found = {name: codes.pop() for name, codes in short.items() if len(codes) == 1}
    return found | {code: code for code, _name, _short in rows} | {place_key(name): code for code, name, _short in rows}
