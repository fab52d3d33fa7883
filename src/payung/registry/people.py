"""People and their cards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.places import Region


class Person(models.Model):
    """A human being, under a number of our own.

    Neither NIK nor KPJ is a key: a NIK can be corrected, and one person may hold several cards. `name` is shown as on
    the KTP; `name_key` is its normalised form for comparison only.
    """

    class NikState(models.TextChoices):
        UNCHECKED = "unchecked", "Terdaftar, belum dipadankan"
        MATCHED = "matched", "Padan"
        DIFFERS = "differs", "Berbeda dari data kependudukan"
        DUPLICATE = "duplicate", "Dipakai lebih dari satu orang"
        DECEASED = "deceased", "Tercatat meninggal"

    member_number = models.CharField(max_length=12, unique=True)  # our own, stable for life
    nik = models.CharField(max_length=16, null=True, blank=True)
    nik_state = models.CharField(max_length=10, choices=NikState.choices, default=NikState.UNCHECKED)
    nik_checked_on = models.DateField(null=True)
    nik_checked_with = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    birth_place = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField()
    sex = models.CharField(max_length=1, choices=[("L", "Laki-laki"), ("P", "Perempuan")])
    citizen = models.BooleanField(default=True)
    mother_name = models.CharField(max_length=120, blank=True)  # a verifier: never shown
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="residents")  # residence
    phone = models.CharField(max_length=20, blank=True)  # E.164
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True, db_default="")  # where they live, as told
    died_on = models.DateField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nik"], condition=~Q(nik_state="duplicate"), name="person_nik_unique"),
            models.CheckConstraint(condition=Q(nik__isnull=True) | Q(nik__regex=r"^\d{16}$"), name="person_nik_shape"),
        ]
        indexes = [
            models.Index(fields=["name_key", "birth_date"], name="person_by_name_and_birth"),
            # the unique constraint serves every other NIK
            models.Index(fields=["nik"], condition=Q(nik_state="duplicate"), name="person_by_shared_nik"),
        ]

    def __str__(self) -> str:
        return self.name


class Card(models.Model):
    """A membership card: a KPJ. One person may hold several until they are merged."""

    kpj = models.CharField(max_length=13, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="cards")
    issued_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kpj__regex=r"^\d{8,13}$"), name="card_kpj_shape")]
