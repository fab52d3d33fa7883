"""A project that will not be carried out is taken off: its open codes die, and what was paid is over."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.closing import close_unpaid
from payung.construction.models import Project
from payung.construction.owing import paid
from payung.construction.reach import hold_project
from payung.construction.refused import WORK_BEGUN, refuse
from payung.kernel.dates import date_text


def cancel_project(project_id: int, reason: str, *, by: Actor, at: dt.datetime) -> Project:
    """Cancel a project that was never paid, or was paid and has not begun.

    Raises NotAllowed; Refused project-cancelled, project-work-begun, project-payment-coming.
    """
    with act("construction.cancel_project", by, at) as deed:
        project = hold_project(project_id, "construction.cancel_project", by)
        today = localdate(at)
        if paid(project).total and project.starts_on <= today:
            raise refuse(WORK_BEGUN, f"mulai {date_text(project.starts_on)}")
        close_unpaid(project, at)
        project.cancelled_on, project.cancel_reason = today, reason[:200]
        project.save(update_fields=["cancelled_on", "cancel_reason"])
        deed.about(f"project:{project.pk}", reason=reason, paid=paid(project).total)
        return project
