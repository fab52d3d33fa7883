"""An administrator makes a log-in for somebody who works with these pages. It opens nothing before a grant is given."""

from __future__ import annotations

import datetime as dt
import secrets

from payung.access.actor import Actor
from payung.access.models import User
from payung.audit.act import act

FIRST_PASSWORD_BYTES = 12


class UserNameTaken(ValueError):
    """Somebody else logs in by this name already."""


def make_user(username: str, full_name: str, *, by: Actor, at: dt.datetime) -> tuple[User, str]:
    """Record a user; return them and a first password, which is kept nowhere and is shown to the administrator once.

    username  case does not tell two users apart

    Raises NotAllowed, UserNameTaken.
    """
    with act("access.make_user", by, at) as deed:
        if User.objects.filter(username__iexact=username).exists():
            raise UserNameTaken(username)
        password = secrets.token_urlsafe(FIRST_PASSWORD_BYTES)
        user = User.objects.create_user(username, password, full_name=full_name.strip())
        deed.about(f"user:{user.pk}", username=user.username)
        return user, password
