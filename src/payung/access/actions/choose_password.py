"""Somebody logged in chooses the password they log in with from now on."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.access.models import User
from payung.audit.act import act


def choose_password(password: str, *, by: Actor, at: dt.datetime) -> User:
    """Set the actor's own password; their other sessions end. The caller asked for the old one, where there is one.

    Raises NotAllowed.
    """
    with act("access.choose_password", by, at) as deed:
        user = User.objects.select_for_update().get(pk=by.user_id)
        user.set_password(password)
        user.save(update_fields=["password"])
        deed.about(f"user:{user.pk}")
        return user
