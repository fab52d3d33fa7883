"""What begins and ends, one row each on a shared axis of days: solid as far as it is sure, hatched to its last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.kernel.periods import first_day, last_day, month_of
from payung.web.charts.marks import joined, mark
from payung.web.words import date_words, short_month_words


@dataclass(frozen=True)
class Stretch:
    """One row. `sure` is the last day that is sure, None for none; `state` stands behind it in words."""

    name: str
    sub: str
    first: dt.date
    last: dt.date
    sure: dt.date | None
    state: str


@dataclass(frozen=True)
class Axis:
    """Whole months around everything shown; the axis ends where the words behind a row still have room."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, rows: Sequence[Stretch], now: dt.date) -> Axis:
        first = min([now, *(row.first for row in rows)])
        last = max([now, *(row.last for row in rows)])
        return cls(first_day(month_of(first)), last_day(month_of(last)))

    def at(self, day: dt.date, after: bool = False) -> float:
        """Where a day begins (or ends, with `after`), in per cent of the width."""
        days = (self.last - self.first).days + 1
        place = (day - self.first).days + after
        return 100 * min(max(place, 0), days) / days

    @property
    def ticks(self) -> Iterator[tuple[float, str]]:
        """January and July, or every third month of a short axis."""
        months = range(month_of(self.first), month_of(self.last) + 1)
        step = 6 if len(months) > 18 else 3
        for number in months:
            if number % step == 0:
                yield self.at(first_day(number)), short_month_words(first_day(number))


def timeline(rows: Sequence[Stretch], now: dt.date) -> SafeString:
    """A real list; each picture is said in words, and its state stands beside it."""
    axis = Axis.of(rows, now)
    ticks = [
        mark("text", text, css="c-ink3", x=f"{place:.2f}%", y="50%", dy=".35em", font_size=14)
        for place, text in axis.ticks
        if place < 88
    ]
    head = format_html('<li class="gantt__axis" aria-hidden="true"><span></span><svg>{}</svg></li>', joined(ticks))
    return format_html('<ol class="gantt gantt--told">{}{}</ol>', head, joined([_row(row, axis, now) for row in rows]))


def _row(row: Stretch, axis: Axis, now: dt.date) -> SafeString:
    drawn = [_bar("", axis.at(row.first), axis.at(row.last, True), fill="url(#hujan)")]
    if row.sure:
        drawn.append(_bar("c-shelter", axis.at(row.first), axis.at(row.sure, True)))
    place = f"{axis.at(now, True):.2f}%"
    drawn.append(mark("line", css="c-now", x1=place, x2=place, y1="0%", y2="100%"))
    said = _("%(first)s sampai %(last)s") % {"first": date_words(row.first), "last": date_words(row.last)}
    sure = _("dibayar sampai %(day)s") % {"day": date_words(row.sure)} if row.sure else _("belum dibayar")
    return format_html(
        '<li><div>{}<span class="sub">{}</span></div><div><svg role="img" aria-label="{}; {}">{}</svg>'
        '<span class="gantt__state">{}</span></div></li>',
        row.name,
        row.sub,
        said,
        sure,
        joined(drawn),
        row.state,
    )


def _bar(css: str, start: float, end: float, **more: object) -> SafeString:
    return mark(
        "rect", css=css or None, x=f"{start:.2f}%", width=f"{max(end - start, 0.4):.2f}%", height="56%", y="22%", **more
    )
