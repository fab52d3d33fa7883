"""Employers, their JKK class and who decided it, and who works for them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from payung.registry.people import Card, Person
from payung.registry.places import Office, Region
from payung.registry.spans import DateRange, span

__all__ = ["DateRange", "Employer", "Employment", "JkkClassification"]  # DateRange: the first migration names it here


class Employer(models.Model):
    """One employer's division under its registration number (NPP)."""

    class Size(models.TextChoices):
        MICRO = "micro", "Mikro"
        SMALL = "small", "Kecil"
        MEDIUM = "medium", "Menengah"
        LARGE = "large", "Besar"

    npp = models.CharField(max_length=12)
    division = models.CharField(max_length=3, default="000")
    name = models.CharField(max_length=200)
    npwp = models.CharField(max_length=16, blank=True)
    size = models.CharField(max_length=6, choices=Size.choices)
    activity = models.CharField(max_length=200)
    labour_intensive = models.BooleanField(default=False)  # in one of the six industries, with enough workers
    jht = models.BooleanField()  # takes part in JHT, by duty or by choice
    jp = models.BooleanField()  # takes part in JP, by duty or by choice
    office = models.ForeignKey(Office, models.PROTECT, related_name="employers")
    region = models.ForeignKey(Region, models.PROTECT, related_name="employers")  # where the work is done
    address = models.CharField(max_length=200, blank=True)
    registered_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["npp", "division"], name="employer_npp_and_division"),
            models.CheckConstraint(condition=Q(npp__regex=r"^[A-Z0-9]{8,12}$"), name="employer_npp_shape"),
        ]

    def __str__(self) -> str:
        return self.name


class JkkClassification(models.Model):
    """The JKK class of an employer from a month on, and who decided it on what ground."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="jkk_classifications")
    from_month = models.DateField()  # the first day of the first contribution month
    jkk_class = models.SmallIntegerField()
    entry = models.CharField(max_length=8)  # class and number in the statutory list: "3.60"
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "from_month"], name="one_jkk_class_per_month"),
            models.CheckConstraint(condition=Q(jkk_class__gte=1, jkk_class__lte=5), name="jkk_class_1_to_5"),
        ]


class Employment(models.Model):
    """One spell of one person's work for one employer; spells for the same employer never overlap.

    `ended_on` is the last day of work. A person may work for several employers at once.
    """

    class EndReason(models.TextChoices):
        RESIGNED = "resigned", "Mengundurkan diri"
        LAID_OFF = "laid_off", "Diberhentikan (PHK)"
        CONTRACT_ENDED = "contract_ended", "Kontrak berakhir"
        PENSION_AGE = "pension_age", "Mencapai usia pensiun"
        DIED = "died", "Meninggal dunia"
        LEFT_COUNTRY = "left_country", "Meninggalkan Indonesia"
        MOVED_DIVISION = "moved_division", "Pindah divisi"
        MISTAKE = "mistake", "Salah daftar"

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="employments")
    card = models.ForeignKey(Card, models.PROTECT, null=True, related_name="employments")
    employee_number = models.CharField(max_length=30, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=15, choices=EndReason.choices, blank=True)
    recorded_at = models.DateTimeField(db_default=Now())
    claimed_kpj = models.CharField(max_length=13, blank=True, db_default="")  # the card told when they joined
    work_place = models.CharField(max_length=60, blank=True, db_default="")  # the employer's code or name of it
    # Where the employer pays wages to. Benefits are never paid by it: the member states an account with a claim.
    bank_name = models.CharField(max_length=60, blank=True, db_default="")
    bank_code = models.CharField(max_length=11, blank=True, db_default="")
    account_number = models.CharField(max_length=20, blank=True, db_default="")
    account_name = models.CharField(max_length=120, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["claimed_kpj"], condition=~Q(claimed_kpj=""), name="employment_with_a_told_card")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="employment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="employment_end_has_a_reason",
            ),
            ExclusionConstraint(
                name="employment_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),  # first: many work for one employer, few spells are one person's
                    ("employer", RangeOperators.EQUAL),
                    (span("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
