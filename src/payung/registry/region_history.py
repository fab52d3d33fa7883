"""Regions through time: names, codes and parents they had, and finding a place by any of them.

Kemendagri and BPS number the same places differently: 61.02 is Mempawah for Kemendagri, 6102 Bengkayang for BPS. So a
code is only looked up together with its system and a day.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from payung.registry.models import Region

System = Literal["kemendagri", "bps"]
FILE = Path(__file__).with_name("data").joinpath("region_history.csv")
KINDS = ("kabupaten ", "kab. ", "kab ", "kota ", "provinsi ", "kecamatan ", "desa ", "kelurahan ")


@dataclass(frozen=True)
class Past:
    """What a place was until a day.

    code       today's Kemendagri code
    name       its name then, empty where it was the same
    old_code   its Kemendagri code then, empty where it was the same; old_bps likewise
    parent     the region it lay in then, empty where it was the same
    from_part  the region out of which it was made: before `until` it did not exist by itself
    until      the first day on which this no longer holds
    """

    code: str
    name: str
    old_code: str
    old_bps: str
    parent: str
    from_part: str
    until: dt.date
    act: str
    status: str


@dataclass(frozen=True)
class Match:
    """A place found. `why`: by what, where it was not today's name: an old name, or a code with its system."""

    region: Region
    why: str


@cache
def history() -> tuple[Past, ...]:
    """Every change we know, the oldest first."""
    rows = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())
    past = [Past(**{**row, "until": dt.date.fromisoformat(row["until"])}) for row in rows]
    return tuple(sorted(past, key=lambda each: (each.until, each.code)))


def past_on(day: dt.date) -> dict[str, Past]:
    """Today's code → what differed on `day`; places that were as today are left out."""
    return {each.code: each for each in reversed(history()) if day < each.until}


def parents_on(day: dt.date) -> dict[str, str | None]:
    """Code → the region it lay in on `day`, for every region known; the nation has none.

    A place made later out of another keeps a line of its own, under the region out of which it was made: what is
    registered under today's code is then counted where it belonged.
    """
    now = dict(Region.objects.values_list("code", "parent_id"))
    for code, past in past_on(day).items():
        above = past.from_part or past.parent
        if code in now and above in now:
            now[code] = above
    return now


def region_by_code(code: str, system: System, day: dt.date) -> Region | None:
    """The place that bore `code` in `system` on `day`; None where nobody did.

    Dots, blanks and a leading apostrophe do not matter: `61.02`, `6102` and `61 02` are one Kemendagri code.
    """
    digits = plain_code(code)
    for past in past_on(day).values():
        old = plain_code(past.old_code if system == "kemendagri" else past.old_bps)
        if old and old == digits:
            return Region.objects.filter(code=past.code).first()
    if system == "bps":
        found = Region.objects.filter(bps_code=digits).first()
    else:
        found = Region.objects.filter(code=dotted(digits)).first()
    past = past_on(day).get(found.code) if found else None
    changed = past is not None and bool(past.old_code if system == "kemendagri" else past.old_bps)
    return None if found is None or changed or (past is not None and past.from_part) else found


def name_on(region: Region, day: dt.date) -> str:
    """What the place was called on `day`."""
    past = past_on(day).get(region.code)
    return past.name if past and past.name else region.name


def find_regions(typed: str, *, most: int = 20) -> list[Match]:
    """Places by name, old name or code of either system, best first; each says by what it was found."""
    wanted = typed.strip().lower()
    if plain_code(wanted).isdigit():
        return _by_code(wanted)
    bare = plain_name(wanted)
    if len(bare) < 2:
        return []
    found: dict[str, Match] = {}
    places = Region.objects.exclude(level=Region.Level.VILLAGE).order_by("code")
    for region in sorted(places, key=lambda each: each.code.count(".")):  # the regency before a district so called
        if bare in region.name.lower():
            found[region.code] = Match(region, "")
    for past in history():
        if past.name and bare in past.name.lower() and past.code not in found:
            region = Region.objects.filter(code=past.code).first()
            if region:
                found[past.code] = Match(
                    region, f"bernama {past.name} sampai {past.until - dt.timedelta(days=1):%d-%m-%Y}"
                )
    full = [each for each in found.values() if wanted in (each.region.name.lower(), plain_name(each.region.name))]
    old = [each for each in found.values() if each.why and wanted in each.why.lower()]
    return _once([*full, *old, *found.values()])[:most]


def _by_code(wanted: str) -> list[Match]:
    digits = plain_code(wanted)
    ours = Region.objects.filter(code=dotted(digits))
    theirs = Region.objects.filter(bps_code=digits)
    found = [Match(each, f"kode Kemendagri {each.code}") for each in ours]
    found += [Match(each, f"kode BPS {each.bps_code}") for each in theirs if "." not in wanted]
    for past in history():
        for system, old in (("Kemendagri", past.old_code), ("BPS", past.old_bps)):
            if old and plain_code(old) == digits:
                region = Region.objects.filter(code=past.code).first()
                if region:
                    found.append(Match(region, f"kode {system} {old} sebelum {past.until:%d-%m-%Y}"))
    return found


def _once(matches: Iterable[Match]) -> list[Match]:
    seen: dict[str, Match] = {}
    for each in matches:
        seen.setdefault(each.region.code, each)
    return list(seen.values())


def plain_code(text: str) -> str:
    """Only the digits that were written, `61.02` as `6102`; a province written `6100` as `61`."""
    bare = text.strip().lstrip("'").replace(".", "").replace(" ", "")
    return bare[:2] if bare.isdigit() and len(bare) == 4 and bare.endswith("00") else bare


def dotted(digits: str) -> str:
    """`6102` as `61.02`, `610201` as `61.02.01`, `6102012001` as `61.02.01.2001`."""
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    return ".".join(part for part in parts if part)


def plain_name(name: str) -> str:
    """A name without the word for its kind, in small letters."""
    bare = name.strip().lower()
    for kind in KINDS:
        if bare.startswith(kind):
            return bare[len(kind) :].strip()
    return bare
