"""What is near a place: by distance between centres where both are known, otherwise by belonging and neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isqrt
from typing import Generic, Literal, Protocol, TypeVar

from payung.registry.models import Region
from payung.registry.serving import lineage

KM_PER_DEGREE = 111
How = Literal["district", "regency", "distance", "neighbour", "province", "far"]
ORDER: tuple[How, ...] = ("district", "regency", "distance", "neighbour", "province", "far")
INSIDE = {Region.Level.VILLAGE: "district", Region.Level.DISTRICT: "district", Region.Level.REGENCY: "regency"}


class Placed(Protocol):
    """Anything that lies in a region."""

    region: Region


Thing = TypeVar("Thing", bound=Placed)


@dataclass(frozen=True)
class Near(Generic[Thing]):
    """One thing, how it was found to be near, and the straight distance in whole kilometres where that decided."""

    thing: Thing
    how: How
    km: int | None = None


def nearest(place: Region, things: Iterable[Thing]) -> list[Near[Thing]]:
    """The things, the nearest first; those equally near stay in the order given."""
    around = lineage(place)
    found = [_near(around, thing) for thing in things]
    return sorted(found, key=lambda near: (ORDER.index(near.how), near.km or 0))


def kilometres(one: Region, other: Region) -> int | None:
    """Straight distance between two centres; None where one is not known.

    Reckoned on a flat degree, which near the equator is right to one in a hundred.
    """
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    north, east = one.latitude - other.latitude, one.longitude - other.longitude
    return isqrt((north * north + east * east) * KM_PER_DEGREE**2) // 100


def _near(around: list[Region], thing: Thing) -> Near[Thing]:
    there = lineage(thing.region)
    codes = {region.code for region in there}
    shared = next((region for region in around if region.code in codes), None)
    if shared is not None and shared.level in INSIDE:
        return Near(thing, INSIDE[Region.Level(shared.level)])
    mine, theirs = _regency(around), _regency(there)
    if mine is None or theirs is None:
        return Near(thing, "province" if shared is not None and shared.level == Region.Level.PROVINCE else "far")
    km = kilometres(mine, theirs)
    if km is not None:
        return Near(thing, "distance", km)
    if mine.parent_id != theirs.parent_id:
        return Near(thing, "far")
    return Near(thing, "neighbour" if _touch(mine, theirs) else "province")


def _regency(regions: list[Region]) -> Region | None:
    return next((region for region in regions if region.level == Region.Level.REGENCY), None)


def _touch(one: Region, other: Region) -> bool:
    """Squares of the tile map that share a side or a corner."""
    if None in (one.tile_column, one.tile_row, other.tile_column, other.tile_row):
        return False
    return max(abs(one.tile_column - other.tile_column), abs(one.tile_row - other.tile_row)) == 1
