"""Amounts beside each other as bars from 0; the longest is the largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from payung.web.charts.marks import joined, mark
from payung.web.charts.shares import percent_of


@dataclass(frozen=True)
class Amount:
    """One bar. `value` None where it is not told, and `text` says so; `second` is drawn lighter: another kind."""

    name: str
    value: int | None
    text: str
    second: bool = False


def amount_bars(bars: Sequence[Amount]) -> SafeString:
    """A real list; rows stand in the order given."""
    most = max((bar.value or 0 for bar in bars), default=0)
    return format_html('<ol class="bars bars--amounts">{}</ol>', joined([_row(bar, most) for bar in bars]))


def _row(bar: Amount, most: int) -> SafeString:
    if bar.value is None:
        drawn = mark("rect", css="c-mist", width="100%", height="60%", y="20%")
    else:
        css = "c-2" if bar.second else "c-shelter"
        drawn = mark("rect", css=css, width=f"{percent_of(bar.value, most)}%", height="76%", y="12%")
    return format_html(
        '<li><span>{}</span><span class="bars__value">{}</span>'
        '<span class="bars__bar"><svg aria-hidden="true">{}</svg></span></li>',
        bar.name,
        bar.text,
        drawn,
    )
