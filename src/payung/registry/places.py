"""Regions in both code systems, offices and the areas they serve, minimum wages."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from payung.registry.spans import span


class Region(models.Model):
    """A nation, province, regency or city, district or village.

    `code` is the Kemendagri code ("61.08"); `bps_code` the statistics office's ("6103"). The two systems number the
    same places differently: 6102 is Bengkayang for BPS, 61.02 is Mempawah for Kemendagri.
    """

    class Level(models.TextChoices):
        NATION = "nation", "Negara"
        ISLAND = "island", "Pulau"
        PROVINCE = "province", "Provinsi"
        REGENCY = "regency", "Kabupaten/kota"
        DISTRICT = "district", "Kecamatan"
        VILLAGE = "village", "Desa/kelurahan"

    code = models.CharField(max_length=13, primary_key=True)
    bps_code = models.CharField(max_length=10, null=True, blank=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    tile_column = models.SmallIntegerField(null=True)  # place on the tile map of its province
    tile_row = models.SmallIntegerField(null=True)
    latitude = models.SmallIntegerField(null=True)  # of its centre, hundredths of a degree, north is positive
    longitude = models.SmallIntegerField(null=True)  # hundredths of a degree east

    class Meta:
        indexes = [models.Index(fields=["bps_code"], name="region_by_bps_code")]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """A regional office, a branch, or a service unit of a branch.

    hours          opening hours as `opening_hours` reads them; empty where people are not received
    services       keys of `services.OFFICE`
    hours_status   how well hours and services are known: press, or invented for the demonstration
    """

    class Kind(models.TextChoices):
        REGIONAL = "regional", "Kantor wilayah"
        BRANCH = "branch", "Kantor cabang"
        SERVICE_UNIT = "service_unit", "Kantor cabang pembantu"

    code = models.CharField(max_length=10, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    region = models.ForeignKey(Region, models.PROTECT, related_name="offices")
    hours = models.CharField(max_length=120, blank=True)
    services = models.JSONField(default=list)
    hours_status = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.name


class OfficeArea(models.Model):
    """Which office serves a region, from when to when; never two on one day."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="areas")
    region = models.ForeignKey(Region, models.PROTECT, related_name="served_by")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "valid_from"], name="one_office_per_region_and_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="office_area_ends_after_start",
            ),
            ExclusionConstraint(
                name="office_area_no_overlap",
                expressions=[
                    ("region", RangeOperators.EQUAL),
                    (span("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class MinimumWage(models.Model):
    """The minimum wage decided for a region and a year (UMK, or UMP for a province), whole rupiah per month.

    A regency without a row of its own falls under its province's.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="minimum_wages")
    year = models.SmallIntegerField()
    amount = models.BigIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "year"], name="one_minimum_wage_per_region_and_year"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="minimum_wage_positive"),
        ]
