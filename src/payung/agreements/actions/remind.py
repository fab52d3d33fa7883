"""Remind of agreements that end and of duties that fall due, once per step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.agreements.models import Reminder
from payung.agreements.queries import all_duties_due, all_ending_soon, who_is_told
from payung.agreements.steps import DUTY, ENDING, step_of
from payung.audit.act import act

PERMISSION = "agreements.remind"


def remind(*, by: Actor, at: dt.datetime) -> int:
    """Write the reminders of today; returns how many. Run twice, the second finds nothing to write.

    A step missed while nobody ran this is not made up for: only the nearest is told.
    """
    by.require(PERMISSION)
    today = localdate(at)
    due = list(_new([*_endings(today), *_duties(today)]))
    if not due:
        return 0
    with act("agreements.remind", by, at) as deed:
        told: dict[str, str] = {}
        for each in due:
            region = each.instrument.region
            if region.code not in told:
                told[region.code] = "; ".join(who_is_told(region, today))
            each.told_to, each.written_at = told[region.code], at
        Reminder.objects.bulk_create(due, ignore_conflicts=True)
        deed.about(f"reminders:{today}", written=len(due))
    return len(due)


def _endings(today: dt.date) -> Iterator[Reminder]:
    for each in all_ending_soon(today):
        step = step_of((each.valid_to - today).days, ENDING)
        if step is not None:
            yield Reminder(instrument=each, step=step, about_day=each.valid_to)


def _duties(today: dt.date) -> Iterator[Reminder]:
    for each in all_duties_due(today):
        step = step_of((each.due_on - today).days, DUTY)
        if step is not None:
            yield Reminder(instrument=each.instrument, duty=each, step=step, about_day=each.due_on)


def _new(due: list[Reminder]) -> Iterator[Reminder]:
    instruments = {each.instrument_id for each in due}
    rows = Reminder.objects.filter(instrument__in=instruments)
    known = set(rows.values_list("instrument", "duty", "step", "about_day"))
    return (each for each in due if (each.instrument_id, each.duty_id, each.step, each.about_day) not in known)
