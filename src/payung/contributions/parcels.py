"""Files that come in parts: kept part by part, so that a broken line costs one part, and read by the worker."""

from __future__ import annotations

import datetime as dt
import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.contributions.sheet.read import ROW_LIMIT

PART = 1024 * 1024
"""Bytes of every part but the last."""

LARGEST = 512 * 1024 * 1024
MOST_ROWS = 40 * ROW_LIMIT
KEPT = dt.timedelta(days=7)
"""How long a parcel that never came whole is kept."""


class Parcel(models.Model):
    """One file on its way in. `number` is in its address and cannot be guessed.

    `purpose` says which door it goes to when whole: wages of `month`, or a sheet about workers. What came of it
    stands in `upload_id` or `sheet_id`, or, where nothing could be read, in `problems`.
    """

    class Purpose(models.TextChoices):
        WAGES = "wages", "Lembar upah"
        WORKERS = "workers", "Lembar pekerja"

    class State(models.TextChoices):
        ARRIVING = "arriving", "Sedang dikirim"
        WAITING = "waiting", "Menunggu dibaca"
        READING = "reading", "Sedang dibaca"
        READ = "read", "Sudah dibaca"
        REFUSED = "refused", "Tidak bisa dibaca"

    number = models.UUIDField(default=uuid.uuid4, unique=True)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    employer_ids = ArrayField(models.BigIntegerField())
    month = models.DateField()
    file_name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ARRIVING)
    user_id = models.BigIntegerField()
    begun_at = models.DateTimeField(db_default=Now())
    whole_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    upload_id = models.BigIntegerField(null=True)
    sheet_id = models.BigIntegerField(null=True)
    problems = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="parcel_has_a_size")]
        indexes = [models.Index(fields=["state", "id"], name="parcel_by_state")]

    @property
    def part_count(self) -> int:
        return -(-self.size // PART)


class ParcelPart(models.Model):
    """One part of a file; the same part twice is the same part."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="parts")
    place = models.IntegerField()  # from 0
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["parcel", "place"], name="parcel_part_once")]
