"""What identity needs by itself: people checked as the quota allows, and everybody compared once a night."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from payung.access.actor import SYSTEM
from payung.identity.actions.check_people import check_people
from payung.identity.actions.find_candidates import find_candidates
from payung.identity.connections import civil_registry

NIGHT = 2
"""Hour of the night in which everybody is compared."""


def tend_identities(at: dt.datetime) -> int:
    """Ask about unchecked people where the civil registry is connected. Returns how many were asked."""
    if timezone.localtime(at).hour == NIGHT:
        find_candidates(by=SYSTEM, at=at)
    registry = civil_registry()
    return check_people(registry, by=SYSTEM, at=at) if registry else 0
