"""Parts of a parcel kept as they come. No act of its own: what a file means begins when it is whole and opened."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from payung.contributions.parcels import KEPT, PART, Parcel, ParcelPart


class PartRefused(ValueError):
    """A part that does not belong: wrong place or wrong size. Nothing was kept."""


def keep_part(parcel: Parcel, place: int, content: bytes, at: dt.datetime) -> Parcel:
    """Keep one part; the last one missing makes the parcel whole. Raises PartRefused."""
    last = parcel.part_count - 1
    expected = parcel.size - last * PART if place == last else PART
    if not 0 <= place <= last or len(content) != expected:
        raise PartRefused(f"part {place} of {parcel.part_count}: {len(content)} bytes, expected {expected}")
    with transaction.atomic():
        held = Parcel.objects.select_for_update().get(pk=parcel.pk)
        if held.state != Parcel.State.ARRIVING:  # whole already: this part was sent twice
            return held
        ParcelPart.objects.get_or_create(parcel=held, place=place, defaults={"content": content})
        if held.parts.count() == held.part_count:
            held.state, held.whole_at = Parcel.State.WAITING, at
            held.save(update_fields=["state", "whole_at"])
        return held


def places_kept(parcel: Parcel) -> list[int]:
    """The parts that came already, smallest first: a sender goes on from here."""
    return list(parcel.parts.order_by("place").values_list("place", flat=True))


def content_of(parcel: Parcel) -> bytes:
    """The whole file."""
    return b"".join(bytes(part) for part in parcel.parts.order_by("place").values_list("content", flat=True))


def forget_old_parcels(at: dt.datetime) -> int:
    """Delete parcels that never came whole, and the parts of those that were read. Returns how many parts went."""
    Parcel.objects.filter(state=Parcel.State.ARRIVING, begun_at__lt=at - KEPT).delete()
    done = (Parcel.State.READ, Parcel.State.REFUSED)
    return ParcelPart.objects.filter(parcel__state__in=done).delete()[0]
