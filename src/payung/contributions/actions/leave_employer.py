"""A clerk gives an NPP up: it is no longer under their log-in. What they did there stays on record."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.access.models import Grant, Role, ScopeKind
from payung.audit.act import act
from payung.contributions.refused import NOT_CONNECTED, refuse


def leave_employer(employer_id: int, *, by: Actor, at: dt.datetime) -> None:
    """End the clerk's own grant at this employer; a grant of today is taken back whole. Raises Refused."""
    with act("contributions.leave_employer", by, at) as deed:
        yesterday = localdate(at) - dt.timedelta(days=1)
        own = Grant.objects.select_for_update().filter(
            Q(valid_to=None) | Q(valid_to__gt=yesterday),
            user_id=by.user_id,
            role=Role.CLERK,
            scope_kind=ScopeKind.EMPLOYER,
            scope_key=str(employer_id),
        )
        grants = list(own)
        if not grants:
            raise refuse(NOT_CONNECTED, [employer_id], "tidak terhubung", "NPP")

        for grant in grants:
            if grant.valid_from > yesterday:
                grant.delete()
            else:
                grant.valid_to = yesterday
                grant.save(update_fields=["valid_to"])
        deed.about(f"employer:{employer_id}", grants=len(grants))
