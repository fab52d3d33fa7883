"""The map of tiles: one box per regency, placed roughly where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.kernel.amounts import NBSP
from payung.web.charts.marks import drawing, joined, mark, words

STEPS = (30, 40, 50, 60)  # per cent at which the next, darker class begins


@dataclass(frozen=True)
class Tile:
    """One region. `value` in per cent, None where nothing was published; `text` as the source printed it."""

    name: str
    column: int
    row: int
    value: Decimal | None
    text: str
    when: str


@dataclass(frozen=True)
class Grid:
    """Sizes of one drawing: a box, the step to the next one, how far the text stands in."""

    box: tuple[float, float]
    step: tuple[float, float]


WIDE = Grid((128.0, 100.0), (136.0, 108.0))
SLIM = Grid((66.4, 80.0), (69.4, 83.0))


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
    """The map twice: for wide and for narrow screens, of which the page shows one."""
    columns = 1 + max(tile.column for tile in tiles)
    rows = 1 + max(tile.row for tile in tiles)
    drawn = []
    for grid, css, draw in ((WIDE, "wide", _wide), (SLIM, "slim bleed", _slim)):
        width = (columns - 1) * grid.step[0] + grid.box[0]
        height = (rows - 1) * grid.step[1] + grid.box[1]
        boxes = [_box(tile, grid, draw) for tile in tiles]
        drawn.append(drawing(boxes, width, height, css, f"{ident}-{css[0]}", title, told))
    return joined(drawn)


def _box(tile: Tile, grid: Grid, draw) -> SafeString:
    left, top = tile.column * grid.step[0], tile.row * grid.step[1]
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
    name = words(tile.name, x, top + 25, 14, ink, font_weight=600)
    if tile.value is None:
        return [name, words(_("belum"), x, top + 71, 14, "c-ink3"), _unpublished(x, top + 88, 14)]
    percent = mark("tspan", "%", font_size=15, font_weight=600, dx=3)
    value = mark("text", joined([_plain(tile.text), percent]), css=ink, x=x, y=top + 67, font_size=24, font_weight=700)
    return [name, value, words(tile.when, x, top + 88, 14, ink)]


def _slim(tile: Tile, left: float, top: float) -> list[SafeString]:
    ink, middle = _ink(tile), left + SLIM.box[0] / 2
    lines = tile.name.split(" ", 1) if len(tile.name) > 10 else [tile.name]
    first = top + (18 if len(lines) == 1 else 15)
    named = [
        words(line, middle, first + 14 * place, 12, ink, text_anchor="middle", **_pressed(line))
        for place, line in enumerate(lines)
    ]
    if tile.value is None:
        return [
            *named,
            words(_("belum"), middle, top + 55, 12, "c-ink3", text_anchor="middle"),
            words(_("terbit"), middle, top + 70, 12, "c-ink3", text_anchor="middle"),
        ]
    return [
        *named,
        words(tile.text, middle, top + 54, 17, ink, text_anchor="middle", font_weight=700),
        words(tile.when, middle, top + 71, 12, ink, text_anchor="middle"),
    ]


def _pressed(line: str) -> dict[str, object]:
    """A long name is held to the width of its box, whatever face the reader's machine has."""
    return {"textLength": 59, "lengthAdjust": "spacingAndGlyphs"} if len(line) > 7 else {}


def _unpublished(x: float, y: float, size: int) -> SafeString:
    return words(_("dipublikasikan"), x, y, size, "c-ink3")


def _plain(text: str) -> SafeString:
    return joined([text])
