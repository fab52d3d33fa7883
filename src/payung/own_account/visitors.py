"""Who acts before there is a log-in: somebody on the public pages. May begin and finish a registration, no more."""

from __future__ import annotations

from payung.access.actor import Actor, Held
from payung.access.models import ScopeKind

APPLICANT = Actor(name="Pendaftar", user_id=None, held=(Held("applicant", ScopeKind.ALL, ""),))
