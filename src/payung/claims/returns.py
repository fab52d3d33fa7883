"""A file given back because something is missing: what was asked, and how the clock stood meanwhile."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from payung.claims.claim import Claim


class FileReturn(models.Model):
    """One giving back of one file. Nothing is edited later but the day the file was complete again.

    kinds        names of documents asked for, or asked for again
    facts        what else must be told, in words
    complete_at, due_on, days_left  the clock as it stood, where it ran: it stops and goes on with the days left
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="file_returns")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="files_returned")
    at = models.DateTimeField()
    kinds = models.JSONField(default=list)
    facts = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)
    complete_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    days_left = models.SmallIntegerField(null=True)  # working days, negative when late
    resumed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(resumed_at=None), name="one_open_file_return"),
            models.CheckConstraint(condition=~Q(reason=""), name="file_return_has_a_reason"),
            models.CheckConstraint(
                condition=Q(resumed_at=None) | Q(resumed_at__gte=F("at")), name="file_return_resumed_after"
            ),
        ]
