"""What this system counts itself. Never in one table, chart or sum with what others published."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.coverage.models import CoverageCount, Workforce
from payung.coverage.queries import EVERY_SEGMENT, counted, counted_figures, newest_counted_month, workforce
from payung.demo.denominators import DEFINITION as INVENTED
from payung.kernel.amounts import number_text
from payung.kernel.money import MILLION
from payung.registry.models import Region
from payung.web.charts import Part, Point, share_bar, trend

SEGMENTS = {
    "PU": gettext_lazy("Penerima upah (PU)"),
    "BPU": gettext_lazy("Bukan penerima upah (BPU)"),
    "JAKON": gettext_lazy("Jasa konstruksi"),
    "PMI": gettext_lazy("Pekerja migran"),
}
SHORT = {"PU": "PU", "BPU": "BPU", "JAKON": gettext_lazy("Konstruksi"), "PMI": gettext_lazy("Migran")}
MEASURED = "bps_employed"
SERIES = (MEASURED, INVENTED)
"""Denominators, the best first: the statistics office's own; a demonstration's, which says so."""


@dataclass(frozen=True)
class Counted:
    """One region in one month: people once each, by segment, and the workforce where somebody measured it."""

    region: Region
    people: int
    memberships: int
    segments: dict[str, int]
    workforce: Workforce | None
    counted_at: dt.datetime

    @property
    def rate(self) -> int | None:
        """Parts per million of the workforce, cut to whole hundredths of a per cent; None without a workforce."""
        if self.workforce is None or not self.workforce.people:
            return None
        return self.people * MILLION // self.workforce.people // 100 * 100


@dataclass(frozen=True)
class Month:
    """Everything counted for one month in a province and its regencies."""

    month: dt.date
    whole: Counted | None
    regencies: list[Counted]

    @property
    def _held(self) -> list[str]:
        """Segments with somebody in them, in the usual order."""
        return [code for code in SEGMENTS if any(code in each.segments for each in self.regencies)]

    @property
    def segments(self) -> list[object]:
        """Their names."""
        return [SEGMENTS[code] for code in self._held]

    @property
    def lines(self) -> list[tuple[Counted, list[tuple[object, int | None]]]]:
        """Each regency, most people first, with its people per segment."""
        ordered = sorted(self.regencies, key=lambda each: -each.people)
        return [(row, [(SHORT[code], row.segments.get(code)) for code in self._held]) for row in ordered]

    @property
    def workforce(self) -> Workforce | None:
        """One row of the series the denominators come from; they all share it."""
        return next((each.workforce for each in self.regencies if each.workforce), None)


def newest_month(province: Region) -> Month | None:
    """The last month counted; None before the first count, or where the province has none."""
    month = newest_counted_month()
    if month is None:
        return None
    places = {province.code: province, **{each.code: each for each in province.children.order_by("code")}}
    rows = _rows(month, places)
    if not rows:
        return None
    return Month(month, rows.get(province.code), [row for code, row in rows.items() if code != province.code])


def of_region(region: Region) -> Counted | None:
    """The last month counted, for one region."""
    month = newest_counted_month()
    return _rows(month, {region.code: region}).get(region.code) if month else None


def _rows(month: dt.date, places: dict[str, Region]) -> dict[str, Counted]:
    by_region: dict[str, list[CoverageCount]] = defaultdict(list)
    for row in counted(month, places):
        by_region[row.region_id].append(row)
    sizes = _denominators(month, places)
    return {code: _counted(places[code], rows, sizes.get(code)) for code, rows in by_region.items()}


def _denominators(month: dt.date, codes: Iterable[str]) -> dict[str, Workforce]:
    """The workforces of one series only: two series never stand beside each other."""
    end = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    for series in SERIES:
        sizes = workforce(series, end)
        if any(code in sizes for code in codes):
            return sizes
    return {}


def _counted(region: Region, rows: list[CoverageCount], size: Workforce | None) -> Counted:
    whole = next(row for row in rows if row.segment == EVERY_SEGMENT)
    segments = {row.segment: row.people for row in rows if row.segment != EVERY_SEGMENT}
    return Counted(region, whole.people, whole.memberships, segments, size, whole.counted_at)


def segment_bar(row: Counted) -> SafeString:
    """People by segment. Who works in two segments stands in both, so the parts may exceed the whole."""
    parts = [
        Part(row.segments[code], str(name), number_text(row.segments[code]))
        for code, name in SEGMENTS.items()
        if code in row.segments
    ]
    said = ", ".join(f"{part.name} {part.text}" for part in parts)
    return share_bar(parts, said)


def count_trend(region: Region) -> SafeString:
    """People counted, month by month; empty before there are two months."""
    figures = counted_figures(region.code)
    if len(figures) < 2:
        return SafeString()
    points = [Point(each.as_of_day, Decimal(each.number), each.value, basis="count") for each in figures]
    title = _("Orang yang dihitung Payung tiap bulan, %(name)s") % {"name": region.short_name}
    told = f"{figures[0].as_of}: {figures[0].text}; {figures[-1].as_of}: {figures[-1].text}"
    return trend(points, title=title, told=told, ident="hitungan")
