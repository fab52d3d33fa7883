"""What waits for somebody today: agreements that end, duties and tasks due, cover that lapses, silent employers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payung.agreements.models import Duty, Instrument
from payung.agreements.queries import all_duties_due, all_ending_soon, duties_due, ending_soon, open_assignments
from payung.assistance.cohorts import cohorts_on
from payung.kernel.amounts import number_text
from payung.registry.models import Region
from payung.registry.queries import regions_within
from payung.web.officers.standing import SILENT, Glance

SOON = dt.timedelta(days=60)


@dataclass(frozen=True)
class Want:
    """One thing. `left`: days until its day, below nought when that is over; both None where it has no day."""

    words: str
    note: str
    address: str
    day: dt.date | None = None
    left: int | None = None

    @property
    def late(self) -> bool:
        return self.left is not None and self.left < 0


def wants_of(place: Region, today: dt.date, glance: Glance, programmes: frozenset[int]) -> list[Want]:
    """Of one region: what is overdue first, then by day; what has no day last.

    programmes  those the reader may open
    """
    found = [
        *endings(place.code, ending_soon(place, today), today),
        *duties(place.code, duties_due(place, today), today),
        *_assignments(place, today),
        *_lapsing(place, today, programmes),
        *_silent(place, glance),
    ]
    return sorted(found, key=lambda each: each.day or dt.date.max)


def endings(code: str, rows: Iterable[Instrument], today: dt.date) -> Iterator[Want]:
    """Agreements that end soon, under the pages of the region `code`."""
    for each in rows:
        address = reverse("governments:agreement", args=[code, each.pk])
        yield _by(each.valid_to, today, each.title, _("perjanjian berakhir"), address)


def duties(code: str, rows: Iterable[Duty], today: dt.date) -> Iterator[Want]:
    """Duties due or overdue."""
    for each in rows:
        address = reverse("governments:agreement", args=[code, each.instrument_id])
        yield _by(each.due_on, today, f"{each.party}: {each.text}", _("kewajiban menurut perjanjian"), address)


def agreements_wanted(regions: QuerySet[Region], today: dt.date) -> list[Want]:
    """Agreements that end soon and duties due, of these regions and of those around them, by day."""
    served = sorted(regions.values_list("code", flat=True))

    @cache
    def under(code: str) -> str:
        """A region served, under whose pages it is shown; empty where none is."""
        inside = frozenset((code,)) if code in served else regions_within([code])
        return next((each for each in served if each in inside), "")

    found: list[Want] = []
    for each in all_ending_soon(today):
        if code := under(each.region_id):
            found += endings(code, [each], today)
    for duty in all_duties_due(today):
        if code := under(duty.instrument.region_id):
            found += duties(code, [duty], today)
    return sorted(found, key=lambda each: each.day or today)


def _by(day: dt.date, today: dt.date, words: str, note: str, address: str) -> Want:
    return Want(words, note, address, day, (day - today).days)


def _assignments(place: Region, today: dt.date) -> Iterator[Want]:
    address = reverse("governments:meetings", args=[place.code])
    for each in open_assignments(place):
        if each.due_on <= today + SOON:
            yield _by(each.due_on, today, f"{each.owner}: {each.text}", _("tugas dari rapat"), address)


def _lapsing(place: Region, today: dt.date, programmes: frozenset[int]) -> Iterator[Want]:
    """Programmes whose last day paid for comes within sixty days."""
    for each in cohorts_on(regions_within([place.code]), today):
        if each.paid_until is None or not today <= each.lapses <= today + SOON:
            continue
        one = each.programme
        address = reverse("assistance:programme", args=[one.pk]) if one.pk in programmes else ""
        goes_on = _("bulan berikutnya belum dibayar") if each.ends > each.lapses else _("programnya selesai")
        yield _by(each.lapses, today, one.title, _("perlindungan habis; %(why)s") % {"why": goes_on}, address)


def _silent(place: Region, glance: Glance) -> Iterator[Want]:
    if glance.silent:
        words = ngettext("%(n)s perusahaan belum lapor", "%(n)s perusahaan belum lapor", glance.silent)
        address = reverse("governments:employers", args=[place.code]) + f"?keadaan={SILENT}"
        yield Want(words % {"n": number_text(glance.silent)}, _("bulan yang sudah jatuh tempo"), address)
