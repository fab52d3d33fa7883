"""Tokens by which an employer's programs act for a clerk, so that nobody shares a password."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from payung.access.actor import Actor, Held, actor_of
from payung.access.models import Role, ScopeKind, User

PREFIX = "pyg_"
SCOPES = {
    "baca": ("look.employer",),
    "pekerja": ("look.employer", "look.workers"),
    "unggah": ("look.employer", "contributions.read_sheet", "contributions.read_workers"),
    "simpan": (
        *("look.employer", "contributions.confirm_sheet", "contributions.discard_sheet"),
        *("contributions.confirm_workers", "contributions.discard_workers"),
    ),
    "hitung": ("look.employer", "contributions.calculate"),
    "finalisasi": ("look.employer", "contributions.finalise"),
}
"""What a token may do, by name → permissions."""

PER_MINUTE = 120
"""Requests of one token in one minute."""


class ApiToken(models.Model):
    """One token. Only its digest is kept: it is shown once, when it is made.

    It acts for the clerk who made it, at these employers, within these scopes, until its last day; it loses whatever
    the clerk loses.
    """

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)  # sha256 of the token
    ending = models.CharField(max_length=4)  # its last characters, to tell tokens apart
    user = models.ForeignKey(User, models.PROTECT, related_name="api_tokens")
    employer_ids = ArrayField(models.BigIntegerField())
    scopes = ArrayField(models.CharField(max_length=12))
    created_at = models.DateTimeField(db_default=Now())
    expires_on = models.DateField()  # the last day it works
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True)
    last_used_from = models.CharField(max_length=45, blank=True)
    minute = models.DateTimeField(null=True)  # the minute that is being counted
    in_minute = models.IntegerField(default=0)

    class Meta:
        indexes = [GinIndex(fields=["employer_ids"], name="api_token_by_employers")]


def digest_of(token: str) -> str:
    """What is kept of a token. Tokens are 256 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_given(token: str, today: dt.date) -> ApiToken | None:
    """The token in force that was given, or None."""
    if not token.startswith(PREFIX) or len(token) > 100:
        return None
    known = ApiToken.objects.select_related("user").filter(digest=digest_of(token), revoked_at=None)
    return known.filter(expires_on__gte=today, user__is_active=True).first()


def count_use(token: ApiToken, address: str, at: dt.datetime) -> bool:
    """Count one request. Whether it is within the measure."""
    minute = at.replace(second=0, microsecond=0)
    row = ApiToken.objects.filter(pk=token.pk)
    row.exclude(minute=minute).update(minute=minute, in_minute=0)
    row.update(in_minute=F("in_minute") + 1, last_used_at=at, last_used_from=address[:45])
    return bool(row.filter(in_minute__lte=PER_MINUTE).exists())


def actor_by(token: ApiToken, today: dt.date) -> Actor:
    """Who acts by a token: its clerk, at the token's employers they still reach, within its scopes."""
    clerk = actor_of(token.user, today)
    own = {held.scope_key for held in clerk.held if (held.role, held.scope_kind) == (Role.CLERK, ScopeKind.EMPLOYER)}
    held = tuple(
        Held(Role.CLERK, ScopeKind.EMPLOYER, str(number)) for number in token.employer_ids if str(number) in own
    )
    only = frozenset(name for scope in token.scopes for name in SCOPES.get(scope, ()))
    return Actor(f"{clerk.name} (program {token.name})"[:200], token.user_id, held, only)
