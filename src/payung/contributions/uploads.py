"""Files an employer's clerk sent in, checked but not recorded until confirmed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from payung.registry.models import Employer


class Upload(models.Model):
    """One file, as it came, and what was found in it.

    `rows` holds the rows that are right as Arrow IPC bytes; `problems` every problem of the file. Nothing of it is
    in a declaration before `state` is confirmed.
    """

    class State(models.TextChoices):
        CHECKED = "checked", "Menunggu Anda simpan"
        CONFIRMED = "confirmed", "Tersimpan"
        DISCARDED = "discarded", "Dibuang"

    employer = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="uploads")  # null: several
    employer_ids = ArrayField(models.BigIntegerField(), default=list)  # all employers it was read for
    month = models.DateField()
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)  # sha256 of the bytes
    content_digest = models.CharField(max_length=64, blank=True)  # of the columns: a re-saved file is the same file
    rows = models.BinaryField()
    row_count = models.IntegerField()
    good_count = models.IntegerField()
    failing_count = models.IntegerField()
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKED)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["employer", "month", "-id"], name="upload_by_employer_and_month"),
            models.Index(fields=["employer", "digest"], name="upload_by_digest"),
            GinIndex(fields=["employer_ids"], name="upload_by_employers"),
        ]
