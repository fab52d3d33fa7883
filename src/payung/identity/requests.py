"""What members ask about their own data, the clock of the answer, and heirs they name in advance."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.identity.papers import Paper
from payung.registry.models import Person


class Request(models.Model):
    """One request of a member about their data; an officer answers it before `due_at`.

    before, after  what stood there and what should; for heirs one line each, for a copy what is asked for
    """

    class Kind(models.TextChoices):
        ADDRESS = "address", "Alamat"
        PHONE = "phone", "Telepon"
        EMAIL = "email", "Surel"
        NAME = "name", "Ejaan nama"
        HEIRS = "heirs", "Ahli waris"
        COPY = "copy", "Salinan data lain"

    class State(models.TextChoices):
        WAITING = "waiting", "Menunggu petugas"
        ACCEPTED = "accepted", "Diterima"
        REFUSED = "refused", "Ditolak"

    person = models.ForeignKey(Person, models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    before = models.CharField(max_length=1000, blank=True)
    after = models.CharField(max_length=1000)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    answer = models.CharField(max_length=300, blank=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], condition=Q(state="waiting"), name="request_waits_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None) | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="request_decided",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(state="waiting"), name="request_by_due")]


class NamedHeir(models.Model):
    """Somebody a member named in advance. It helps to find them; who inherits the law decides."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="named_heirs")
    request = models.ForeignKey(Request, models.PROTECT, related_name="heirs")
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)
    named_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
