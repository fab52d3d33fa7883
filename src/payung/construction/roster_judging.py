"""A list of workers read and judged against its project."""

from __future__ import annotations

import datetime as dt

from payung.construction.models import Project
from payung.construction.refused import ROSTER_WEEK, refuse
from payung.construction.roster_check import check_roster
from payung.construction.roster_file import read_roster_file
from payung.contributions.sheet.list_file import ListFile
from payung.contributions.sheet.list_judged import CheckedList
from payung.kernel.dates import date_text
from payung.statute_book import read_statute_book


def judged(project: Project, content: bytes, monday: dt.date) -> tuple[ListFile, CheckedList]:
    """A file and what is to be said about it: the same each time it is read."""
    last = project.maintenance_until or project.ends_on
    if monday > last or monday + dt.timedelta(days=6) < project.starts_on:
        raise refuse(ROSTER_WEEK, date_text(monday), "Minggu")
    file = read_roster_file(content)
    youngest = read_statute_book()["contributions.own_account.age_from"].value(monday)
    return file, check_roster(file, week=monday, first=project.starts_on, last=last, youngest=youngest)
