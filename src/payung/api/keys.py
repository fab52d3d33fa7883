"""The key of a door: a token an employer made for its program, told as `Authorization: Bearer …`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer

from payung.contributions.tokens import PER_MINUTE, actor_by, count_use, token_given
from payung.registry.models import Employer
from payung.registry.queries import employer_reached


class TooMany(HttpError):
    """More requests in a minute than one token has."""

    def __init__(self) -> None:
        super().__init__(
            429, f"Paling banyak {PER_MINUTE} permintaan semenit untuk satu token. Coba lagi semenit lagi."
        )


class ByToken(HttpBearer):
    """Sets `request.actor`, `request.now` and `request.today` of whoever the token stands for; 401 without one."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        request.now = timezone.now()
        request.today = timezone.localdate(request.now)
        known = token_given(token, request.today)
        if known is None:
            return None
        if not count_use(known, request.META.get("REMOTE_ADDR", ""), request.now):
            raise TooMany
        request.actor = actor_by(known, request.today)
        return known


def employer_of(request: HttpRequest, permission: str, key: str) -> Employer:
    """The employer of `19100217-000` within the token's reach; 403 without the scope, 404 for any other."""
    if not request.actor.may(permission):
        raise HttpError(403, "Token ini tidak berwenang untuk itu.")
    npp, _, division = key.partition("-")
    employer = employer_reached(request.actor, permission, npp, division or "000")
    if employer is None:
        raise HttpError(404, "Tidak ada perusahaan seperti itu untuk token ini.")
    return employer
