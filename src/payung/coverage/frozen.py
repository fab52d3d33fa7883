"""Months as they were counted: frozen, numbered, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.models import Region


class Snapshot(models.Model):
    """One counting of one month. Later postings make the next version; the earlier ones stay.

    The database refuses to change or delete one. `digest` is over every row, so a figure taken from it can be proved.
    """

    month = models.DateField()  # first day
    version = models.PositiveSmallIntegerField()  # 1, 2, … of this month
    as_of = models.DateField()  # the last day of the month, or the day of counting where that was earlier
    ended = models.BooleanField()  # the month was over when it was counted; before that, more is still to come
    taken_at = models.DateTimeField(db_default=Now())
    measures = models.CharField(max_length=20)  # version of data/measures.toml
    edition = models.BigIntegerField()  # denominators up to and with this edition belong to it; 0: none yet
    people = models.BigIntegerField()  # of the nation, each once
    rows = models.IntegerField()
    changed = models.IntegerField()  # rows that differ from the version before; for the first, all
    digest = models.CharField(max_length=64)  # SHA-256
    salt = models.CharField(max_length=32, default="", editable=False)  # in the digest, never told; the same per month

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "version"], name="one_snapshot_per_month_and_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="snapshot_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} versi {self.version}"


class SnapshotRow(models.Model):
    """One number of a snapshot: a measure, a region, a part (segment or programme, or ALL).

    A region without a row was counted and had none. `hidden`: so few people that the public is not told, or a number
    from which those could be worked out.
    """

    pk = models.CompositePrimaryKey("snapshot", "measure", "region", "part")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="figures", db_index=False)
    measure = models.CharField(max_length=30)  # key in data/measures.toml
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=12)
    value = models.BigIntegerField()  # in the unit of the measure; rupiah are whole
    hidden = models.BooleanField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(value__gt=0), name="snapshot_row_counts_something")]
