"""The tile map of what was published inside a region: a province, Kalimantan, the nation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.coverage.queries import Coverage, coverages_of, newest_coverage
from payung.registry.models import Region
from payung.registry.reference import nation_tiles
from payung.web.charts import Tile, ramp_class, ramp_words, tile_map
from payung.web.public.published import plain_name, said, short_when

WIDER = (Region.Level.NATION, Region.Level.ISLAND, Region.Level.PROVINCE)


@dataclass(frozen=True)
class Map:
    """One map with what its page says beside it: classes that occur, how many have a figure, of how many."""

    drawn: SafeString
    ramp: list[tuple[int, str]]
    known: int
    every: int


def map_of(place: Region) -> Map | None:
    """The map of the regions inside; None for a region that has no map: a regency and what lies in it."""
    if place.level not in WIDER:
        return None
    if place.level == Region.Level.NATION:
        laid = {row.code: (row.name, row.column, row.row) for row in nation_tiles()}
        shown = coverages_of({row.code: row.full_name for row in nation_tiles()})
    else:
        inside = Region.objects.filter(parent=place)
        laid = {each.code: (plain_name(each.name), each.tile_column, each.tile_row) for each in inside}
        shown = newest_coverage(place.code)
    return drawn_map(place, shown, laid) if shown else None


def drawn_map(place: Region, shown: Sequence[Coverage], laid: dict[str, tuple[str, int | None, int | None]]) -> Map:
    """Every region has a tile; one that nobody laid out stands in a grid below."""
    tiles = [
        Tile(
            *laid[each.region_code],
            value=each.figure.number if each.figure else None,
            text=each.figure.value if each.figure else "",
            when=short_when(each.figure) if each.figure else "",
        )
        for each in shown
    ]
    title = _("Peta kotak cakupan yang terbit, %(place)s") % {"place": place.short_name}
    told = "; ".join(said(each) for each in shown)
    known = [each for each in shown if each.figure]
    return Map(tile_map(tiles, title, told, "peta"), ramp_of(known), len(known), len(shown))


def ramp_of(known: Sequence[Coverage]) -> list[tuple[int, str]]:
    """Classes that occur or lie between those that do, with their bounds in words."""
    found = [ramp_class(each.figure.number) for each in known if each.figure and each.figure.number is not None]
    return [(step, ramp_words(step)) for step in range(min(found), max(found) + 1)] if found else []
