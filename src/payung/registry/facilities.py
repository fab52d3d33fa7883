"""Health facilities that treat work accidents (PLKK), and since when each is under contract."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from payung.registry.places import Region
from payung.registry.spans import span


class Facility(models.Model):
    """A hospital, clinic or health centre.

    hours     opening hours as `opening_hours` reads them
    services  keys of `services.FACILITY`
    status    how well the row is known: press, or invented for the demonstration
    account   where bills for treatment are paid
    """

    class Kind(models.TextChoices):
        HOSPITAL = "hospital", "Rumah sakit"
        CLINIC = "clinic", "Klinik"
        HEALTH_CENTRE = "health_centre", "Puskesmas"

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    region = models.ForeignKey(Region, models.PROTECT, related_name="facilities")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    hours = models.CharField(max_length=120)
    services = models.JSONField(default=list)
    status = models.CharField(max_length=10)
    bank = models.CharField(max_length=40, blank=True)
    account_number = models.CharField(max_length=34, blank=True)
    account_holder = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["region"], name="facility_by_region")]

    def __str__(self) -> str:
        return self.name


class FacilityContract(models.Model):
    """One contract of one facility, from a day to a day; while none runs, it gives no guarantee."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="contracts")
    number = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="facility_contract_ends_after_start",
            ),
            models.UniqueConstraint(fields=["facility", "valid_from"], name="one_contract_per_facility_and_day"),
            ExclusionConstraint(
                name="facility_contract_no_overlap",
                expressions=[
                    ("facility", RangeOperators.EQUAL),
                    (span("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
