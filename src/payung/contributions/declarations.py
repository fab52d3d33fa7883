"""What an employer declares for a month: who worked, at which wage."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.models import Employer


class Declaration(models.Model):
    """An employer's month, on its way from draft to posting.

    Draft: everything may change. Calculated: the amounts stand for the wages as they are; any change makes it a draft
    again. Finalised: locked, billed, has a payment code; may be reopened until it is paid. Posted: paid and credited.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        CALCULATED = "calculated", "Hitung iuran"
        FINALISED = "finalised", "Finalisasi"
        POSTED = "posted", "Posting"

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="declarations")
    month = models.DateField()  # first day of the contribution month
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    law_version = models.CharField(max_length=16, blank=True)  # the law all amounts were computed under, or empty
    jkk_class = models.SmallIntegerField(null=True)  # the class they were computed with
    computed_with = models.CharField(max_length=40, blank=True)  # what of the employer they were computed with
    calculated_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "month"], name="one_declaration_per_employer_and_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="declaration_month_is_its_first_day"),
        ]
        indexes = [models.Index(fields=["month", "state"], name="declaration_by_month")]


class DeclaredWage(models.Model):
    """One worker's wage in a declaration, and what it brings, whole rupiah. Partitioned by month.

    `rapel` is back pay included in this month's base. The amounts are those of the last calculation.
    """

    pk = models.CompositePrimaryKey("month", "declaration_id", "person_id")
    month = models.DateField()
    declaration_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    employment_id = models.BigIntegerField()
    wage = models.BigIntegerField()
    rapel = models.BigIntegerField()
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht_employer = models.BigIntegerField()
    jht_worker = models.BigIntegerField()
    jp_employer = models.BigIntegerField()
    jp_worker = models.BigIntegerField()
    in_jkp = models.BooleanField()
    note = models.CharField(max_length=200)

    class Meta:
        managed = False  # the partitioned table is made by migration 0002
        db_table = "contributions_declaredwage"
