"""From a figure to what it is made of: its definition and digest, the regions and segments in it, its versions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.coverage.counted import (
    Rate,
    figure,
    figure_of,
    rates,
    rows_of,
    snapshot_of,
)
from payung.coverage.figures import Figure, published
from payung.coverage.measured import Size, denominator_figure
from payung.coverage.measures import EVERY_PART, book
from payung.coverage.models import PublishedFigure, Snapshot, Workforce
from payung.registry.models import Region

_COUNTED = re.compile(r"H(\d{1,15}):([a-z_]{1,40}):([A-Z0-9.]{1,13}):([A-Z]{1,12})")
_WORKFORCE = re.compile(r"W(\d{1,15})")
BEHIND = {
    **dict.fromkeys(
        ("people_by_work", "people_by_residence", "memberships_by_work", "memberships_by_residence"), "people"
    ),
    **dict.fromkeys(("claims_cases", "claims_of_year", "claims_payments", "claims_paid"), "claims"),
    **dict.fromkeys(("employers_active", "contributions"), "employers"),
}
PART_NAMES = {
    "ALL": "semua",
    "PU": "penerima upah",
    "BPU": "bukan penerima upah",
    "JAKON": "jasa konstruksi",
    "PMI": "pekerja migran",
    "SCHOLARSHIP": "beasiswa anak",
}


@dataclass(frozen=True)
class Counted:
    """What the key of a counted figure names."""

    snapshot: Snapshot
    measure: str
    region: Region
    part: str

    @property
    def is_share(self) -> bool:
        return self.measure in book().shares


@dataclass(frozen=True)
class Trace:
    """A figure with what it is made of.

    over     for a share: its numerator and denominator
    inside   the same for the regions inside; by_part: the same by segment or programme
    earlier  the same figure in earlier versions of the month, the newest first
    behind   what stands behind it that an officer may see: people, claims, employers, or nothing
    """

    figure: Figure
    snapshot: Snapshot | None = None
    over: Rate | None = None
    inside: tuple[Figure, ...] = ()
    by_part: tuple[tuple[str, Figure], ...] = ()
    earlier: tuple[tuple[Snapshot, Figure], ...] = ()
    behind: str = ""
    adds_up: bool = False


def parse_counted(key: str) -> Counted | None:
    """The parts of the key of a counted figure; None where there is no such figure."""
    found = _COUNTED.fullmatch(key)
    if found is None:
        return None
    number, measure, code, part = found.groups()
    known = measure in book().shares or measure in book().measures
    if not known or (measure in book().shares and part != EVERY_PART):
        return None
    if measure in book().measures and part not in (EVERY_PART, *book().measures[measure].part_names):
        return None
    snapshot = Snapshot.objects.filter(pk=int(number)).first()
    region = Region.objects.filter(code=code).first()
    return Counted(snapshot, measure, region, part) if snapshot and region else None


def trace(key: str, *, public: bool = True) -> Trace | None:
    """What stands behind a key: a published figure (F…), a denominator (W…), a counted one (H…); None for no figure."""
    if (row := PublishedFigure.objects.filter(key=key).first()) is not None:
        return Trace(published(row))
    if match := _WORKFORCE.fullmatch(key):
        found = Workforce.objects.select_related("edition", "region").filter(pk=int(match[1])).first()
        return Trace(denominator_figure(Size(found, found.edition), found.region)) if found else None
    parsed = parse_counted(key)
    if parsed is None:
        return None
    return _share(parsed, public) if parsed.is_share else _number(parsed, public)


def _share(asked: Counted, public: bool) -> Trace | None:
    inside = list(asked.region.children.order_by("code"))
    every = rates(asked.snapshot, [asked.region, *inside], asked.measure, public=public)
    own = every[asked.region.code]
    if own.share is None:
        return None
    parts = tuple(each.share for code, each in every.items() if each.share and code != asked.region.code)
    return Trace(own.share, asked.snapshot, own, inside=parts)


def _number(asked: Counted, public: bool) -> Trace:
    places = {each.code: each for each in (asked.region, *asked.region.children.order_by("code"))}
    counting = book().measures[asked.measure]
    rows = rows_of(asked.snapshot, [asked.measure], places)

    def told(region: Region, part: str) -> Figure:
        row = rows.get((asked.measure, region.code, part))
        return figure_of(asked.snapshot, asked.measure, region, part, row, public=public)

    inside = tuple(
        told(each, asked.part)
        for code, each in places.items()
        if code != asked.region.code and (asked.measure, code, asked.part) in rows
    )
    parts = tuple(
        (PART_NAMES.get(part, part), told(asked.region, part))
        for part in counting.part_names
        if asked.part == EVERY_PART and (asked.measure, asked.region.code, part) in rows
    )
    return Trace(
        told(asked.region, asked.part),
        asked.snapshot,
        inside=inside,
        by_part=parts,
        earlier=_earlier(asked, public),
        behind=behind_of(asked.measure),
        adds_up=counting.counted not in ("people", "memberships") or counting.place == "residence",
    )


def behind_of(measure: str) -> str:
    """What a counted number is made of: `people`, `claims` or `employers`."""
    return BEHIND.get(measure, "")


def _earlier(asked: Counted, public: bool) -> tuple[tuple[Snapshot, Figure], ...]:
    told = []
    for version in range(asked.snapshot.version - 1, 0, -1):
        before = snapshot_of(asked.snapshot.month, version)
        if before is not None:
            told.append((before, figure(before, asked.measure, asked.region, asked.part, public=public)))
    return tuple(told)


def sentence(asked: Figure) -> str:
    """The figure in one sentence that can be quoted alone."""
    said = {
        "name": asked.name,
        "region": asked.region_name,
        "text": asked.text,
        "as_of": asked.as_of,
        "definition": asked.definition,
        "publisher": asked.publisher,
    }
    return (
        _("%(name)s %(region)s: %(text)s, posisi %(as_of)s. Dihitung: %(definition)s. Penerbit: %(publisher)s.") % said
    )
