"""Placement companies, departures, and the packages bought for them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.registry.models import Office, Person, Region
from payung.rolls.models import Roll


class PlacementCompany(models.Model):
    """A company that places migrant workers (P3MI): it registers them and pays for them."""

    number = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=160)
    licence = models.CharField(max_length=60)  # SIP3MI
    region = models.ForeignKey(Region, models.PROTECT, related_name="placement_companies")
    office = models.ForeignKey(Office, models.PROTECT, related_name="placement_companies")
    registered_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["licence"], name="placement_licence_once")]

    def __str__(self) -> str:
        return self.name


class Departure(models.Model):
    """One person who goes to work in another country under one contract, through a company or alone."""

    number = models.CharField(max_length=12, unique=True)
    code = models.CharField(max_length=12, unique=True)  # of the certificate
    person = models.ForeignKey(Person, models.PROTECT, related_name="departures")
    company = models.ForeignKey(PlacementCompany, models.PROTECT, null=True, related_name="departures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="departures")
    country = models.CharField(max_length=60)
    job = models.CharField(max_length=80)
    departs_on = models.DateField()
    contract_months = models.SmallIntegerField()  # extensions included
    jht_monthly = models.BigIntegerField(default=0)
    registered_on = models.DateField()
    registered_by = models.CharField(max_length=200)
    before_from = models.DateField()  # no cover earlier, whenever it is paid
    returned_on = models.DateField(null=True)
    return_reason = models.CharField(max_length=160, blank=True)
    after_return_until = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(contract_months__gte=1, jht_monthly__gte=0), name="departure_amounts"),
            models.CheckConstraint(
                condition=Q(returned_on=None, after_return_until=None)
                | Q(returned_on__gte=F("departs_on"), after_return_until__gte=F("returned_on")),
                name="departure_return_after_leaving",
            ),
            models.UniqueConstraint(  # within one company: what another registered is not told by a refusal
                fields=["person", "departs_on", "company"],
                condition=Q(cancelled_on=None),
                nulls_distinct=False,
                name="departure_once",
            ),
        ]


class Package(models.Model):
    """What is paid for a departure: the first package, or the months an extension adds. Whole rupiah.

    `during_until` and `after_until` are the last days of cover once it is paid.
    """

    class Kind(models.TextChoices):
        FIRST = "first", "Paket"
        EXTENSION = "extension", "Perpanjangan"

    departure = models.ForeignKey(Departure, models.PROTECT, related_name="packages")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    months = models.SmallIntegerField()
    before = models.BigIntegerField(default=0)
    during = models.BigIntegerField(default=0)
    excess = models.BigIntegerField(default=0)
    jht = models.BigIntegerField(default=0)
    during_from = models.DateField()
    during_until = models.DateField()
    after_until = models.DateField()
    roll = models.ForeignKey(Roll, models.PROTECT, null=True, related_name="migrant_packages")
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["departure"], condition=Q(kind="first", cancelled_on=None), name="one_first_package"
            ),
            models.CheckConstraint(
                condition=Q(before__gte=0, during__gte=0, excess__gte=0, jht__gte=0, months__gte=1),
                name="package_amounts",
            ),
        ]

    @property
    def amount(self) -> int:
        """Whole rupiah."""
        return self.before + self.during + self.excess + self.jht
