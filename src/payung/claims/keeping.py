"""Keeping a received file whole, with what it really is. The caller is an action and holds the event."""

from __future__ import annotations

import datetime as dt
import hashlib

from payung.access.actor import Actor
from payung.claims.checklist import kinds
from payung.claims.life_events import LifeEvent
from payung.claims.papers import Document
from payung.claims.refused import DOCUMENT_KIND, DOCUMENT_SIZE, DOCUMENT_TYPE, refuse
from payung.kernel.files import LARGEST, sniffed


def keep_document(
    event: LifeEvent, kind: str, name: str, content: bytes, by: Actor, at: dt.datetime
) -> tuple[Document, bool]:
    """The document, and whether it is new: the same content for the same kind is the same document.

    Raises Refused document-kind, document-size, document-type.
    """
    if kind not in kinds():
        raise refuse(DOCUMENT_KIND, kind or "kosong", "Jenis dokumen")
    if not 0 < len(content) <= LARGEST:
        raise refuse(DOCUMENT_SIZE, f"{len(content)} bita", "Berkas")
    media_type = sniffed(content)
    if media_type is None:
        raise refuse(DOCUMENT_TYPE, "isi yang lain", "Berkas")
    return Document.objects.get_or_create(
        event=event,
        kind=kind,
        digest=hashlib.sha256(content).hexdigest(),
        defaults={
            "name": name[-200:],
            "media_type": media_type,
            "size": len(content),
            "content": content,
            "received_at": at,
            "received_from": by.name,
        },
    )
