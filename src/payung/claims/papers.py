"""Documents of an event; every claim the event opened reads the same ones."""

from __future__ import annotations

from django.db import models

from payung.claims.life_events import LifeEvent


class Document(models.Model):
    """One file as it was received. `kind` is a name from `data/documents.toml`."""

    event = models.ForeignKey(LifeEvent, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=20)  # as its content says, never as its name says
    size = models.IntegerField()  # bytes
    digest = models.CharField(max_length=64)  # SHA-256 of the content
    content = models.BinaryField()
    received_at = models.DateTimeField()
    received_from = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "digest"], name="document_received_once"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
