"""The paper behind a change: a KTP, a family card, a court's decision. Kept whole, never changed."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import models

from payung.access.actor import Actor
from payung.identity.refused import PAPER, PAPER_SIZE, refuse
from payung.kernel.files import LARGEST, sniffed


class Paper(models.Model):
    """One file as it was received."""

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=20)  # as its content says, never as its name says
    size = models.IntegerField()  # bytes
    digest = models.CharField(max_length=64)  # SHA-256 of the content
    content = models.BinaryField()
    received_at = models.DateTimeField()
    received_from = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


def keep_paper(name: str, content: bytes, by: Actor, at: dt.datetime) -> Paper:
    """The paper as it came. The caller is an action. Raises Refused identity-paper, identity-paper-size."""
    if not 0 < len(content) <= LARGEST:
        raise refuse(PAPER_SIZE, f"{len(content)} bita", "Dokumen")
    media_type = sniffed(content)
    if media_type is None:
        raise refuse(PAPER, "isi yang lain", "Dokumen")
    return Paper.objects.create(
        name=name[-200:] or "dokumen",
        media_type=media_type,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=at,
        received_from=by.name,
    )
