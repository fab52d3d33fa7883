"""Record a monitoring meeting and what it assigned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.agreements.models import Assignment, Meeting
from payung.agreements.refused import ASSIGNMENT, FUTURE, MEETING_KNOWN, SUBJECT, NotAgreed, problem, too_long
from payung.audit.act import act
from payung.kernel.dates import date_text
from payung.kernel.problem import Problem
from payung.registry.models import Region
from payung.registry.queries import regions_reached

PERMISSION = "agreements.record_meeting"


@dataclass(frozen=True)
class Minutes:
    """What was written down. assigned: (text, owner, day it is due); an empty one is left out."""

    held_on: dt.date
    subject: str
    place: str = ""
    attendees: str = ""
    notes: str = ""
    assigned: Sequence[tuple[str, str, dt.date | None]] = ()


def record_meeting(region: Region, minutes: Minutes, *, by: Actor, at: dt.datetime) -> Meeting:
    """Record it; returns it. Raises NotAllowed out of reach; NotAgreed with every problem of the minutes."""
    with act("agreements.record_meeting", by, at) as deed:
        if not regions_reached(by, PERMISSION).filter(pk=region.pk).exists():
            raise NotAllowed(f"{by.name}: {PERMISSION}")
        if problems := _problems(region, minutes, localdate(at)):
            raise NotAgreed(*problems)
        meeting = Meeting.objects.create(
            region=region, held_on=minutes.held_on, subject=minutes.subject.strip(), place=minutes.place.strip(),
            attendees=minutes.attendees.strip(), notes=minutes.notes.strip(), recorded_by=by.name, recorded_at=at,
        )  # fmt: skip
        Assignment.objects.bulk_create(
            Assignment(meeting=meeting, text=text.strip(), owner=owner.strip(), due_on=due)
            for text, owner, due in minutes.assigned
            if due is not None
        )
        deed.about(f"meeting:{meeting.pk}", region=region.pk, assigned=len(minutes.assigned))
        return meeting


def _problems(region: Region, minutes: Minutes, today: dt.date) -> list[Problem]:
    found = []
    if not minutes.subject.strip():
        found.append(problem(SUBJECT, "Pokok rapat", minutes.subject))
    if minutes.held_on > today:
        found.append(problem(FUTURE, "Tanggal rapat", date_text(minutes.held_on)))
    known = Meeting.objects.filter(region=region, held_on=minutes.held_on, subject=minutes.subject.strip())
    if known.exists():
        found.append(problem(MEETING_KNOWN, "Pokok rapat", minutes.subject))
    for place, (text, owner, due) in enumerate(minutes.assigned, 1):
        if not (text.strip() and owner.strip() and due):
            found.append(problem(ASSIGNMENT, f"Tugas {place}", text.strip() or owner.strip()))
        for column, name, typed in (("Tugas", "text", text), ("Pelaksana", "owner", owner)):
            most = Assignment._meta.get_field(name).max_length
            if len(typed.strip()) > most:
                found.append(too_long(f"{column} {place}", typed.strip(), most))
    return found
