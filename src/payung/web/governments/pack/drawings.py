"""The drawings of a pack: for the page as it has them everywhere, for paper as pictures that stand alone."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.safestring import SafeString

from payung.web.charts import Bar as PageBar
from payung.web.charts import ranking_bars
from payung.web.charts.marks import joined, mark, words
from payung.web.governments.pack.model import Drawing

FULL = Decimal(100)
WIDTH, LEFT, RIGHT, ROW, TOP, SIZE = 740.0, 170.0, 90.0, 24.0, 26.0, 14
_WIDE = re.compile(r'<svg class="wide"(.*?)</svg>', re.DOTALL)
_STYLE = """<style>
text{font-family:"Libertinus Serif";fill:#11262b}
.c-shelter,.c-dot{fill:#0e6b55}.c-dot{stroke:#fff;stroke-width:2}.c-ring{fill:#fff;stroke:#0e6b55;stroke-width:2.5}
.c-mid,.c-2{fill:#b5d6c8}.c-3{fill:#83bca7}.c-rain{stroke:#84989a;stroke-width:1}
.c-mist{fill:none;stroke:#76888a;stroke-width:1.5;stroke-dasharray:3 4}
.c-frame{fill:none;stroke:#84989a}.c-axis{stroke:#dfe5e2;stroke-width:1}.c-base{stroke:#3f5358;stroke-width:1}
.c-target{stroke:#11262b;stroke-width:2;stroke-dasharray:2 3;fill:none}
.c-line{stroke:#0e6b55;stroke-width:2.5;fill:none}.c-link{stroke:#e0b36a;stroke-width:2}.c-ink3{fill:#586b70}
</style>"""
_RAIN = (
    '<defs><pattern id="hujan" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(24)">'
    '<path class="c-rain" d="M3 0v6"/></pattern></defs>'
)


def on_page(drawing: Drawing) -> SafeString:
    """A real list of bars."""
    bars = [
        PageBar(each.name, each.per_cent, each.text, none=each.text if each.per_cent is None else "")
        for each in drawing.bars
    ]
    return ranking_bars(bars, drawing.mark, drawing.mark_words, _longest(drawing))


def on_paper(drawing: Drawing) -> str:
    """The same bars as one picture; past a hundred per cent the axis grows, nothing is cut."""
    longest = _longest(drawing)
    wide = Decimal(str(WIDTH - LEFT - RIGHT))
    body = []
    for place, bar in enumerate(drawing.bars):
        top = TOP + place * ROW
        bold = 700 if bar.own else None
        body.append(words(bar.name, LEFT - 10, top + 16, SIZE, text_anchor="end", font_weight=bold))
        whole = float(wide * FULL / longest)
        if bar.per_cent is None:
            body.append(mark("rect", css="c-mist", x=LEFT, y=top + 5, width=whole, height=ROW - 10))
        else:
            long = float(wide * bar.per_cent / longest)
            body.append(mark("rect", fill="url(#hujan)", x=LEFT, y=top + 3, width=whole, height=ROW - 6))
            body.append(mark("rect", css="c-shelter", x=LEFT, y=top + 3, width=long, height=ROW - 6))
        body.append(words(bar.text, WIDTH, top + 16, SIZE, text_anchor="end", font_weight=bold))
    bottom = TOP + len(drawing.bars) * ROW
    if drawing.mark is not None:
        x = LEFT + float(wide * drawing.mark / longest)
        body.append(mark("line", css="c-target", x1=x, x2=x, y1=TOP - 4, y2=bottom))
        body.append(words(drawing.mark_words, x, TOP - 9, SIZE, text_anchor="middle", font_weight=600))
    return standing_alone(joined(body), f'viewBox="0 0 {WIDTH:.0f} {bottom + 6:.0f}"')


def _longest(drawing: Drawing) -> Decimal:
    """What the whole width stands for, in per cent."""
    return max([FULL, *(each.per_cent for each in drawing.bars if each.per_cent is not None)])


def wide_of(chart: SafeString) -> str:
    """The wide drawing of a chart that the page draws twice; empty where it drew none."""
    found = _WIDE.search(chart)
    if found is None:
        return ""
    attributes, _, body = found[1].partition(">")
    box = re.search(r'viewBox="[^"]+"', attributes)
    return standing_alone(body, box[0] if box else "")


def standing_alone(body: str, box: str) -> str:
    """A whole SVG file with the colours of paper."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{_STYLE}{_RAIN}{body}</svg>'
