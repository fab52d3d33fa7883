"""Groups of people whose contributions somebody else paid, as the meeting asks for them: who, how many, until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Sum

from payung.kernel.periods import last_day, month_of
from payung.registry.models import Region
from payung.registry.queries import regions_within
from payung.rolls.models import Roll, RollLine

PARTS = F("jkk") + F("jkm") + F("jht")


@dataclass(frozen=True)
class Cohort:
    """One funder's people in one region. Whole rupiah paid; `ends` is the last day paid for."""

    funder: str
    people: int
    months: int
    amount: int
    begins: dt.date
    ends: dt.date

    def lapsed(self, day: dt.date) -> bool:
        return self.ends < day


def cohorts_of(region: Region, day: dt.date) -> list[Cohort]:
    """Everything paid by a day for people of the region, what lapses first on top.

    People are counted once per funder; the same person may be with two funders, so the rows are never added.
    """
    paid = RollLine.objects.filter(
        roll__kind=Roll.Kind.ASSISTANCE,
        roll__state=Roll.State.PAID,
        roll__paid_on__lte=day,
        region_id__in=regions_within([region.code]),
    )
    rows = paid.values("roll__payer_kind", "roll__payer_id", "roll__payer_name").annotate(
        people=Count("person_id", distinct=True),
        months=Count("month", distinct=True),
        amount=Sum(PARTS),
        begins=Min("month"),
        last=Max("month"),
    )
    found = [
        Cohort(
            row["roll__payer_name"], row["people"], row["months"], int(row["amount"]), row["begins"],
            last_day(month_of(row["last"])),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.ends, each.funder))
