"""One bar in parts: of what a sum is made, and how far a target is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from payung.web.charts.marks import joined, mark

FILLS = ("c-shelter", "c-3", "c-1", "c-mid", "c-2", "c-4")


@dataclass(frozen=True)
class Part:
    """One part: how much, its words (`dari perusahaan`) and its figure as text (`Rp3.732.839`)."""

    amount: int
    name: str
    text: str


def percent_of(amount: int, total: int) -> Decimal:
    """Per cent of the whole with two decimals, for widths only."""
    return round(Decimal(100 * amount) / total, 2) if total else Decimal(0)


def share_bar(parts: Sequence[Part], said: str) -> SafeString:
    """The bar, and a line per part with its swatch.

    said  the whole in one sentence with its figures, read aloud instead of the picture
    """
    total, left, drawn, lines = sum(part.amount for part in parts), Decimal(0), [], []
    for part, css in zip(parts, FILLS, strict=False):
        width = percent_of(part.amount, total)
        drawn.append(mark("rect", css=css, x=f"{left}%", width=f"{width}%", height="100%"))
        left += width
        swatch = mark("rect", css=css, width=16, height=16, rx=2)
        lines.append(
            format_html(
                '<li><span><svg class="sw" viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</span>'
                '<span class="num">{}</span></li>',
                swatch,
                part.name,
                part.text,
            )
        )
    picture = mark("svg", joined(drawn) if total else " ", role="img", aria_label=said)
    return format_html(
        '<div class="share">{}</div><figcaption><ul class="lines lines--bare">{}</ul></figcaption>',
        picture,
        joined(lines),
    )


@dataclass(frozen=True)
class Reach:
    """How far a region is, everything as text beside its number in per cent of the workforce.

    covered, target         per cent
    covered_words           `69.590 terlindungi`
    percent_words           `53,43 % pada 2024`
    target_words, _short    `Target provinsi 59,56 % = 77.574 orang`, and without the people
    lacking_words           `kurang 7.984 orang`; empty when the target is reached
    open_words              `60.655 orang belum terlindungi`
    """

    covered: Decimal
    target: Decimal
    covered_words: str
    percent_words: str
    target_words: str
    target_short: str
    lacking_words: str
    open_words: str


def target_bar(reach: Reach, title: str, ident: str) -> SafeString:
    """Covered solid, up to the target half tone, the rest hatched; drawn for wide and for narrow screens."""
    return joined([_wide(reach, title, ident), _slim(reach, title, ident)])


def _band(reach: Reach, size: int) -> list[SafeString]:
    covered, target = reach.covered, reach.target
    drawn = [
        mark("rect", fill="url(#hujan)", x=f"{covered}%", y=30, width=f"{max(Decimal(0), 100 - covered)}%", height=46),
        mark("rect", css="c-frame", x=0, y=30, width="100%", height=46),
        mark("rect", css="c-shelter", y=30, width=f"{covered}%", height=46),
    ]
    if covered < target:
        drawn.append(mark("rect", css="c-mid", x=f"{covered}%", y=30, width=f"{target - covered}%", height=46))
    drawn.append(mark("line", css="c-target", x1=f"{target}%", x2=f"{target}%", y1=22, y2=84))
    inside = covered >= 30
    drawn.append(
        mark(
            "text",
            reach.covered_words,
            css="c-paper" if inside else "c-ink halo",
            x="0%" if inside else f"{max(covered, target)}%",
            y=59,
            dx=14,
            font_size=size,
            font_weight=700,
        )
    )
    return drawn


def _says(text: str, x: str, y: int, size: int, anchor: str = "start", weight: int | None = None) -> SafeString:
    return mark("text", text, css="c-ink", x=x, y=y, font_size=size, text_anchor=anchor, font_weight=weight)


def _wide(reach: Reach, title: str, ident: str) -> SafeString:
    anchor = "start" if reach.target < 25 else "end" if reach.target > 75 else "middle"
    body = [
        mark("title", title, id=f"{ident}-w"),
        *_band(reach, 16),
        _says(reach.target_words, f"{reach.target}%", 16, 16, anchor, 600),
        _says(reach.open_words, "100%", 100, 16, "end"),
        _says(", ".join(filter(None, (reach.percent_words, reach.lacking_words))), "0%", 100, 16),
    ]
    return mark("svg", joined(body), css="wide fixed-wide", role="img", aria_labelledby=f"{ident}-w")


def _slim(reach: Reach, title: str, ident: str) -> SafeString:
    anchor = "end" if reach.target > 60 else "middle"
    body = [
        mark("title", title, id=f"{ident}-s"),
        *_band(reach, 15),
        _says(reach.target_short, f"{reach.target}%", 16, 15, anchor, 600),
        _says(", ".join(filter(None, (reach.percent_words, reach.lacking_words))), "0%", 102, 15),
        _says(reach.open_words, "0%", 124, 15),
    ]
    return mark("svg", joined(body), css="slim fixed-slim", role="img", aria_labelledby=f"{ident}-s")
