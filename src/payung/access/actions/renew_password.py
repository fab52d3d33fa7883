"""An administrator helps somebody who forgot the password: a new first one, shown once; the old one ends."""

from __future__ import annotations

import datetime as dt
import secrets

from payung.access.actions.make_user import FIRST_PASSWORD_BYTES
from payung.access.actor import Actor
from payung.access.models import User
from payung.audit.act import act


def renew_password(user: User, *, by: Actor, at: dt.datetime) -> str:
    """Replace the password of a user; every session opened with the old one ends. Raises NotAllowed."""
    with act("access.renew_password", by, at) as deed:
        user = User.objects.select_for_update().get(pk=user.pk)
        password = secrets.token_urlsafe(FIRST_PASSWORD_BYTES)
        user.set_password(password)
        user.save(update_fields=["password"])
        deed.about(f"user:{user.pk}")
        return password
