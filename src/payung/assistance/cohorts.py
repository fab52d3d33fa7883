"""Programmes as a meeting asks for them: who pays, on what basis, for how many, how much, until when, as of a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count, Q
from django.utils.timezone import get_default_timezone_name

from payung.assistance.models import Candidate, Programme, ProgrammeMonth
from payung.assistance.queries import around
from payung.kernel.periods import last_day, month_of

# What was paid and booked by the day for people of these regions, month by month; a month's amount is its people times
# the rate of one place, or the rolls are wrong.
_PAID = """
SELECT i.programme_id, l.month, count(*), sum(l.jkk + l.jkm + l.jht)::bigint
FROM assistance_instalment i
JOIN rolls_roll r ON r.id = i.roll_id AND r.state = 'paid' AND (r.posted_at AT TIME ZONE %(here)s)::date <= %(day)s
JOIN rolls_rollline l ON l.roll_id = r.id
WHERE i.programme_id = ANY(%(ids)s) AND l.region_id = ANY(%(regions)s)
GROUP BY i.programme_id, l.month ORDER BY i.programme_id, l.month
"""
_PEOPLE = """
SELECT i.programme_id, count(DISTINCT l.person_id)
FROM assistance_instalment i
JOIN rolls_roll r ON r.id = i.roll_id AND r.state = 'paid' AND (r.posted_at AT TIME ZONE %(here)s)::date <= %(day)s
JOIN rolls_rollline l ON l.roll_id = r.id
WHERE i.programme_id = ANY(%(ids)s) AND l.region_id = ANY(%(regions)s)
GROUP BY i.programme_id
"""


class DoesNotFoot(AssertionError):
    """What was paid is not people times months times the amount of one place: a defect, never a state."""


@dataclass(frozen=True)
class Paid:
    """One month of a programme that was paid: people and whole rupiah."""

    month: dt.date
    people: int
    amount: int


@dataclass(frozen=True)
class Cohort:
    """One approved programme on a day, for the people of some regions.

    whole    its people all live there; else only what was paid for those who do is told of it
    rates    month → what one place costs, whole rupiah
    paid     months paid and booked by the day
    people   who was ever paid for
    states   state of a candidate → how many, as they were found last; only of lists sent in by the day
    """

    programme: Programme
    whole: bool
    rates: dict[dt.date, int]
    paid: tuple[Paid, ...] = ()
    people: int = 0
    states: dict[str, int] = field(default_factory=dict)

    @property
    def person_months(self) -> int:
        return sum(each.people for each in self.paid)

    @property
    def amount(self) -> int:
        """Whole rupiah paid."""
        return sum(each.amount for each in self.paid)

    @property
    def begins(self) -> dt.date:
        return self.programme.first_month

    @property
    def ends(self) -> dt.date:
        """The last day of the programme."""
        return last_day(month_of(self.programme.last_month))

    @property
    def paid_until(self) -> dt.date | None:
        """The last day paid for; None where nothing is."""
        return last_day(month_of(self.paid[-1].month)) if self.paid else None

    @property
    def lapses(self) -> dt.date:
        """The day after which its people are without cover unless somebody pays: the last day paid for."""
        return self.paid_until or self.begins - dt.timedelta(days=1)

    @property
    def rate(self) -> int | None:
        """What one place costs in a month, where it is the same in every month."""
        amounts = set(self.rates.values())
        return amounts.pop() if len(amounts) == 1 else None

    def people_in(self, day: dt.date) -> int:
        """Paid for in the month of a day. Nobody is paid for twice in one month."""
        return sum(each.people for each in self.paid if each.month == day.replace(day=1))

    def lapsed(self, day: dt.date) -> bool:
        return self.lapses < day


def cohorts_on(codes: Iterable[str], day: dt.date) -> list[Cohort]:
    """Approved programmes for people of these regions by the end of a day, what lapses first on top; what lapsed before
    the day behind, the newest first.

    codes  regions with everything inside them

    Raises DoesNotFoot where a paid month is not its people times the rate of a place.
    """
    inside = frozenset(codes)
    approved = Q(state=Programme.State.APPROVED, approved_at__date__lte=day)
    rows = Programme.objects.filter(approved, region__in=inside | around(inside)).select_related("sponsor", "region")
    programmes = {each.pk: each for each in rows}
    facts = {"ids": list(programmes), "regions": sorted(inside), "day": day, "here": get_default_timezone_name()}
    with connection.cursor() as cursor:
        cursor.execute(_PAID, facts)
        paid: dict[int, list[Paid]] = defaultdict(list)
        for number, *rest in cursor.fetchall():
            paid[number].append(Paid(*rest))
        cursor.execute(_PEOPLE, facts)
        people = dict(cursor.fetchall())
    rates, states = _rates(programmes), _states(programmes, day)
    found = []
    for number, each in programmes.items():
        whole = each.region_id in inside
        if whole or number in paid:
            facts_of = (rates[number], tuple(paid[number]), people.get(number, 0))
            found.append(Cohort(each, whole, *facts_of, states[number] if whole else {}))
    for each in found:
        _require_footing(each)
    return sorted(found, key=lambda each: _order(each, day))


def _order(each: Cohort, day: dt.date) -> tuple[bool, int, str, int]:
    gone, last = each.lapsed(day), each.lapses.toordinal()
    return gone, -last if gone else last, each.programme.title, each.programme.pk


def _rates(programmes: dict[int, Programme]) -> dict[int, dict[dt.date, int]]:
    found: dict[int, dict[dt.date, int]] = defaultdict(dict)
    rows = ProgrammeMonth.objects.filter(programme__in=list(programmes)).order_by("month")
    for row in rows:
        found[row.programme_id][row.month] = row.jkk + row.jkm + row.jht
    return found


def _states(programmes: dict[int, Programme], day: dt.date) -> dict[int, dict[str, int]]:
    rows = Candidate.objects.filter(programme__in=list(programmes))
    rows = rows.filter(Q(name_list=None) | Q(name_list__uploaded_at__date__lte=day))
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for number, state, many in rows.values_list("programme", "state").annotate(many=Count("pk")).order_by("programme"):
        found[number][state] = many
    return found


def _require_footing(cohort: Cohort) -> None:
    wrong = [each for each in cohort.paid if each.amount != each.people * cohort.rates[each.month]]
    if wrong:
        raise DoesNotFoot(f"programme {cohort.programme.pk}: {wrong[0]}")
