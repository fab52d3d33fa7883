"""A board of regions: who covers how much of its workers, in what order, how far from the target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.coverage.counted import FEW, SMALL, Rate, newest_snapshot, only_here, rate_series, rates
from payung.coverage.measures import book
from payung.coverage.models import Snapshot
from payung.coverage.ranks import Ranked, category, ranked, thresholds
from payung.coverage.targets import Target, road, target_on
from payung.figures.shares import people_lacking
from payung.kernel.amounts import number_text
from payung.registry.models import Region
from payung.web.charts import Bar, Mark, Point, ranking_bars, trend
from payung.web.words import NBSP

EVERY = 4  # of the months stand with their number in the chart; all are in the table


@dataclass(frozen=True)
class Line:
    """One region of a board. `gap`: people still to be covered for the target; None where it cannot be told."""

    ranked: Ranked
    target: Target | None
    gap: int | None
    category: str

    @property
    def rate(self) -> Rate:
        return self.ranked.rate

    @property
    def region(self) -> Region:
        return self.ranked.rate.region


@dataclass(frozen=True)
class Board:
    """The regions inside one, highest share first, from one snapshot. complete: they are all there are inside."""

    snapshot: Snapshot
    whole: Line
    lines: list[Line]
    invented: bool
    complete: bool = True

    @property
    def only_here(self) -> str:
        """People recorded no deeper than the region itself, in words; empty where there are none or it is not told."""
        found = only_here(self.whole.rate.numerator, [line.rate.numerator for line in self.lines])
        return "" if not self.complete or not found else few_or(found)

    @property
    def measured(self) -> bool:
        """Somebody measured a workforce, so that there are shares."""
        return any(line.rate.share for line in self.lines)

    @property
    def has_categories(self) -> bool:
        return bool(thresholds())

    def bars(self) -> SafeString:
        """The shares as bars, with the target of the region around."""
        bars = [
            Bar(
                name=line.region.short_name,
                value=line.rate.share.number if line.rate.share else None,
                text=line.rate.share.text if line.rate.share else "",
                when=_("peringkat %(place)s") % {"place": line.ranked.place} if line.ranked.place else "",
                address=reverse("public:region", args=[line.region.code]) + "#hitungan",
                none=_("tidak diukur") if line.rate.denominator is None else _("tidak disebut"),
            )
            for line in self.lines
        ]
        target = self.whole.target
        words = _("Target %(year)s %(value)s") % {"year": target.year, "value": target.figure.text} if target else ""
        return ranking_bars(bars, target.percent if target else None, words)


def board(place: Region, today: dt.date, *, public: bool = True, among: Sequence[Region] | None = None) -> Board | None:
    """The board of the regions inside `place`, or of those named; None before the first count or without any inside."""
    snapshot = newest_snapshot()
    inside = list(place.children.order_by("code")) if among is None else list(among)
    if snapshot is None or not inside:
        return None
    every = rates(snapshot, [place, *inside], public=public)
    whole = Ranked(None, False, every[place.code])
    order = ranked(every[each.code] for each in inside)
    if not any(each.rate.numerator.number != 0 for each in order):
        return None
    below = next((each.denominator for each in every.values() if each.denominator), None)
    invented = below is not None and book().denominators[below.metric].invented
    lines = [_line(each, snapshot, today) for each in order]
    return Board(snapshot, _line(whole, snapshot, today), lines, invented, among is None)


def _line(place: Ranked, snapshot: Snapshot, today: dt.date) -> Line:
    target, rate = target_on(place.rate.region, today), place.rate
    gap = None
    if target and rate.denominator and rate.denominator.number and rate.numerator.number is not None:
        gap = people_lacking(rate.numerator.number, rate.denominator.number, target.percent)
    named = category(rate.exact, snapshot.as_of) if rate.exact is not None else None
    return Line(place, target, gap, named[0] if named else "")


def road_chart(
    region: Region, today: dt.date, taken: Sequence[Rate] | None = None, *, public: bool = True, ident: str = "jalan"
) -> SafeString:
    """The share month by month and the road of targets; empty before there are two months with a denominator.

    taken  the shares, oldest first, where the page has read them already
    """
    told = [each for each in (rate_series(region, public=public) if taken is None else taken) if each.share]
    if len(told) < 2:
        return SafeString()
    points = [
        Point(
            each.share.as_of_day, each.share.number, each.share.value if _labelled(place, len(told)) else "", basis=run
        )
        for place, (each, run) in enumerate(zip(told, _runs(told), strict=True))
    ]
    marks = [
        Mark(each.day, each.percent, f"{each.year}: {each.figure.text}")
        for each in road(region)
        if each.day >= points[0].day and each.year <= today.year + 1
    ]
    title = _("Cakupan yang dihitung tiap bulan dan targetnya, %(name)s") % {"name": region.short_name}
    words = "; ".join(f"{each.share.as_of} {each.share.text}" for each in (told[0], told[-1]))
    if points[0].basis != points[-1].basis:
        words += "; " + _("garis terputus di bulan yang pembaginya berubah")
    aims = "; ".join(mark.text for mark in marks)
    return trend(
        points, title=title, told=_("%(points)s. Target: %(aims)s") % {"points": words, "aims": aims or "–"},
        ident=ident, unit=f"{NBSP}%", road=marks,
    )  # fmt: skip


def _labelled(place: int, many: int) -> bool:
    """The first, the last, and every few between that leave the last its room."""
    return place in (0, many - 1) or (place % EVERY == 0 and place < many - 2)


def _runs(told: Sequence[Rate]) -> list[str]:
    """One word for months on end with the same denominator, another from the month in which it changes."""
    found: list[str] = []
    before: tuple[object, object] | None = None
    for each in told:
        below = each.denominator
        now = (below.metric, below.number) if below else None
        found.append(found[-1] if found and now == before else f"pembagi{len(found)}")
        before = now
    return found


def few_or(count: int) -> str:
    """A number of people, or that they are fewer than five."""
    return number_text(count) if count >= SMALL else FEW


def gap_words(gap: int | None) -> str:
    """`kurang 1.234 orang`, `tercapai`, or a dash."""
    if gap is None:
        return "–"
    return _("kurang %(n)s orang") % {"n": number_text(gap)} if gap else _("tercapai")
