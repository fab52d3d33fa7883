"""Opening a log-in for somebody who was just shown to be who they are. The caller is an action."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Held
from payung.access.models import Grant, Role, ScopeKind, User


def open_user(username: str, full_name: str, password: str, held: Held, since: dt.date) -> User:
    """A new user with one grant. Raises IntegrityError for a user name that is taken."""
    user = User.objects.create_user(username, password, full_name=full_name)
    Grant.objects.create(
        user=user, role=Role(held.role), scope_kind=ScopeKind(held.scope_kind), scope_key=held.scope_key,
        valid_from=since,
    )  # fmt: skip
    return user
