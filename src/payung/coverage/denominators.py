"""How many could be covered: editions of dated, sourced series. Never changed; a correction is a new edition."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.models import Region


class Edition(models.Model):
    """One publication of a series, as it was read: a table of the statistics office, a letter, a list from the news."""

    series = models.CharField(max_length=40)  # key under `denominators` in data/measures.toml
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=120)
    source = models.CharField(max_length=400)  # address, or number and day of a letter
    published_on = models.DateField(null=True)
    file_name = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)  # SHA-256 of the file, or of the rows where there was none
    invented = models.BooleanField(default=False)  # a demonstration's; every page says so
    imported_by = models.CharField(max_length=200)
    imported_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "digest"], name="an_edition_is_read_once")]

    def __str__(self) -> str:
        return self.title


class Workforce(models.Model):
    """One number of an edition: people of a region on a day; null where the edition says that nobody measured."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rows")
    region = models.ForeignKey(Region, models.PROTECT, related_name="workforce")
    as_of = models.DateField()
    people = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "region", "as_of"], name="one_workforce_per_edition_and_day"),
            models.CheckConstraint(condition=Q(people=None) | Q(people__gte=0), name="workforce_not_negative"),
        ]
        indexes = [models.Index(fields=["region", "as_of"], name="workforce_by_region")]
