"""What a project owes, term by term, each with the roll that asks for it; and what is paid back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.construction.projects import Addendum, Project
from payung.rolls.models import Roll


class Term(models.Model):
    """One part of a project's contribution. `roll` is null until its code is issued; `Roll.state` says whether paid."""

    class Reason(models.TextChoices):
        WHOLE = "whole", "Sekaligus"
        INSTALMENT = "instalment", "Termin"
        ADDENDUM = "addendum", "Adendum"
        PENALTY = "penalty", "Denda"

    project = models.ForeignKey(Project, models.PROTECT, related_name="terms")
    place = models.SmallIntegerField()  # 1, 2, 3… within the project
    reason = models.CharField(max_length=10, choices=Reason.choices)
    jkk = models.BigIntegerField(default=0)
    jkm = models.BigIntegerField(default=0)
    penalty = models.BigIntegerField(default=0)
    due_on = models.DateField()
    rate_text = models.CharField(max_length=200)
    cite = models.CharField(max_length=200)
    addendum = models.ForeignKey(Addendum, models.PROTECT, null=True, related_name="terms")
    late = models.OneToOneField("self", models.PROTECT, null=True, related_name="penalised_by")  # the term paid late
    roll = models.OneToOneField(Roll, models.PROTECT, null=True, related_name="project_term")
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "place"], name="term_place_once"),
            models.CheckConstraint(
                condition=Q(jkk__gte=0, jkm__gte=0, penalty__gte=0) & ~Q(jkk=0, jkm=0, penalty=0), name="term_amounts"
            ),
            models.CheckConstraint(
                condition=Q(reason="penalty", late__isnull=False, jkk=0, jkm=0) | (~Q(reason="penalty") & Q(late=None)),
                name="term_penalty_names_the_late_term",
            ),
        ]
        ordering = ["place"]

    @property
    def amount(self) -> int:
        """Whole rupiah."""
        return self.jkk + self.jkm + self.penalty


class Refund(models.Model):
    """Contribution paid too much, on its way back: asked, approved by another officer, transferred."""

    class State(models.TextChoices):
        ASKED = "asked", "Menunggu persetujuan"
        APPROVED = "approved", "Disetujui, menunggu transfer"
        PAID = "paid", "Sudah dikembalikan"

    project = models.ForeignKey(Project, models.PROTECT, related_name="refunds")
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    reason = models.CharField(max_length=200)
    bank = models.CharField(max_length=40)
    account_number = models.CharField(max_length=30)
    account_holder = models.CharField(max_length=160)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by_id = models.BigIntegerField(null=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    approved_by_id = models.BigIntegerField(null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(jkk__gte=0, jkm__gte=0) & ~Q(jkk=0, jkm=0), name="refund_amounts"),
            models.CheckConstraint(
                condition=Q(approved_by_id=None) | Q(asked_by_id=None) | ~Q(approved_by_id=F("asked_by_id")),
                name="refund_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False) | (~Q(state="paid") & Q(paid_on=None)),
                name="refund_paid_has_a_day",
            ),
        ]

    @property
    def amount(self) -> int:
        """Whole rupiah."""
        return self.jkk + self.jkm
