"""What was reminded of, to whom and when, so that each step is told once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.agreements.instruments import Duty, Instrument


class Reminder(models.Model):
    """One reminder, of the last day of an agreement or of the day of one duty.

    step       days before that day; 0: the day of a duty has come
    about_day  the day it was about; a later last day is reminded of anew
    told_to    officials and offices that had it on their pages that day, in words
    """

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="reminders")
    duty = models.ForeignKey(Duty, models.PROTECT, null=True, related_name="reminders")
    step = models.SmallIntegerField()
    about_day = models.DateField()
    told_to = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "step", "about_day"], condition=Q(duty=None), name="ending_reminded_once"
            ),
            models.UniqueConstraint(
                fields=["duty", "step", "about_day"], condition=Q(duty__isnull=False), name="duty_reminded_once"
            ),
        ]
