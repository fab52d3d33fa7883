"""An officer gives one of the family a code for their own pages, after seeing who they are."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.family.practice import practice
from payung.claims.family.tables import HeirAccess
from payung.claims.family.telling import digest_of, next_number
from payung.claims.life_events import LifeEvent
from payung.claims.reach import hold_event
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.claims.refused_family import NOT_A_DEATH

PERMISSION = "claims.issue_heir_access"
LETTERS, LENGTH = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 8


def issue_heir_access(
    event_id: int, *, name: str, relation: str = "", by: Actor, at: dt.datetime
) -> tuple[HeirAccess, str]:
    """The access and its code, which is told once and never kept. Raises NotAllowed; Refused not-a-death,
    reason-missing without a name, officer-unknown.
    """
    with act("claims.issue_heir_access", by, at) as deed:
        event = hold_event(event_id, PERMISSION, by)
        if event.kind != LifeEvent.Kind.DEATH:
            raise refuse(NOT_A_DEATH, LifeEvent.Kind(event.kind).label, "Peristiwa")
        if not name.strip():
            raise refuse(NO_REASON, "kosong", "Nama ahli waris")
        if by.user_id is None:
            raise refuse(NO_USER, "tanpa nama", "Petugas")
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        access = HeirAccess.objects.create(
            number=next_number("AW", localdate(at)), event=event, name=name.strip()[:120], relation=relation[:40],
            digest=digest_of(code), issued_at=at, issued_by=by.user_id,
            expires_on=localdate(at) + dt.timedelta(days=practice()["code_days"]),
        )  # fmt: skip
        deed.about(f"life_event:{event.pk}", access=access.number)
        return access, code
