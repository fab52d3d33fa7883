"""Employers, months and people for tests of cases; everything is invented."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, Held
from payung.access.models import User
from payung.compliance.models import Case
from payung.registry.models import Employment
from tests.contributions import world as months

APRIL_30 = dt.datetime(2025, 4, 30, 3, tzinfo=dt.UTC)  # 10.00 WIB; March fell due on 15 April
PDF = b"%PDF-1.4\ncontoh\n%%EOF\n"


def officer(scope: str = "office", key: str = "PTK") -> Actor:
    user, _ = User.objects.get_or_create(username="ratri", defaults={"full_name": "Ratri"})
    return Actor("Ratri", user.pk, (Held("officer", scope, key),))


def clerk(spell: Employment) -> Actor:
    return Actor("Fitriani", None, (Held("clerk", "employer", str(spell.employer_id)),))


def member(spell: Employment) -> Actor:
    return Actor("Peserta", None, (Held("member", "person", str(spell.person_id)),))


def declared(spell: Employment, amount: int = 3_000_000, month: dt.date = months.MARCH):
    """One worker's month finalised on 8 April."""
    return months.billed(months.wage(spell, amount, month))


def kinds() -> list[str]:
    return sorted(Case.objects.values_list("kind", flat=True))
