"""Figures through time. Points are joined only where the reader may compare them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from math import ceil

from django.utils.safestring import SafeString

from payung.kernel.periods import first_day, month_of
from payung.web.charts.labels import Labels, Spot
from payung.web.charts.marks import drawing, joined, mark, words
from payung.web.words import short_month_words


@dataclass(frozen=True)
class Point:
    """One figure.

    text     as printed, beside the point; empty: the point stands without
    solid    numerator and denominator were published too; otherwise a ring
    basis    points with the same basis (denominator, definition) are joined; empty: never
    clash    several points with the same clash are linked: two figures for one day or month
    """

    day: dt.date
    value: Decimal
    text: str
    solid: bool = True
    basis: str = ""
    clash: str = ""


@dataclass(frozen=True)
class Target:
    """The dotted line, and its words."""

    value: Decimal
    text: str


@dataclass(frozen=True)
class Mark:
    """One stone of a road of targets: so much by that day, and its words."""

    day: dt.date
    value: Decimal
    text: str


@dataclass(frozen=True)
class Frame:
    """One drawing: its size, the plot inside, the size of its letters."""

    css: str
    size: tuple[float, float]
    left: float
    right: float
    bottom: float
    font: int
    top: float = 28


BROAD = Frame("broad", (980.0, 300.0), 56, 880, 266, 14)
WIDE = Frame("wide", (740.0, 360.0), 56, 632, 326, 14)
SLIM = Frame("slim", (340.0, 290.0), 44, 290, 256, 13)


@dataclass
class Scale:
    """Days and values → places in a frame; the value axis begins at 0."""

    frame: Frame
    first: dt.date
    last: dt.date
    ticks: list[Decimal] = field(default_factory=list)

    def x(self, day: dt.date) -> float:
        frame, span = self.frame, max(1, (self.last - self.first).days)
        return frame.left + (frame.right - frame.left) * (day - self.first).days / span

    def y(self, value: Decimal) -> float:
        frame = self.frame
        return frame.bottom - (frame.bottom - frame.top) * float(value / self.ticks[-1])


def trend(
    points: Sequence[Point],
    *,
    title: str,
    told: str,
    ident: str,
    target: Target | None = None,
    unit: str = "",
    road: Sequence[Mark] = (),
    broad: bool = True,
) -> SafeString:
    """The chart for wide and for narrow screens. Points oldest first; `unit` stands at the highest tick.

    road   targets that change from year to year, a dotted line through them, oldest first
    broad  it may have the whole width of a page: a third drawing, lower and wider, for screens with that room
    """
    drawn = []
    for frame in (*((BROAD,) if broad else ()), WIDE, SLIM):
        days = [points[0].day, points[-1].day, *(stone.day for stone in road)]
        reach = dt.timedelta(days=max(31, (max(days) - min(days)).days // 40))
        highest = max([*(each.value for each in (*points, *road)), *([target.value] if target else [])])
        scale = Scale(frame, min(days) - reach, max(days) + reach, ticks_to(highest))
        body = _picture(scale, points, target, unit, road)
        drawn.append(drawing(body, *frame.size, frame.css, f"{ident}-{frame.css[0]}", title, told))
    return joined(drawn)


def ticks_to(highest: Decimal) -> list[Decimal]:
    """Three to six round values from 0 to at least `highest`."""
    power = Decimal(10) ** (len(str(int(highest))) - 1)
    for step in (power / 5, power / 2, power, power * 2, power * 5):
        if highest <= step * 5:
            break
    count = ceil(highest / step)
    return [step * place for place in range(max(count, 1) + 1)]


def _picture(
    scale: Scale, points: Sequence[Point], target: Target | None, unit: str, road: Sequence[Mark] = ()
) -> list[SafeString]:
    frame = scale.frame
    labels = Labels(frame.font, (0, 0, *frame.size))
    spots = [(scale.x(point.day), scale.y(point.value)) for point in points]
    labels.keep_clear(spots)
    body = [*_value_axis(scale, unit), *_time_axis(scale)]
    for value in scale.ticks:
        level = scale.y(value)
        labels.keep_off((0, level - frame.font * 0.8, frame.left - 6, level + frame.font * 0.6))
    if target:
        level = scale.y(target.value)
        body.append(mark("line", css="c-target", x1=frame.left, x2=frame.right, y1=level, y2=level))
        body.append(words(target.text, frame.left + 4, level - 8, frame.font, font_weight=600))
        labels.keep_off((frame.left, level - 22, frame.right, level + 4))
    links = _links(points, spots)
    for _css, start, end in links:
        labels.keep_off_line(start, end)
    body += _road(scale, labels, road)
    body += [mark("line", css=css, x1=start[0], y1=start[1], x2=end[0], y2=end[1]) for css, start, end in links]
    body += [_dot(point, spot, len(points)) for point, spot in zip(points, spots, strict=True)]
    ends = [0, len(points) - 1]
    for place in sorted(range(len(points)), key=lambda place: place not in ends):
        if not points[place].text:
            continue
        found = labels.place(points[place].text, spots[place], must=place in ends)
        if found:
            (x, y), anchor = found
            body.append(words(points[place].text, x, y, frame.font, "c-ink halo", text_anchor=anchor, font_weight=600))
    return body


def _road(scale: Scale, labels: Labels, road: Sequence[Mark]) -> list[SafeString]:
    """The dotted line through the targets; where there is one only, level from the left. Each with its words."""
    if not road:
        return []
    stones = [(scale.x(each.day), scale.y(each.value)) for each in road]
    starts = [(scale.frame.left, stones[0][1]), *stones]
    drawn = []
    for start, end in pairwise(starts):
        drawn.append(mark("line", css="c-target", x1=start[0], y1=start[1], x2=end[0], y2=end[1]))
        labels.keep_off_line(start, end)
    for stone, each in zip(stones, road, strict=True):
        drawn.append(mark("circle", css="c-ring", cx=stone[0], cy=stone[1], r=4.0))
        placed = labels.place(each.text, stone, must=True)
        if placed:
            (x, y), anchor = placed
            drawn.append(words(each.text, x, y, scale.frame.font, "c-ink halo", text_anchor=anchor, font_weight=600))
    return drawn


def _links(points: Sequence[Point], spots: Sequence[Spot]) -> list[tuple[str, Spot, Spot]]:
    """Which points are joined: class, from, to."""
    found = []
    for css, key in (("c-line", "basis"), ("c-link", "clash")):
        for group in {getattr(point, key): None for point in points if getattr(point, key)}:
            places = [spot for point, spot in zip(points, spots, strict=True) if getattr(point, key) == group]
            found += [(css, start, end) for start, end in pairwise(places)]
    return found


def _dot(point: Point, spot: tuple[float, float], crowd: int) -> SafeString:
    size = (6.5 if point.solid else 4.75) if crowd <= 12 else 4.0
    return mark("circle", css="c-dot" if point.solid else "c-ring", cx=spot[0], cy=spot[1], r=size)


def _value_axis(scale: Scale, unit: str) -> Iterable[SafeString]:
    frame = scale.frame
    for value in scale.ticks:
        y, last = scale.y(value), value == scale.ticks[-1]
        yield mark("line", css="c-axis" if value else "c-base", x1=frame.left, x2=frame.right, y1=y, y2=y)
        text = f"{int(value):,}".replace(",", ".") if value == int(value) else str(value).replace(".", ",")
        written = f"{text}{unit}" if last and unit else text
        yield words(written, frame.left - 8, y + 4.5, frame.font, "c-ink3", text_anchor="end")


def _time_axis(scale: Scale) -> Iterable[SafeString]:
    """Years between their first days, or, for less than three years, January and July."""
    frame, first, last = scale.frame, scale.first, scale.last
    y = frame.bottom
    starts = [dt.date(year, 1, 1) for year in range(first.year, last.year + 2)]
    if (last - first).days > 3 * 365:
        for start in starts:
            if first <= start <= last:
                yield mark("line", css="c-axis", x1=scale.x(start), x2=scale.x(start), y1=y, y2=y + 6)
            middle = start.replace(month=7)
            if first <= middle <= last:
                yield words(str(start.year), scale.x(middle), y + 26, frame.font, "c-ink3", text_anchor="middle")
        return
    for number in range(month_of(first) + 1, month_of(last) + 1):
        if number % 6 == 0:
            x = scale.x(first_day(number))
            yield mark("line", css="c-axis", x1=x, x2=x, y1=y, y2=y + 6)
            yield words(short_month_words(number), x, y + 26, frame.font, "c-ink3", text_anchor="middle")
