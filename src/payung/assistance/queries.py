"""Reads: which programmes and lists an actor reaches, who stands where, what lapses soon, who is taken over by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q, QuerySet

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.assistance.models import Candidate, NameList, Programme, Sponsor
from payung.kernel.periods import first_day, last_day, month_of
from payung.registry.models import Person, Region
from payung.registry.queries import regions_reached

SOON_DAYS = 60
"""Days before its last day from which a programme is said to lapse soon: time for a decree and a payment."""
LEVELS = (Region.Level.PROVINCE, Region.Level.REGENCY, Region.Level.DISTRICT, Region.Level.VILLAGE)
_HANDOVER = """
SELECT t.programme_id, count(*),
       count(*) FILTER (WHERE n.starts = t.last_month + interval '1 month'),
       count(*) FILTER (WHERE n.starts > t.last_month + interval '1 month')
FROM assistance_placement t
JOIN assistance_programme p ON p.id = t.programme_id
CROSS JOIN LATERAL (
  SELECT min(o.first_month) AS starts FROM assistance_placement o
  WHERE o.person_id = t.person_id AND NOT o.void AND o.basis = t.basis AND o.first_month > t.last_month
) n
WHERE t.programme_id = ANY(%s) AND NOT t.void AND t.last_month = p.last_month
GROUP BY t.programme_id
"""


@dataclass(frozen=True)
class Handover:
    """What comes after a programme for those who sit in it to the end: how many go on with another sponsor the very
    next month, how many only after a gap, how many with nobody."""

    people: int = 0
    goes_on: int = 0
    after_a_gap: int = 0

    @property
    def nobody(self) -> int:
        return self.people - self.goes_on - self.after_a_gap


def around(codes: Iterable[str]) -> set[str]:
    """These codes and those of every region they lie in: `61.08.01.2001` lies in `61.08.01`, `61.08` and `61`."""
    return {
        ".".join(parts[: count + 1]) for code in codes for parts in [code.split(".")] for count in range(len(parts))
    }


def codes_reached(actor: Actor, permission: str) -> frozenset[str]:
    """Codes of the regions where `permission` holds, villages too."""
    return frozenset(regions_reached(actor, permission).values_list("code", flat=True))


def programmes_reached(actor: Actor, permission: str) -> QuerySet[Programme]:
    """Programmes of the regions where `permission` holds: what may be opened, approved, paid."""
    rows = Programme.objects.select_related("sponsor", "region", "continues__sponsor")
    return rows.filter(region__in=codes_reached(actor, permission))


def programmes_open_to(actor: Actor, permission: str) -> QuerySet[Programme]:
    """Those, and the programmes of the regions around: a village proposes people for what its regency pays."""
    rows = Programme.objects.select_related("sponsor", "region", "continues__sponsor")
    if ScopeKind.ALL in actor.scopes(permission):
        return rows
    codes = codes_reached(actor, permission)
    return rows.filter(region__in=codes | around(codes))


def listing_regions(actor: Actor, permission: str, programme: Programme) -> QuerySet[Region]:
    """Regions whose people the actor may list in a programme: within reach and within the programme's region."""
    inside = Q(code=programme.region_id) | Q(code__startswith=f"{programme.region_id}.")
    reached = codes_reached(actor, permission)
    return Region.objects.filter(inside, code__in=reached, level__in=LEVELS).order_by("code")


def candidates_seen(actor: Actor, permission: str, programme: Programme) -> QuerySet[Candidate]:
    """Everybody proposed by a region within reach."""
    rows = Candidate.objects.filter(programme=programme).select_related("placement", "region", "person")
    return rows.filter(region__in=codes_reached(actor, permission))


def people_named(rows: QuerySet[Candidate]) -> QuerySet[Person, int]:
    """Numbers of those on a list who are ours: who sits in a place, and whoever else its findings are about."""
    known = Q(nik__in=rows.order_by().values("nik")) & ~Q(nik_state=Person.NikState.DUPLICATE)
    mine = known | Q(pk__in=rows.order_by().exclude(person=None).values("person"))
    return Person.objects.filter(mine).values_list("pk", flat=True)


def lists_seen(actor: Actor, permission: str, programme: Programme) -> QuerySet[NameList]:
    """Files of the regions within reach, the newest first, without their bytes."""
    rows = NameList.objects.filter(programme=programme).select_related("region").defer("content")
    return rows.filter(region__in=codes_reached(actor, permission)).order_by("-pk")


def counts(rows: QuerySet[Candidate]) -> list[tuple[str, int]]:
    """(state, how many) for every state, those nobody is in too."""
    found = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    return [(state, found.get(state, 0)) for state in Candidate.State.values]


def seated(programme: Programme, month: dt.date) -> int:
    """How many people sit in a place in a month."""
    return programme.placements.filter(void=False, first_month__lte=month, last_month__gte=month).count()


def sponsors_reached(actor: Actor, permission: str) -> QuerySet[Sponsor]:
    """Sponsors of the regions within reach, and of those around them."""
    rows = Sponsor.objects.select_related("region").order_by("name")
    if ScopeKind.ALL in actor.scopes(permission):
        return rows
    codes = codes_reached(actor, permission)
    return rows.filter(region__in=codes | around(codes))


def lapsing(rows: QuerySet[Programme], today: dt.date) -> QuerySet[Programme]:
    """Of these, the approved programmes whose last day comes within `SOON_DAYS`, the nearest first."""
    until = today + dt.timedelta(days=SOON_DAYS)
    last = first_day(month_of(until)) if last_day(month_of(until)) <= until else first_day(month_of(until) - 1)
    return rows.filter(
        state=Programme.State.APPROVED, last_month__gte=today.replace(day=1), last_month__lte=last
    ).order_by("last_month", "pk")


def handovers(programme_ids: Sequence[int]) -> dict[int, Handover]:
    """What comes after each of these programmes; one with nobody in it is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_HANDOVER, [list(programme_ids)])
        return {number: Handover(*rest) for number, *rest in cursor.fetchall()}


def gap_months(programme: Programme) -> int:
    """Months between the programme this one continues and its own first; 0 where it follows at once."""
    before = programme.continues
    return max(0, month_of(programme.first_month) - month_of(before.last_month) - 1) if before else 0
