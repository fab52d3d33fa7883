"""An administrator ends a grant. It is never deleted: what somebody once held stays readable."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.access.models import Grant
from payung.audit.act import act


def end_grant(grant: Grant, *, last_day: dt.date, by: Actor, at: dt.datetime) -> Grant:
    """End a grant after `last_day`; a grant that ended earlier stays as it is.

    A last day before the first makes it end on its first day: it was in force then.
    """
    with act("access.end_grant", by, at) as deed:
        grant = Grant.objects.select_for_update().get(pk=grant.pk)
        last_day = max(last_day, grant.valid_from)
        if grant.valid_to is None or grant.valid_to > last_day:
            grant.valid_to = last_day
            grant.save(update_fields=["valid_to"])
        deed.about(
            f"user:{grant.user_id}",
            role=grant.role,
            scope=f"{grant.scope_kind}:{grant.scope_key}",
            last_day=grant.valid_to.isoformat(),
        )
        return grant
