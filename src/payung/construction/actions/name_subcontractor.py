"""A contractor says which firm does part of the work."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.construction.models import Subcontractor
from payung.construction.reach import hold_project
from payung.construction.refused import NAME_TAKEN, refuse


def name_subcontractor(
    project_id: int, name: str, work: str, *, npwp: str = "", value: int | None = None, by: Actor, at: dt.datetime
) -> Subcontractor:
    """Put a subcontractor on the project. Raises NotAllowed; Refused project-cancelled, name-taken."""
    with act("construction.name_subcontractor", by, at) as deed:
        project = hold_project(project_id, "construction.name_subcontractor", by)
        if Subcontractor.objects.filter(project=project, name__iexact=name.strip(), ended_on=None).exists():
            raise refuse(NAME_TAKEN, name, "Nama subkontraktor")
        made = Subcontractor.objects.create(project=project, name=name.strip(), work=work, npwp=npwp, value=value)
        deed.about(f"project:{project.pk}", subcontractor=made.name)
        return made
