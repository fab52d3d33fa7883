"""Open every parcel that came whole. Killed or run twice, each is read once."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import SYSTEM
from payung.contributions.actions.open_parcel import open_parcel
from payung.contributions.parcels import Parcel
from payung.contributions.parts import forget_old_parcels


def open_parcels(at: dt.datetime, *, most: int = 20) -> int:
    """Open up to `most` parcels that wait, the oldest first. Returns how many were."""
    waiting = Parcel.objects.filter(state=Parcel.State.WAITING).order_by("pk").values_list("pk", flat=True)
    numbers = list(waiting[:most])
    for number in numbers:
        open_parcel(number, by=SYSTEM, at=at)
    if numbers:
        forget_old_parcels(at)
    return len(numbers)
