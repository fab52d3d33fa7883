"""Deaths told from outside, and codes for the family."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from payung.claims.life_events import LifeEvent
from payung.registry.models import Office, Person


class DeathReport(models.Model):
    """One death told on the public page, as it was typed. `person` is who fits; only officers see it.

    office  answers: the deceased's own where somebody fits, else the one that serves where the reporter lives
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Menunggu petugas"
        ACCEPTED = "accepted", "Diterima"
        CLOSED = "closed", "Ditutup"

    number = models.CharField(max_length=20, unique=True)
    reported_at = models.DateTimeField()
    address = models.CharField(max_length=45)  # where it came from, to slow down who floods us
    deceased_number = models.CharField(max_length=16)
    deceased_name = models.CharField(max_length=120)
    died_on = models.DateField()
    work_accident = models.BooleanField(null=True)
    reporter = models.CharField(max_length=120)
    relation = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    event = models.ForeignKey(LifeEvent, models.PROTECT, null=True, related_name="death_reports")
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | Q(state="accepted", answered_at__isnull=False, event__isnull=False)
                | Q(state="closed", answered_at__isnull=False) & ~Q(note=""),
                name="death_report_answered_whole",
            )
        ]
        indexes = [models.Index(fields=["office", "state", "reported_at"], name="death_report_by_office")]

    def __str__(self) -> str:
        return self.number


class HeirAccess(models.Model):
    """One code handed to one of the family; used once, it becomes a log-in that reaches this event alone.

    `digest` is all that is kept of the code.
    """

    number = models.CharField(max_length=20, unique=True)
    event = models.ForeignKey(LifeEvent, models.PROTECT, related_name="heir_accesses")
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.BigIntegerField()
    expires_on = models.DateField()
    tries = models.SmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at=None, user=None) | Q(used_at__isnull=False, user__isnull=False),
                name="heir_access_used_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.number
