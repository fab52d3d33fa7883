"""Monitoring meetings and what was assigned there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from payung.registry.models import Region


class Meeting(models.Model):
    """One monitoring meeting of one region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    subject = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    attendees = models.CharField(max_length=500, blank=True)  # offices, not people
    notes = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "held_on", "subject"], name="meeting_once"),
        ]


class Assignment(models.Model):
    """What somebody has to do after a meeting. Open, it stands on the table of every later meeting."""

    class State(models.TextChoices):
        OPEN = "open", _("Belum selesai")
        DONE = "done", _("Selesai")
        DROPPED = "dropped", _("Tidak diteruskan")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="assignments")
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=200)  # an office
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(max_length=300, blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on=None)
                | (~Q(state="open") & Q(settled_on__isnull=False) & ~Q(outcome="")),
                name="assignment_settled_with_an_outcome",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="assignment_by_due_day")]
