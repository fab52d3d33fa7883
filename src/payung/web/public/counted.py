"""What this system counts itself, from frozen snapshots. Never in one table or sum with what others published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.coverage.counted import MAIN, Rate, figure_of, newest_snapshot, rates, rows_of, series
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART, book
from payung.coverage.models import Snapshot
from payung.kernel.periods import last_day, month_of
from payung.registry.models import Region
from payung.web.charts import Part, Point, share_bar, trend

SEGMENTS = {
    "PU": gettext_lazy("Penerima upah (PU)"),
    "BPU": gettext_lazy("Bukan penerima upah (BPU)"),
    "JAKON": gettext_lazy("Jasa konstruksi"),
    "PMI": gettext_lazy("Pekerja migran"),
}
SHORT = {"PU": "PU", "BPU": "BPU", "JAKON": gettext_lazy("Konstruksi"), "PMI": gettext_lazy("Migran")}
EVERY = 4  # of the months stand with their number in the chart; all are in the table
LIVING, WORKING, JOBS = "people_by_residence", "people_by_work", "memberships_by_work"


@dataclass(frozen=True)
class Counted:
    """One region in one snapshot.

    living    people who live there, each once; `segments` the same by segment, those that have any
    working   people who work there, each once; `jobs` their memberships
    rate      the share of those who live there, with its denominator
    """

    region: Region
    living: Figure
    working: Figure
    jobs: Figure
    segments: dict[str, Figure]
    rate: Rate

    @property
    def invented(self) -> bool:
        """The denominator is a demonstration's."""
        below = self.rate.denominator
        return below is not None and book().denominators[below.metric].invented


@dataclass(frozen=True)
class Month:
    """Everything counted for one month in a region and those inside it."""

    snapshot: Snapshot
    whole: Counted
    inside: list[Counted]

    @property
    def _held(self) -> list[str]:
        """Segments with somebody in them, in the usual order."""
        return [code for code in SEGMENTS if any(code in each.segments for each in (self.whole, *self.inside))]

    @property
    def segments(self) -> list[object]:
        """Their names."""
        return [SEGMENTS[code] for code in self._held]

    @property
    def lines(self) -> list[tuple[Counted, list[tuple[object, Figure | None]]]]:
        """Each region, most people first, with its people per segment."""
        ordered = sorted(self.inside, key=lambda each: (-(each.living.number or 0), each.region.code))
        return [(row, [(SHORT[code], row.segments.get(code)) for code in self._held]) for row in ordered]

    @property
    def denominator(self) -> Figure | None:
        """One number of the series the denominators come from; they all share it."""
        return next((each.rate.denominator for each in (self.whole, *self.inside) if each.rate.denominator), None)

    @property
    def invented(self) -> bool:
        return any(each.invented for each in (self.whole, *self.inside))


def newest_month(place: Region, *, public: bool = True) -> Month | None:
    """The last month counted; None before the first count, or where nobody of the region counts."""
    snapshot = newest_snapshot()
    if snapshot is None:
        return None
    places = [place, *place.children.order_by("code")]
    told = _counted(snapshot, places, public=public)
    if not told[place.code].living.exact and told[place.code].living.number is None:
        return Month(snapshot, told[place.code], [told[each.code] for each in places[1:]])
    if not any(each.living.number or each.working.number for each in told.values()):
        return None
    return Month(snapshot, told[place.code], [told[each.code] for each in places[1:] if _has_any(told[each.code])])


def _has_any(row: Counted) -> bool:
    return row.living.number != 0 or row.working.number != 0


def of_region(region: Region, *, public: bool = True) -> Counted | None:
    """The last month counted, for one region; None where nobody counts."""
    snapshot = newest_snapshot()
    if snapshot is None:
        return None
    row = _counted(snapshot, [region], public=public)[region.code]
    return row if _has_any(row) else None


def _counted(snapshot: Snapshot, places: Iterable[Region], *, public: bool) -> dict[str, Counted]:
    places = list(places)
    rows = rows_of(snapshot, (LIVING, WORKING, JOBS), [each.code for each in places])
    shares = rates(snapshot, places, MAIN, public=public)

    def told(measure: str, region: Region, part: str = EVERY_PART) -> Figure:
        return figure_of(snapshot, measure, region, part, rows.get((measure, region.code, part)), public=public)

    return {
        each.code: Counted(
            region=each,
            living=told(LIVING, each),
            working=told(WORKING, each),
            jobs=told(JOBS, each),
            segments={part: told(LIVING, each, part) for part in SEGMENTS if (LIVING, each.code, part) in rows},
            rate=shares[each.code],
        )
        for each in places
    }


def segment_bar(row: Counted) -> SafeString:
    """People by segment. Who works in two segments stands in both, so the parts may exceed the whole."""
    parts = [Part(int(each.number or 0), str(SEGMENTS[code]), each.value) for code, each in row.segments.items()]
    said = ", ".join(f"{part.name} {part.text}" for part in parts)
    return share_bar(parts, said)


def count_figures(region: Region, *, public: bool = True) -> list[Figure]:
    """People who live in the region, month by month, the oldest first: months that were over when they were counted.

    A month still running is told only where there is no other: beside whole months it would look like a fall.
    """
    told = series(LIVING, region, public=public)
    over = [each for each in told if each.as_of_day == last_day(month_of(each.as_of_day))]
    return over or told


def count_trend(region: Region, figures: list[Figure]) -> SafeString:
    """People counted, month by month; empty before there are two months."""
    told = [each for each in figures if each.number is not None]
    if len(told) < 2:
        return SafeString()
    shown = {0, len(told) - 1, *range(0, len(told) - 2, EVERY)}
    points = [
        Point(each.as_of_day, Decimal(each.number), each.value if place in shown else "", basis=each.version)
        for place, each in enumerate(told)
    ]
    title = _("Orang yang dihitung Payung tiap bulan, %(name)s") % {"name": region.short_name}
    said = f"{told[0].as_of}: {told[0].text}; {told[-1].as_of}: {told[-1].text}"
    return trend(points, title=title, told=said, ident="hitungan")
