"""The map of tiles: one box per region, placed roughly where it lies; those without a place in a grid by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.kernel.amounts import NBSP
from payung.web.charts.marks import drawing, joined, mark, words

STEPS = (30, 40, 50, 60)  # per cent at which the next, darker class begins


@dataclass(frozen=True)
class Tile:
    """One region. `value` in per cent, None where there is none, and `none` says why; `text` as the source printed it.

    column, row  its square; None where nobody laid the map out
    """

    name: str
    column: int | None
    row: int | None
    value: Decimal | None
    text: str
    when: str
    none: str = ""


@dataclass(frozen=True)
class Grid:
    """Sizes of one drawing: a box, the step to the next one, how far the text stands in."""

    box: tuple[float, float]
    step: tuple[float, float]


WIDE = Grid((128.0, 100.0), (136.0, 108.0))
SLIM = Grid((66.4, 80.0), (69.4, 83.0))
WIDE_LETTERS, SLIM_LETTERS = 13, 10
"""Letters of a name that fit beside each other in a box."""
NARROW, MANY = 5, 8
"""Columns a narrow screen has room for, kept where there are fewer; from MANY on the wide drawing has small boxes."""


def ramp_class(value: Decimal) -> int:
    """1 (lowest) to 5."""
    return 1 + sum(value >= step for step in STEPS)


def ramp_words(step: int) -> str:
    """The bounds of a class: `30–39 %`, with the ends open."""
    unit = f"{NBSP}%"
    if step == 1:
        return _("di bawah %(bound)s") % {"bound": f"{STEPS[0]}{unit}"}
    if step > len(STEPS):
        return _("%(bound)s ke atas") % {"bound": f"{STEPS[-1]}{unit}"}
    return f"{STEPS[step - 2]}–{STEPS[step - 1] - 1}{unit}"


def tile_map(tiles: Sequence[Tile], title: str, told: str, ident: str) -> SafeString:
    """The map twice: for wide and for narrow screens, of which the page shows one. At least one tile."""
    laid = laid_out(tiles)
    many = 1 + max(tile.column or 0 for tile in laid) > MANY
    slim = laid if _columns(laid) <= NARROW else _in_grid(laid, NARROW)
    drawn = []
    for grid, css, draw, tiles_ in (
        (SLIM, "wide", _slim, laid) if many else (WIDE, "wide", _wide, laid),
        (SLIM, "slim bleed", _slim, slim),
    ):
        columns, rows = max(NARROW, _columns(tiles_)), 1 + max(tile.row or 0 for tile in tiles_)
        width = (columns - 1) * grid.step[0] + grid.box[0]
        height = (rows - 1) * grid.step[1] + grid.box[1]
        boxes = [_box(tile, grid, draw) for tile in tiles_]
        drawn.append(drawing(boxes, width, height, css, f"{ident}-{css[0]}", title, told))
    return joined(drawn)


def laid_out(tiles: Sequence[Tile]) -> list[Tile]:
    """Every tile with a square: those without one under the others, by name, five to a row."""
    known = [tile for tile in tiles if tile.column is not None and tile.row is not None]
    rest = sorted((tile for tile in tiles if tile.column is None or tile.row is None), key=lambda tile: tile.name)
    first = 1 + max((tile.row or 0 for tile in known), default=-1)
    return known + [
        replace(tile, column=place % NARROW, row=first + place // NARROW) for place, tile in enumerate(rest)
    ]


def _columns(tiles: Sequence[Tile]) -> int:
    return 1 + max(tile.column or 0 for tile in tiles)


def _in_grid(tiles: Sequence[Tile], columns: int) -> list[Tile]:
    """From west to east, row by row: a map too wide for the screen."""
    order = sorted(tiles, key=lambda tile: (tile.column or 0, tile.row or 0))
    return [replace(tile, column=place % columns, row=place // columns) for place, tile in enumerate(order)]


def _box(tile: Tile, grid: Grid, draw) -> SafeString:
    left, top = (tile.column or 0) * grid.step[0], (tile.row or 0) * grid.step[1]
    width, height = grid.box
    if tile.value is None:
        frame = mark("rect", css="c-mist", x=left + 1, y=top + 1, width=width - 2.0, height=height - 2.0, rx=6)
    else:
        css = f"c-{ramp_class(tile.value)}"
        frame = mark("rect", css=css, x=left, y=top, width=width, height=height, rx=6)
    return mark("g", joined([frame, *draw(tile, left, top)]))


def _ink(tile: Tile) -> str:
    if tile.value is None:
        return "c-ink"
    return "on-hi" if ramp_class(tile.value) > 3 else "on-lo"


def _wide(tile: Tile, left: float, top: float) -> list[SafeString]:
    ink, x = _ink(tile), left + 12
    lines = _broken(tile.name, WIDE_LETTERS)
    name = [
        words(line, x, top + (20 if len(lines) > 1 else 25) + 15 * place, 14, ink, font_weight=600, **_held(line))
        for place, line in enumerate(lines)
    ]
    if tile.value is None:
        first, rest = _none(tile, _("belum"), _("dipublikasikan"))
        return [*name, words(first, x, top + 71, 14, "c-ink3"), words(rest, x, top + 88, 14, "c-ink3")]
    percent = mark("tspan", "%", font_size=15, font_weight=600, dx=3)
    value = mark("text", joined([_plain(tile.text), percent]), css=ink, x=x, y=top + 67, font_size=24, font_weight=700)
    return [*name, value, words(tile.when, x, top + 88, 14, ink)]


def _broken(name: str, room: int) -> list[str]:
    """In two lines where one has no room, broken before its last word: `Hulu Sungai` and `Selatan`."""
    first, _space, last = name.rpartition(" ")
    return [first, last] if len(name) > room and first else [name]


def _held(line: str) -> dict[str, object]:
    """A line too long all the same is held to the width of its box."""
    wide = WIDE.box[0] - 20
    return {"textLength": wide, "lengthAdjust": "spacingAndGlyphs"} if len(line) > WIDE_LETTERS else {}


def _slim(tile: Tile, left: float, top: float) -> list[SafeString]:
    ink, middle = _ink(tile), left + SLIM.box[0] / 2
    lines = _broken(tile.name, SLIM_LETTERS)
    first = top + (18 if len(lines) == 1 else 15)
    named = [
        words(line, middle, first + 14 * place, 12, ink, text_anchor="middle", **_pressed(line))
        for place, line in enumerate(lines)
    ]
    if tile.value is None:
        said = _none(tile, _("belum"), _("terbit"))
        return [
            *named,
            *(
                words(line, middle, top + 55 + 15 * at, 12, "c-ink3", text_anchor="middle")
                for at, line in enumerate(said)
            ),
        ]
    return [
        *named,
        words(tile.text, middle, top + 54, 17, ink, text_anchor="middle", font_weight=700),
        words(tile.when, middle, top + 71, 12, ink, text_anchor="middle"),
    ]


def _pressed(line: str) -> dict[str, object]:
    """A long name is held to the width of its box, whatever face the reader's machine has."""
    return {"textLength": 59, "lengthAdjust": "spacingAndGlyphs"} if len(line) > 7 else {}


def _none(tile: Tile, first: str, rest: str) -> tuple[str, str]:
    """Two lines of why there is no figure."""
    one, _space, other = tile.none.partition(" ")
    return (one, other) if tile.none else (first, rest)


def _plain(text: str) -> SafeString:
    return joined([text])
