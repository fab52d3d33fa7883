"""A file is received for an event; every claim of the event reads it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.checklist import kinds
from payung.claims.claim import Claim
from payung.claims.keeping import keep_document
from payung.claims.papers import Document
from payung.claims.reach import hold_event, move
from payung.claims.returns import FileReturn


def add_document(event_id: int, kind: str, name: str, content: bytes, *, by: Actor, at: dt.datetime) -> Document:
    """Keep the file whole. The same content for the same kind a second time is the same document.

    kind     a name of `checklist.kinds()`
    content  PDF, JPG or PNG by what it holds, whatever its name says

    Raises NotAllowed; Refused document-kind, document-size, document-type.
    """
    with act("claims.add_document", by, at) as deed:
        event = hold_event(event_id, "claims.add_document", by)

        document, new = keep_document(event, kind, name, content, by, at)
        asked = FileReturn.objects.filter(claim__event=event, resumed_at=None).values("claim")
        for claim in event.claims.select_for_update().filter(Q(state=Claim.State.OPENED) | Q(pk__in=asked)):
            move(claim, Claim.State.GATHERING, "add_document", by, at, kinds()[kind])
        deed.about(f"life_event:{event.pk}", document=document.pk, kind=kind, size=len(content), new=new)
        return document
