"""Everybody is compared with everybody: numbers that may be one person become a list for officers."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.identity.finding import find_pairs


def find_candidates(*, by: Actor, at: dt.datetime) -> int:
    """Write pairs of one NIK, and pairs of one name, birth date and mother. Returns how many are new."""
    with act("identity.find_candidates", by, at) as deed:
        found = find_pairs(at)
        deed.about("identity:candidates", found=found)
        return found
