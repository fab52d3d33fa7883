"""The worker opens one whole parcel and hands the file to its door, as the clerk who sent it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed, actor_of
from payung.access.models import User
from payung.audit.act import act
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.actions.read_workers import read_workers
from payung.contributions.parcels import LARGEST, MOST_ROWS, Parcel
from payung.contributions.parts import content_of
from payung.contributions.refused import ABOUT_OTHERS, OTHER_KIND, Refused, refuse
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
    """Hand the file to its door, or to the other where it belongs there. Returns why it could not be read."""
    doors = [_wages, _workers] if parcel.purpose == Parcel.Purpose.WAGES else [_workers, _wages]
    content = content_of(parcel)
    try:
        try:
            doors[0](parcel, content, clerk, at)
        except Refused as refused:
            if refused.problem.code not in (ABOUT_OTHERS.code, OTHER_KIND.code):
                raise
            doors[1](parcel, content, clerk, at)
    except Unreadable as unreadable:
        return list(unreadable.problems)
    except Refused as refused:
        return [refused.problem]
    except NotAllowed:
        return [refuse(NO_LONGER, [parcel.pk], "wewenang sudah berakhir", "Pengirim").problem]
    return []


def _wages(parcel: Parcel, content: bytes, clerk: Actor, at: dt.datetime) -> None:
    read = read_sheet(
        content,
        parcel.file_name,
        employer_ids=parcel.employer_ids,
        month=parcel.month,
        by=clerk,
        at=at,
        row_limit=MOST_ROWS,
        file_limit=LARGEST,
    )
    parcel.upload_id = read.upload.pk


def _workers(parcel: Parcel, content: bytes, clerk: Actor, at: dt.datetime) -> None:
    read = read_workers(
        content,
        parcel.file_name,
        employer_ids=parcel.employer_ids,
        month=parcel.month,
        by=clerk,
        at=at,
        row_limit=MOST_ROWS,
        file_limit=LARGEST,
    )
    parcel.sheet_id = read.sheet.pk
