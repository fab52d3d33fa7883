"""What happened. Both tables are append-only in the database (migration 0002)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One action that was carried out.

    `verb` is the permission it needed; `subject` says on what, e.g. "declaration:17"; `facts` holds what an auditor
    needs to understand it, never a full NIK, KPJ or account number.
    """

    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    actor_id = models.BigIntegerField(null=True)  # null for an actor without a log-in
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="event_by_subject"),
            models.Index(fields=["actor_id", "-id"], name="event_by_actor"),
            models.Index(fields=["-at"], name="event_by_time"),
        ]


class Look(models.Model):
    """One look at one person, or at a list that contains them, by someone else.

    `person_id` is the registry's number of the person; `fields` what was shown; `purpose` why, in words the person
    will read on their own page.
    """

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    office = models.CharField(max_length=200, blank=True)
    person_id = models.BigIntegerField()
    purpose = models.CharField(max_length=200)
    fields = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["person_id", "-at"], name="look_by_person")]
