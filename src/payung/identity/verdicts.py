"""What the civil registry said about a person, and what a branch has to follow up. No copy of the registry is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.registry.models import Person


class Verdict(models.Model):
    """One answer for one person. Append-only.

    code, words  the registry's own
    fields       our field → {"same": bool, "score": 0..100 or null}; never what the registry holds
    agreement    the co-operation agreement under which it was asked
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="verdicts")
    asked_at = models.DateTimeField()
    agreement = models.CharField(max_length=120)
    code = models.CharField(max_length=10)
    words = models.CharField(max_length=200, blank=True)
    fields = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=Person.NikState.choices)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="verdict_by_person")]


class DeathLead(models.Model):
    """The registry says that somebody died and our books do not: a branch asks the family. Nothing ends by itself."""

    class Outcome(models.TextChoices):
        REPORTED = "reported", "Keluarga melapor kematian"
        ALIVE = "alive", "Peserta masih hidup"
        UNREACHED = "unreached", "Keluarga tidak ditemukan"

    person = models.ForeignKey(Person, models.PROTECT, related_name="death_leads")
    verdict = models.OneToOneField(Verdict, models.PROTECT, related_name="lead")
    raised_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    closed_by_id = models.BigIntegerField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="death_lead_open_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="death_lead_closed_with_outcome",
            ),
        ]
