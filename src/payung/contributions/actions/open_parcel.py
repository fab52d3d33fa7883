"""The worker opens one whole parcel and hands the file to its door, as the clerk who sent it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed, actor_of
from payung.access.models import User
from payung.audit.act import act
from payung.contributions.actions.read_sheet import SheetRead
from payung.contributions.doors import read_any
from payung.contributions.parcels import LARGEST, MOST_ROWS, Parcel
from payung.contributions.parts import content_of
from payung.contributions.refused import Refused, refuse
from payung.contributions.sheet.refused import Unreadable
from payung.contributions.sheet_rows import problems_as_json
from payung.kernel.problem import Problem, Refusal

NO_LONGER = Refusal("parcel-not-allowed", "pengirim yang masih berwenang", "Minta petugas lain mengunggahnya.")


def open_parcel(parcel_id: int, *, by: Actor, at: dt.datetime) -> Parcel:
    """Read the file of a parcel that waits. Returns it, read or refused with its problems.

    What the clerk may not do any more, the parcel may not either. Killed half-way, it waits as before.
    """
    with act("contributions.open_parcel", by, at) as deed:
        parcel = Parcel.objects.select_for_update(skip_locked=True).filter(pk=parcel_id).first()
        if parcel is not None and parcel.state == Parcel.State.WAITING:
            clerk = actor_of(User.objects.get(pk=parcel.user_id), localdate(at))
            parcel.problems = problems_as_json(_read(parcel, clerk, at))
            parcel.state = Parcel.State.REFUSED if parcel.problems else Parcel.State.READ
            parcel.read_at = at
            parcel.save()
        deed.about(f"parcel:{parcel_id}", state=parcel.state if parcel else "held")
        return parcel or Parcel.objects.get(pk=parcel_id)


def _read(parcel: Parcel, clerk: Actor, at: dt.datetime) -> list[Problem]:
    """Hand the file to its door and note what came of it. Returns why it could not be read."""
    try:
        read = read_any(
            content_of(parcel),
            parcel.file_name,
            employer_ids=parcel.employer_ids,
            month=parcel.month,
            by=clerk,
            at=at,
            wages_first=parcel.purpose == Parcel.Purpose.WAGES,
            row_limit=MOST_ROWS,
            file_limit=LARGEST,
        )
    except Unreadable as unreadable:
        return list(unreadable.problems)
    except Refused as refused:
        return [refused.problem]
    except NotAllowed:
        return [refuse(NO_LONGER, [parcel.pk], "wewenang sudah berakhir", "Pengirim").problem]
    if isinstance(read, SheetRead):
        parcel.upload_id = read.upload.pk
    else:
        parcel.sheet_id = read.sheet.pk
    return []
