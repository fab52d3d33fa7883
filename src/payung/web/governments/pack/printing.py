"""The pictures of a pack on paper: each one SVG that stands alone, with the colours of paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from payung.kernel.dates import date_text
from payung.web.charts.marks import joined, mark, words
from payung.web.charts.shares import FILLS
from payung.web.charts.timeline import Axis
from payung.web.governments.pack.drawings import FULL, longest, tiles_of
from payung.web.governments.pack.pictures import Picture, Shares, Stack, Sum, Sums, TileMap, Timeline

ROW, TOP, SIZE = 24.0, 26.0, 14


@dataclass(frozen=True)
class Room:
    """How wide a picture is drawn, with the room for names at its left and for amounts or shares at its right."""

    width: float
    left: float
    amounts: float
    shares: float


WHOLE = Room(860.0, 200.0, 150.0, 90.0)
HALF = Room(430.0, 168.0, 116.0, 62.0)
_DRAWN = re.compile(r'<svg class="(broad|wide|slim)[^"]*"(.*?)</svg>', re.DOTALL)
_STYLE = """<style>
text{font-family:"Libertinus Serif";fill:#11262b}
.c-shelter,.c-dot{fill:#0e6b55}.c-dot{stroke:#fff;stroke-width:2}.c-ring{fill:#fff;stroke:#0e6b55;stroke-width:2.5}
.c-mid,.c-2{fill:#b5d6c8}.c-1{fill:#dfece6}.c-3{fill:#83bca7}.c-4{fill:#257a63}.c-5{fill:#0b4f40}.on-hi{fill:#fff}.c-rain{stroke:#84989a;stroke-width:1}
.c-mist{fill:none;stroke:#76888a;stroke-width:1.5;stroke-dasharray:3 4}
.c-frame{fill:none;stroke:#84989a}.c-axis{stroke:#dfe5e2;stroke-width:1}.c-base{stroke:#3f5358;stroke-width:1}
.c-target{stroke:#11262b;stroke-width:2;stroke-dasharray:2 3;fill:none}.c-now{stroke:#11262b;stroke-width:1.5}
.c-line{stroke:#0e6b55;stroke-width:2.5;fill:none}.c-link{stroke:#e0b36a;stroke-width:2}.c-ink3{fill:#586b70}
</style>"""
_RAIN = (
    '<defs><pattern id="hujan" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(24)">'
    '<path class="c-rain" d="M3 0v6"/></pattern></defs>'
)


def on_paper(picture: Picture, *, half: bool = False) -> str:
    """The same picture as one SVG file; `half`: for half the width of the page."""
    room = HALF if half else WHOLE
    if isinstance(picture, Shares):
        return _shares(picture, room)
    if isinstance(picture, TileMap):
        return drawing_of(tiles_of(picture), "slim" if half else "wide")
    if isinstance(picture, Sums):
        return _sums(picture, room)
    return _stack(picture) if isinstance(picture, Stack) else _timeline(picture)


def _shares(picture: Shares, room: Room) -> str:
    """Past a hundred per cent the axis grows, nothing is cut."""
    whole_width = longest(picture)
    left = min(room.left, 20 + 7.0 * max((len(bar.name) for bar in picture.bars), default=0))
    wide = Decimal(str(room.width - left - room.shares))
    body = []
    for place, bar in enumerate(picture.bars):
        top = TOP + place * ROW
        bold = 700 if bar.own else None
        body.append(words(bar.name, left - 10, top + 16, SIZE, text_anchor="end", font_weight=bold))
        whole = float(wide * FULL / whole_width)
        if bar.per_cent is None:
            body.append(mark("rect", css="c-mist", x=left, y=top + 5, width=whole, height=ROW - 10))
        else:
            long = float(wide * bar.per_cent / whole_width)
            body.append(mark("rect", fill="url(#hujan)", x=left, y=top + 3, width=whole, height=ROW - 6))
            body.append(mark("rect", css="c-shelter", x=left, y=top + 3, width=long, height=ROW - 6))
        body.append(words(bar.text, room.width, top + 16, SIZE, text_anchor="end", font_weight=bold))
    bottom = TOP + len(picture.bars) * ROW
    if picture.mark is not None:
        x = left + float(wide * picture.mark / whole_width)
        body.append(mark("line", css="c-target", x1=x, x2=x, y1=TOP - 4, y2=bottom))
        body.append(words(picture.mark_words, x, TOP - 9, SIZE, text_anchor="middle", font_weight=600))
    return _whole(body, bottom + 6, room.width)


def _sums(picture: Sums, room: Room) -> str:
    most = max((row.value or Decimal(0) for row in picture.rows), default=Decimal(0)) or Decimal(1)
    left = room.left
    wide = room.width - left - room.amounts
    body = []
    for place, row in enumerate(picture.rows):
        top = place * ROW
        body.append(words(row.name, left - 10, top + 16, SIZE, text_anchor="end"))
        if row.value is None:
            body.append(mark("rect", css="c-mist", x=left, y=top + 5, width=wide, height=ROW - 10))
        else:
            long = max(wide * float(row.value / most), 1.0 if row.value else 0.0)
            body.append(mark("rect", css="c-shelter", x=left, y=top + 3, width=long, height=ROW - 6))
        body.append(words(row.text, room.width, top + 16, SIZE, text_anchor="end"))
    return _whole(body, len(picture.rows) * ROW + 6, room.width)


def _stack(picture: Stack) -> str:
    """One bar, and a line for each part with its pattern before it."""
    total = sum((row.value or Decimal(0) for row in picture.rows), Decimal(0)) or Decimal(1)
    body, left, width = [], 0.0, WHOLE.width
    for row, css in zip(picture.rows, FILLS, strict=False):
        wide = width * float((row.value or Decimal(0)) / total)
        body.append(mark("rect", css=css, x=left, y=0.0, width=wide, height=30.0))
        left += wide
    body.append(mark("rect", css="c-frame", x=0.5, y=0.5, width=width - 1, height=29.0))
    return _whole([*body, *_legend(picture.rows)], 36 + ROW * len(picture.rows))


def _legend(rows: Sequence[Sum]) -> list[SafeString]:
    drawn = []
    for place, (row, css) in enumerate(zip(rows, FILLS, strict=False)):
        top = 36 + place * ROW
        drawn += [
            mark("rect", css=css, x=0.0, y=top + 4, width=16.0, height=14.0),
            mark("rect", css="c-frame", x=0.5, y=top + 4.5, width=15.0, height=13.0),
            words(row.name, 26.0, top + 16, SIZE),
            words(row.text, 420.0, top + 16, SIZE, text_anchor="end"),
        ]
    return drawn


def _timeline(picture: Timeline) -> str:
    """Two lines for each row: what it is, then its stretch; its state behind it."""
    axis = Axis.of(picture.rows, picture.now)  # type: ignore[arg-type]
    left, right, high = 250.0, 190.0, 40.0
    wide = WHOLE.width - left - right
    bottom = 22 + high * len(picture.rows)

    def x(per_cent: float) -> float:
        return left + wide * per_cent / 100

    body = [words(text, x(place), 14.0, SIZE - 2, "c-ink3") for place, text in axis.ticks if place < 92]
    for place, row in enumerate(picture.rows):
        top = 22 + place * high
        body.append(words(row.name, 0.0, top + 16, SIZE))
        body.append(words(row.sub, 0.0, top + 31, SIZE - 2, "c-ink3"))
        start, end = x(axis.at(row.first)), x(axis.at(row.last, True))
        body.append(mark("rect", fill="url(#hujan)", x=start, y=top + 8, width=max(end - start, 2.0), height=18.0))
        body.append(mark("rect", css="c-frame", x=start, y=top + 8, width=max(end - start, 2.0), height=18.0))
        if row.sure:
            sure = max(x(axis.at(row.sure, True)) - start, 2.0)
            body.append(mark("rect", css="c-shelter", x=start, y=top + 8, width=sure, height=18.0))
        body += _state(row.state, WHOLE.width - right + 10, top)
    now = x(axis.at(picture.now, True))
    body.append(mark("line", css="c-now", x1=now, x2=now, y1=20.0, y2=bottom))
    body.append(words(date_text(picture.now), now, bottom + 14, SIZE - 2, text_anchor="middle", font_weight=600))
    return _whole(body, bottom + 20)


def _state(state: str, x: float, top: float) -> list[SafeString]:
    """In one line, or broken at its semicolon or colon."""
    first, mark_, rest = state.partition("; ") if "; " in state else state.partition(": ")
    lines = [first, rest] if mark_ else [first]
    return [
        words(line, x, top + (22 if len(lines) == 1 else 14 + 15 * place), SIZE - 2) for place, line in enumerate(lines)
    ]


def drawing_of(chart: SafeString, css: str) -> str:
    """One drawing of a chart that the page draws for several widths; empty where it drew none."""
    found = next((each for each in _DRAWN.finditer(chart) if each[1] == css), None)
    if found is None:
        return ""
    attributes, _, body = found[2].partition(">")
    box = re.search(r'viewBox="[^"]+"', attributes)
    return standing_alone(body, box[0] if box else "")


def _whole(body: Sequence[SafeString], height: float, width: float = WHOLE.width) -> str:
    return standing_alone(joined(body), f'viewBox="0 0 {width:.0f} {height:.0f}"')


def standing_alone(body: str, box: str) -> str:
    """A whole SVG file with the colours of paper."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{_STYLE}{_RAIN}{body}</svg>'
