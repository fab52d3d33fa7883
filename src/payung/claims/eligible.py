"""Whether somebody was covered on a day: one question, asked of the day of the event and never of today.

The same test stands behind a hospital's yes or no and behind the finding of a decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from payung.claims.abroad import CASH
from payung.claims.abroad import SEGMENT as ABROAD
from payung.construction.queries import cover_on as on_project
from payung.migrants.queries import cover_on as abroad_on
from payung.registry.known_as import numbers_of
from payung.registry.models import Employment, Person
from payung.rolls.queries import cover_on as on_roll

EMPLOYED = "PU"


@dataclass(frozen=True)
class Cover:
    """Under what somebody was covered: the segment, and at work the employer and since when."""

    segment: str
    employer_id: int | None = None
    since: dt.date | None = None


@dataclass(frozen=True)
class Outside:
    """One cover outside an employer's sheet, without a gap around the day; phase only for work abroad."""

    segment: str
    programmes: frozenset[str]
    since: dt.date
    until: dt.date
    phase: str = ""


def outside_on(numbers: Iterable[int], day: dt.date) -> list[Outside]:
    """By what else somebody of these numbers is covered on a day: paid rolls, a project's lists, work abroad.

    Work abroad ends with an early return, whatever its rolls paid ahead.
    """
    known = list(numbers)
    rolls = on_roll(known, day).sort("since", "segment")
    paid_abroad = rolls.filter(pl.col("segment") == ABROAD)["programmes"].explode().to_list()
    found = [
        Outside(row["segment"], frozenset(row["programmes"]), row["since"], row["until"])
        for rows in (rolls.filter(pl.col("segment") != ABROAD), on_project(known, day))
        for row in rows.iter_rows(named=True)
    ]
    return found + [
        Outside(row["segment"], frozenset({*CASH, *paid_abroad}), row["since"], row["until"], row["phase"])
        for row in abroad_on(known, day).iter_rows(named=True)
    ]


def eligible_on(person_id: int, day: dt.date) -> Cover | None:
    """The cover of a person on a day; None where there was none, or the person had died before.

    At work a person is covered whether or not the employer had paid; outside an employer's sheet, by the rolls that
    were paid and cover the day, by the lists of a construction project, and by work abroad, which ends with an early
    return whatever was paid ahead.
    """
    numbers = numbers_of(person_id)
    if Person.objects.filter(pk__in=numbers, died_on__lt=day).exists():
        return None
    spells = Employment.objects.filter(person__in=numbers, started_on__lte=day).exclude(ended_on__lt=day)
    spell = spells.exclude(end_reason=Employment.EndReason.MISTAKE).order_by("-started_on").first()
    if spell is not None:
        return Cover(EMPLOYED, spell.employer_id, spell.started_on)
    for cover in outside_on(numbers, day):
        return Cover(cover.segment, since=cover.since)
    return None
