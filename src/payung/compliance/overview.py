"""Counts of cases by kind and age, and what is still to be answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from payung.compliance.models import Case, CaseRow, CaseStep, MemberWord, Search
from payung.compliance.practice import practice
from payung.registry.models import Employer, Person

DAY = dt.timedelta(days=1)


def ages() -> dict[str, int]:
    """Days: up to `new` a case is new, from `next` on no longer, past `old` it is old."""
    told = practice()["ages"]
    return {"new": told["new_days"], "next": told["new_days"] + 1, "old": told["old_days"]}


@dataclass(frozen=True)
class KindCount:
    """Open cases of one kind by age, those past their day, and all ever closed."""

    kind: str
    label: str
    young: int
    middle: int
    old: int
    late: int
    closed: int

    @property
    def open(self) -> int:
        return self.young + self.middle + self.old


def by_kind_and_age(cases: QuerySet[Case], today: dt.date, now: dt.datetime) -> list[KindCount]:
    """One row per kind that has any case, in the order of the kinds."""
    is_open = ~Q(stage=Case.Stage.CLOSED)
    limits = ages()
    new, old = now - limits["new"] * DAY, now - limits["old"] * DAY
    counted = {
        row["kind"]: row
        for row in cases.order_by().values("kind").annotate(
            young=Count("pk", filter=is_open & Q(opened_at__gt=new), distinct=True),
            middle=Count("pk", filter=is_open & Q(opened_at__lte=new, opened_at__gt=old), distinct=True),
            old=Count("pk", filter=is_open & Q(opened_at__lte=old), distinct=True),
            late=Count("pk", filter=is_open & Q(due_on__lt=today), distinct=True),
            closed=Count("pk", filter=~is_open, distinct=True),
        )
    }  # fmt: skip
    return [KindCount(label=str(label), **counted[kind]) for kind, label in Case.Kind.choices if kind in counted]


def last_search() -> Search | None:
    """The newest search that covered every branch."""
    return Search.objects.filter(offices=None).order_by("-pk").first()


def waiting_on(employer: Employer) -> tuple[int, int]:
    """How many statements wait for the employer's answer, and how many cases run with it."""
    words = MemberWord.objects.filter(employer=employer, state=MemberWord.State.WAITING).count()
    cases = Case.objects.filter(employer=employer).exclude(stage__in=[Case.Stage.FOUND, Case.Stage.CLOSED]).count()
    return words, cases


def ended_employers_of(person: Person) -> list[Employer]:
    """Employers whose billing was stopped while this person was on their list: the member goes on alone."""
    rows = CaseRow.objects.filter(
        person=person, case__kind=Case.Kind.ENDED_BILLED, case__steps__kind=CaseStep.Kind.STOPPED
    )
    return list(Employer.objects.filter(cases__rows__in=rows).distinct().order_by("pk"))
