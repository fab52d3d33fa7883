"""Sheets about workers that a clerk sent in, checked but not recorded until confirmed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now


class WorkerSheet(models.Model):
    """One file, as it came, and what was found in it.

    `rows` holds the rows that are right as Arrow IPC bytes, `problems` every problem. `month` is the month whose wage
    sheet takes the wages of newcomers. Nothing of it is in the registry before `state` is confirmed.
    """

    class Form(models.TextChoices):
        JOINERS = "baru", "Pekerja baru"
        CARRIED = "lanjutan", "Pekerja lanjutan"
        LEAVERS = "nonaktif", "Pekerja berhenti"
        CORRECTIONS = "koreksi", "Koreksi data"

    class State(models.TextChoices):
        CHECKED = "checked", "Menunggu Anda simpan"
        CONFIRMED = "confirmed", "Tersimpan"
        DISCARDED = "discarded", "Dibuang"

    employer_ids = ArrayField(models.BigIntegerField())  # all employers it was read for
    form = models.CharField(max_length=10, choices=Form.choices)
    month = models.DateField()
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)  # sha256 of the bytes
    content_digest = models.CharField(max_length=64)  # of the columns: a re-saved file is the same file
    rows = models.BinaryField()
    row_count = models.IntegerField()
    good_count = models.IntegerField()
    failing_count = models.IntegerField()
    asked_count = models.IntegerField()  # good rows that somebody has to say are right
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKED)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(db_default=Now())
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["employer_ids"], name="worker_sheet_by_employers")]
