"""An administrator gives a user one role within one scope."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, Held
from payung.access.models import Grant, Role, ScopeKind, User
from payung.audit.act import act


def give_grant(
    user: User,
    held: Held,
    *,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
) -> Grant:
    """Record the grant. The same one from the same day is the same grant, whoever gives it again.

    held  role and scope; the scope's key is opaque here: the caller made sure that it exists

    Raises ValueError for a role or scope that does not exist; IntegrityError for an end before the start or a
    scope without its key.
    """
    with act("access.give_grant", by, at) as deed:
        role, kind = Role(held.role), ScopeKind(held.scope_kind)
        grant, _ = Grant.objects.get_or_create(
            user=user,
            role=role,
            scope_kind=kind,
            scope_key=held.scope_key,
            valid_from=valid_from,
            defaults={"valid_to": valid_to},
        )
        deed.about(f"user:{user.pk}", role=role, scope=f"{kind}:{held.scope_key}")
        return grant
