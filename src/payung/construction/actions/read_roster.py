"""A contractor sends in a week's list: it is kept as it came and judged whole. Nobody is recorded until it is saved."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Roster
from payung.construction.reach import hold_project
from payung.construction.roster_judging import judged
from payung.contributions.sheet.list_judged import kept_list


def read_roster(
    project_id: int, content: bytes, file_name: str, *, week: dt.date, by: Actor, at: dt.datetime
) -> Roster:
    """Judge a file for the week that holds the day `week`, and keep both.

    A file of mended rows adds to the saved list of its week; any other takes its place. A list that still waits is
    discarded for the new one. Raises NotAllowed; Unreadable (nothing is kept); Refused project-cancelled, roster-week.
    """
    with act("construction.read_roster", by, at) as deed:
        project = hold_project(project_id, "construction.read_roster", by)
        monday = week - dt.timedelta(days=week.weekday())
        file, checked = judged(project, content, monday)
        waiting = Roster.objects.filter(project=project, week=monday, state=Roster.State.CHECKED)
        waiting.update(state=Roster.State.DISCARDED)
        saved = Roster.objects.filter(project=project, week=monday, state=Roster.State.SAVED).exists()
        roster = Roster.objects.create(
            project=project,
            week=monday,
            mends=file.mends and saved,
            **kept_list(file, checked, content, file_name, by.name, at),
        )
        deed.about(f"project:{project.pk}", week=monday.isoformat(), digest=file.digest, read=checked.read,
                   failing=checked.failing)  # fmt: skip
        return roster
