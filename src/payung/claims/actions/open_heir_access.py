"""One of the family uses the code: a log-in that reaches this one event and nothing else."""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate

from payung.access.actor import Actor, Held
from payung.access.models import Role, ScopeKind, User
from payung.access.opening import open_user
from payung.audit.act import act
from payung.claims.family.practice import practice
from payung.claims.family.tables import HeirAccess
from payung.claims.family.telling import digest_of
from payung.claims.refused import refuse
from payung.claims.refused_family import WEAK_PASSWORD, WRONG_CODE

SHORTEST_PASSWORD = 8


def open_heir_access(number: str, code: str, password: str, *, by: Actor, at: dt.datetime) -> User:
    """The user, whose name to log in with is the number of the access.

    A number that was never given, a wrong code, one used or too old are refused in the same words. Raises
    NotAllowed; Refused access-code, password-weak.
    """
    access = _fitting(number, code, at)
    with act("claims.open_heir_access", by, at) as deed:
        if access is None:
            raise refuse(WRONG_CODE, "tidak cocok", "Kode")
        if len(password) < SHORTEST_PASSWORD:
            raise refuse(WEAK_PASSWORD, "terlalu pendek", "Kata sandi")
        access = HeirAccess.objects.select_for_update().get(pk=access.pk)
        if access.used_at is not None:
            raise refuse(WRONG_CODE, "tidak cocok", "Kode")
        held = Held(Role.HEIR, ScopeKind.EVENT, str(access.event_id))
        user = open_user(access.number.lower(), access.name, password, held, localdate(at))
        access.used_at, access.user = at, user
        access.save(update_fields=["used_at", "user"])
        deed.about(f"life_event:{access.event_id}", access=access.number, user=user.pk)
        return user


def _fitting(number: str, code: str, at: dt.datetime) -> HeirAccess | None:
    """The access whose code fits. A try that fails is counted at once, so that guessing ends."""
    access = HeirAccess.objects.filter(number=number.strip().upper()).first()
    right = constant_time_compare(access.digest if access else digest_of(""), digest_of(code))
    if access is None or access.tries >= practice()["code_tries"] or access.expires_on < localdate(at):
        return None
    if access.used_at is not None or not right:
        HeirAccess.objects.filter(pk=access.pk).update(tries=F("tries") + 1)
        return None
    return access
