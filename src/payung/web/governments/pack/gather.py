"""One region on one day, gathered once."""

from __future__ import annotations

import datetime as dt

from django.utils import translation

from payung.kernel.amounts import NBSP
from payung.registry.models import Region
from payung.web.governments.pack import agreeing, covering, paying, peopling, sponsoring, working
from payung.web.governments.pack.model import Pack
from payung.web.governments.pack.world import World

PARTS = (
    covering.coverage, peopling.segments, peopling.eligible, peopling.places, sponsoring.subsidised, paying.claims,
    working.employers, working.projects, agreeing.instruments, agreeing.actions,
)  # fmt: skip


def gather(region: Region, day: dt.date) -> Pack:
    """The pack, always in Indonesian: it is a document of record, whatever language its reader works in."""
    with translation.override("id"):
        world = World(region, day)
        parts = tuple(part(world) for part in PARTS)
        taken = {each.pk: each for each in _taken(world)}
        return Pack(region, day, _title(world), parts, world.snapshot, world.named, taken, world.make.workings)


def _taken(world: World) -> list:
    return [*world.taken, *([world.snapshot] if world.snapshot and world.snapshot not in world.taken else [])]


def _title(world: World) -> str:
    """What is counted, else what was published, else that nobody knows."""
    rate, name = world.rate, world.region.name
    if rate and rate.share and rate.denominator:
        lacking = world.named.get("belum_terlindungi")
        rest = f" {lacking.value}{NBSP}belum." if lacking else ""
        return f"{rate.numerator.value} dari {rate.denominator.value} pekerja {name} terlindungi.{rest}"
    published = world.published
    if published and published.figure:
        return f"Cakupan {name} {published.figure.text} menurut angka yang terbit."
    return f"Cakupan {name} belum diukur dan belum dipublikasikan."
