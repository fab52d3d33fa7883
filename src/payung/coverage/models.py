"""What was published, what was counted, and how many could be covered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.models import Region


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


class Workforce(models.Model):
    """How many people could be covered in a region: one figure of a dated, sourced series."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="workforce")
    as_of = models.DateField()
    people = models.BigIntegerField(null=True)  # null where nobody measured
    definition = models.CharField(max_length=60)  # e.g. "bps_employed"
    source = models.CharField(max_length=300)
    invented = models.BooleanField(default=False)  # a demo's figure; every page says so

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "as_of", "definition"], name="one_workforce_figure"),
            models.CheckConstraint(condition=Q(people=None) | Q(people__gte=0), name="workforce_not_negative"),
        ]


class CoverageCount(models.Model):
    """People with a credited contribution for a month, by region of work and segment: what this system counts."""

    month = models.DateField()
    region = models.ForeignKey(Region, models.PROTECT, related_name="coverage_counts")
    segment = models.CharField(max_length=5)
    people = models.BigIntegerField()  # each person once
    memberships = models.BigIntegerField()  # each job once
    counted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "region", "segment"], name="one_count_per_month_region_segment")
        ]
