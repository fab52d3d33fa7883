"""Contracts as they stood on a day: an addendum changes a project from the day it was recorded on."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from payung.construction.models import Addendum, Project


def running_on(projects: QuerySet[Project], day: dt.date) -> list[Project]:
    """Of these, the projects not over on the day, with value and end as they were known then.

    The rows are not to be saved: they may hold what an addendum has since replaced.
    """
    every = list(projects)
    later = Addendum.objects.filter(project__in=[each.pk for each in every], recorded_at__date__gt=day)
    first_after: dict[int, Addendum] = {}
    for addendum in later.order_by("-recorded_at", "-pk"):
        first_after[addendum.project_id] = addendum
    for each in every:
        if (after := first_after.get(each.pk)) is not None:
            each.value, each.ends_on = after.value_before, after.ends_before
            each.maintenance_until = after.maintenance_before
    return [each for each in every if each.ends_on >= day]
