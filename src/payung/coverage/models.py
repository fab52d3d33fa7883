"""What was published, what was counted, and how many could be covered."""

from __future__ import annotations

from django.db import models

from payung.coverage.denominators import Edition, Workforce
from payung.coverage.frozen import Snapshot, SnapshotRow

__all__ = ["Edition", "PublishedFigure", "Snapshot", "SnapshotRow", "Workforce"]


class PublishedFigure(models.Model):
    """One figure somebody published, exactly as printed, with who and when. Never computed here."""

    key = models.CharField(max_length=10, primary_key=True)
    region_code = models.CharField(max_length=13)  # as published; may name an area that is not a region (a branch)
    region_name = models.CharField(max_length=120)
    period = models.CharField(max_length=40)  # as published: year, month, day or "year to date"
    as_of = models.DateField(null=True)  # the last day of the period, where it can be known
    metric = models.CharField(max_length=80)
    value = models.CharField(max_length=80)  # as printed: decimals are kept
    unit = models.CharField(max_length=20)
    source = models.CharField(max_length=400)
    publisher = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        indexes = [models.Index(fields=["metric", "region_code"], name="published_by_metric")]
