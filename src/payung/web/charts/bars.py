"""Bars in order of their figures, each from 0 to 100 per cent with what is left hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.web.charts.marks import joined, mark

FULL = Decimal(100)


@dataclass(frozen=True)
class Bar:
    """One row. `value` in per cent, None where there is none, and `none` says why; over 100 runs past the frame."""

    name: str
    value: Decimal | None
    text: str
    when: str = ""
    address: str = ""
    none: str = ""


def ranking_bars(
    bars: Sequence[Bar], target: Decimal | None = None, target_words: str = "", full: Decimal = FULL
) -> SafeString:
    """A real list; rows stand in the order given.

    full  what the whole width stands for, in per cent: more than a hundred where bars past the frame would cover words
    """
    target = None if target is None else _wide(target, full)
    axis = format_html(
        '<li class="bars__axis" aria-hidden="true"><span></span><span class="bars__value"></span>'
        '<span class="bars__bar"><svg>{}</svg></span></li>',
        mark(
            "text", target_words, css="c-ink", x=f"{target}%", y=15, text_anchor="middle", font_size=14, font_weight=600
        ),
    )
    rows = [axis] if target is not None else []
    return format_html('<ol class="bars">{}</ol>', joined([*rows, *(_row(bar, target, full) for bar in bars)]))


def _wide(value: Decimal, full: Decimal) -> Decimal:
    """Per cent of the width."""
    return value if full == FULL else round(value * FULL / full, 2)


def _row(bar: Bar, target: Decimal | None, full: Decimal) -> SafeString:
    name = format_html('<a href="{}">{}</a>', bar.address, bar.name) if bar.address else bar.name
    if bar.value is None:
        drawn = [mark("rect", css="c-mist", width="100%", height="60%", y="20%")]
        said, css = bar.none or _("belum dipublikasikan"), ' class="is-none"'
    else:
        said = format_html('{} <span class="bars__when">{}</span>', bar.text, bar.when)
        css = ""
        drawn = [
            mark("rect", width=f"{_wide(FULL, full)}%", height="76%", y="12%", fill="url(#hujan)"),
            mark("rect", css="c-shelter", width=f"{_wide(bar.value, full)}%", height="76%", y="12%"),
        ]
    if target is not None:
        drawn.append(mark("line", css="c-target", x1=f"{target}%", x2=f"{target}%", y1=0, y2="100%"))
    return format_html_join(
        "",
        '<li{}><span>{}</span><span class="bars__value">{}</span>'
        '<span class="bars__bar"><svg aria-hidden="true">{}</svg></span></li>',
        [(joined([SafeString(css)]), name, said, joined(drawn))],
    )
