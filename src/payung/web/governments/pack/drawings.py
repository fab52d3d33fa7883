"""The pictures of a pack on the page, where they are lists that a screen reader reads out."""

from __future__ import annotations

from decimal import Decimal

from django.utils.safestring import SafeString

from payung.web.charts import Amount, Tile, amount_bars, ranking_bars, share_bar, tile_map, timeline
from payung.web.charts import Bar as PageBar
from payung.web.charts import Part as PagePart
from payung.web.governments.pack.pictures import Picture, Shares, Stack, Sums, TileMap, Timeline

FULL = Decimal(100)


def on_page(picture: Picture) -> SafeString:
    """The picture as the page has it everywhere."""
    if isinstance(picture, Shares):
        return _shares(picture)
    if isinstance(picture, Sums):
        return amount_bars([Amount(row.name, _whole(row.value), row.text) for row in picture.rows])
    if isinstance(picture, Stack):
        parts = [PagePart(_whole(row.value) or 0, row.name, row.text) for row in picture.rows]
        told = "; ".join(f"{row.name} {row.text}" for row in picture.rows)
        return share_bar(parts, f"{picture.title}: {picture.whole}. {told}")
    return tiles_of(picture) if isinstance(picture, TileMap) else _timeline(picture)


def tiles_of(picture: TileMap) -> SafeString:
    """Drawn twice, for wide and for narrow screens."""
    tiles = [
        Tile(
            each.name, each.column, each.row, each.per_cent, each.text if each.per_cent is not None else "",
            picture.when, none="" if each.per_cent is not None else each.text,
        )
        for each in picture.squares
    ]  # fmt: skip
    told = "; ".join(f"{each.name} {each.text}" for each in picture.squares)
    return tile_map(tiles, picture.title, told, "peta-lembar")


def _timeline(picture: Timeline) -> SafeString:
    return timeline(picture.rows, picture.now)


def _shares(picture: Shares) -> SafeString:
    bars = [
        PageBar(each.name, each.per_cent, each.text, none=each.text if each.per_cent is None else "")
        for each in picture.bars
    ]
    return ranking_bars(bars, picture.mark, picture.mark_words, longest(picture))


def longest(picture: Shares) -> Decimal:
    """What the whole width stands for, in per cent: more than a hundred where a bar is, so that nothing is cut."""
    return max([FULL, *(each.per_cent for each in picture.bars if each.per_cent is not None)])


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)
