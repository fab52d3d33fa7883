"""Who builds and who has it built: contractors, and the public bodies that commission them."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from payung.registry.models import Office, Region


class Agency(models.Model):
    """A public body that commissions projects (instansi): it sees its own, and only reads."""

    class Level(models.TextChoices):
        NATION = "nation", "Pusat"
        PROVINCE = "province", "Provinsi"
        REGENCY = "regency", "Kabupaten/kota"
        ENTERPRISE = "enterprise", "BUMN atau BUMD"

    name = models.CharField(max_length=160, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    region = models.ForeignKey(Region, models.PROTECT, related_name="commissioning")
    registered_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name


class Contractor(models.Model):
    """Whoever registers projects. Its permanent staff are members through an employer; its project workers here."""

    number = models.CharField(max_length=12, unique=True)  # `JK` and eight digits
    name = models.CharField(max_length=160)
    npwp = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="contractors")
    office = models.ForeignKey(Office, models.PROTECT, related_name="contractors")
    registered_on = models.DateField()

    def __str__(self) -> str:
        return self.name
