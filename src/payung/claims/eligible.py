"""Whether somebody was covered on a day: one question, asked of the day of the event and never of today.

The same test stands behind a hospital's yes or no and behind the finding of a decision.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

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
    paid = on_roll(numbers, day).filter(pl.col("segment") != ABROAD).sort("since", "segment")
    for cover in (paid, on_project(numbers, day), abroad_on(numbers, day)):
        if cover.height:
            return Cover(cover["segment"][0], since=cover["since"][0])
    return None
