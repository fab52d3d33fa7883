"""Where a road begins and where it leads: today's people and workforce, who ends when, and the targets ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import connection

from payung.construction.queries import ENDS_OF
from payung.coverage.counted import SMALL, Rate, newest_snapshot, rates
from payung.coverage.figures import Figure
from payung.coverage.measures import book
from payung.coverage.queries import coverage_series
from payung.coverage.road.plan import Lapse, spread
from payung.coverage.targets import Target, targets_of
from payung.figures.shares import people_lacking, people_wanted
from payung.kernel.periods import month_of
from payung.registry.models import Region
from payung.registry.queries import regions_within

ENDINGS = {"assistance": "Iuran yang dibayar pihak lain", "project": "Proyek konstruksi"}
_ENDS = f"""
WITH here AS (SELECT id FROM registry_person WHERE region_id = ANY(%(regions)s)),
assisted AS (
  SELECT l.person_id, max(l.month) AS last
  FROM rolls_rollline l
  JOIN rolls_roll r ON r.id = l.roll_id AND r.state = 'paid' AND r.kind = 'assistance'
  WHERE l.person_id IN (SELECT id FROM here) AND l.month >= %(month)s
  GROUP BY l.person_id HAVING min(l.month) = %(month)s
), built AS (
  SELECT e.person_id, e.last FROM ({ENDS_OF}) e WHERE e.person_id IN (SELECT id FROM here)
), ending AS (
  SELECT person_id, last, 'assistance' AS kind FROM assisted UNION ALL SELECT person_id, last, 'project' FROM built
), once AS (SELECT DISTINCT ON (person_id) person_id, last, kind FROM ending ORDER BY person_id, last DESC, kind)
SELECT kind, last, count(*) FROM once o
WHERE NOT EXISTS (SELECT 1 FROM ledger_memberline m WHERE m.month = %(month)s AND m.owner_id = o.person_id)
  AND NOT EXISTS (
    SELECT 1 FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id AND r.state = 'paid' AND r.kind = 'own_account'
    WHERE l.month = %(month)s AND l.person_id = o.person_id)
GROUP BY kind, last HAVING count(*) >= %(least)s ORDER BY last, kind
"""
"""Of those covered in the month only by somebody else's roll or a project: the last month of each. Who also works for
an employer or pays alone stays."""


@dataclass(frozen=True)
class Start:
    """People covered and who could be, of one region.

    origin   counted here; published by somebody; or typed by the reader
    figures  what the two numbers come from; none where they were typed
    lapses   whose cover is known to end, and when
    """

    region: Region
    covered: int
    workforce: int
    origin: Literal["counted", "published", "typed"]
    figures: tuple[Figure, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    invented: bool = False


@dataclass(frozen=True)
class Piece:
    """A region inside, with how many of the people needed it would add; None where nobody measured it.

    gap  people it lacks itself for the same share; where some regions are not measured, fewer than it would add
    """

    region: Region
    covered: int | None
    workforce: int | None
    needed: int | None
    gap: int | None = None


def start_of(region: Region, *, public: bool = True) -> Start | None:
    """The newest snapshot where a workforce was measured; else the newest published figure that printed both numbers;
    None where neither is known."""
    snapshot = newest_snapshot()
    if snapshot is not None:
        rate = rates(snapshot, [region], public=public)[region.code]
        if rate.share and rate.numerator.number and rate.denominator and rate.denominator.number:
            people = int(rate.numerator.number)
            lapses = _lapses(region, snapshot.month, people, public=public)
            return _counted(region, rate, lapses)
    for each in reversed(coverage_series(region.code)):
        covered, eligible = each.covered, each.eligible
        if covered and eligible and covered.exact and eligible.exact and covered.number and eligible.number:
            told = (covered, eligible) if each.figure is None else (each.figure, covered, eligible)
            return Start(region, int(covered.number), int(eligible.number), "published", told)
    return None


def targets_ahead(region: Region, first: int) -> list[Target]:
    """Targets that fall due in or after the month `first`: the region's own, else of the nearest region above."""
    place: Region | None = region
    while place is not None:
        ahead = [each for each in targets_of(place.code) if month_of(each.day) >= first]
        if ahead:
            return ahead
        place = place.parent
    return []


def wanted_by(target: Target, workforce: int) -> int:
    """People the target asks for, of a workforce."""
    return people_wanted(workforce, target.percent)


def pieces(start: Start, needed: int, target: Target, *, public: bool = True) -> list[Piece]:
    """The regions inside and how many of `needed` people each would add, by how far each is from the target; the
    farthest first, those nobody measured last.

    Where nobody measured a region, it has no part and says so; those that are measured carry all.
    """
    inside = list(start.region.children.filter(level=Region.Level.REGENCY).order_by("code"))
    known = _known(start, inside, public=public)
    gaps = [people_lacking(*known[each.code], target.percent) for each in inside if each.code in known]
    shares = iter(zip(spread(needed, gaps), gaps, strict=True))
    found = [
        Piece(each, *known[each.code], *next(shares)) if each.code in known else Piece(each, None, None, None)
        for each in inside
    ]
    return sorted(found, key=lambda each: (each.needed is None, -(each.needed or 0)))


def _known(start: Start, inside: Sequence[Region], *, public: bool) -> dict[str, tuple[int, int]]:
    """Region code → covered, workforce; by the same kind of figure as the start."""
    if start.origin == "counted":
        snapshot = newest_snapshot()
        told = rates(snapshot, inside, public=public) if snapshot else {}
        return {
            code: (int(each.numerator.number), int(each.denominator.number))
            for code, each in told.items()
            if each.denominator and each.denominator.number and each.numerator.number is not None
        }
    found = {each.code: start_of_published(each) for each in inside}
    return {code: (each.covered, each.workforce) for code, each in found.items() if each}


def start_of_published(region: Region) -> Start | None:
    """The newest published figure with both numbers, for a region inside one that begins from a published figure."""
    found = start_of(region)
    return found if found and found.origin == "published" else None


def _counted(region: Region, rate: Rate, lapses: tuple[Lapse, ...]) -> Start:
    below, share = rate.denominator, rate.share
    if below is None or below.number is None or share is None or rate.numerator.number is None:
        raise ValueError("a start is counted with its denominator")
    return Start(
        region,
        int(rate.numerator.number),
        int(below.number),
        "counted",
        (share, rate.numerator, below),
        lapses,
        invented=book().denominators[below.metric].invented,
    )


def _lapses(region: Region, month: dt.date, covered: int, *, public: bool) -> tuple[Lapse, ...]:
    """Who of the month counted is covered only as long as somebody else pays or a project runs, by the last month."""
    facts = {"regions": sorted(regions_within([region.code])), "month": month, "least": SMALL if public else 1}
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, facts)
        rows = cursor.fetchall()
    found, left = [], covered
    for kind, last, people in rows:
        found.append(Lapse(ENDINGS[kind], min(people, left), month_of(last)))
        left -= found[-1].people
    return tuple(each for each in found if each.people)
