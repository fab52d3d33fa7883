"""A clerk begins to send a large file. Its parts follow; the worker reads it once it is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.contributions.holding import require_first_days
from payung.contributions.parcels import LARGEST, Parcel
from payung.contributions.reach import require_reach
from payung.contributions.sheet.refused import empty_file, too_large


def begin_parcel(
    file_name: str,
    size: int,
    *,
    purpose: str,
    employer_ids: Sequence[int],
    month: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Parcel:
    """Make room for a file of `size` bytes. The same file by the same clerk, begun and not whole, is gone on with.

    purpose  a value of Parcel.Purpose

    Raises NotAllowed; Unreadable for an empty or too large file; Refused month-shape.
    """
    with act("contributions.begin_parcel", by, at) as deed:
        require_reach(by, "contributions.begin_parcel", employer_ids)
        require_first_days([month])
        if by.user_id is None:
            raise NotAllowed(f"{by.name}: contributions.begin_parcel")
        if size < 1:
            raise empty_file()
        if size > LARGEST:
            raise too_large(size, LARGEST)

        same = {
            "purpose": Parcel.Purpose(purpose),
            "employer_ids": sorted(set(employer_ids)),
            "month": month,
            "file_name": file_name[-255:],
            "size": size,
            "user_id": by.user_id,
        }
        begun = Parcel.objects.filter(**same, state=Parcel.State.ARRIVING).order_by("-pk").first()
        parcel = begun or Parcel.objects.create(**same, begun_at=at)
        deed.about(f"parcel:{parcel.pk}", purpose=purpose, size=size, again=begun is not None)
        return parcel
