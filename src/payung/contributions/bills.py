"""What is owed for a declared month, and the penalty of paying it late."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from payung.contributions.declarations import Declaration
from payung.registry.models import Employer


class Bill(models.Model):
    """One finalised month, one amount, one payment code."""

    class State(models.TextChoices):
        OPEN = "open", "Menunggu pembayaran"
        PAID = "paid", "Lunas"
        CANCELLED = "cancelled", "Dibatalkan"

    number = models.CharField(max_length=40, unique=True)
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="bills")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="bills")
    month = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    issued_at = models.DateTimeField()
    due_on = models.DateField()
    workers = models.IntegerField()
    wages = models.BigIntegerField()
    contributions = models.BigIntegerField()  # all programmes, both payers
    penalties = models.BigIntegerField(default=0)  # of earlier months paid late, billed with this one
    payment_code = models.CharField(max_length=11, unique=True)
    jkk_class = models.SmallIntegerField()
    labour_intensive = models.BooleanField(default=False)  # billed with the labour-intensive relief where it held
    law_version = models.CharField(max_length=16)
    paid_at = models.DateTimeField(null=True)  # when the bank took the money
    posted_at = models.DateTimeField(null=True)  # when it was credited
    cancelled_at = models.DateTimeField(null=True)  # when its month was reopened; null too where nobody wrote it down

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["declaration"],
                condition=~Q(state="cancelled"),
                name="one_bill_in_force_per_declaration",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_at__isnull=False, posted_at__isnull=False)
                | (~Q(state="paid") & Q(paid_at=None, posted_at=None)),
                name="bill_paid_has_its_times",
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "-month"], name="bill_by_employer"),
            models.Index(fields=["state", "due_on"], name="bill_by_state_and_due"),
        ]

    @property
    def amount(self) -> int:
        """What the code asks for, whole rupiah."""
        return self.contributions + self.penalties


class BillLine(models.Model):
    """One programme and payer of a bill, with the rate in words and its articles as they stood when it was issued."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="lines")
    programme = models.CharField(max_length=10)  # JKK, JKM, JHT, JP, and DENDA for penalties
    payer = models.CharField(max_length=10)  # employer, worker
    amount = models.BigIntegerField()
    rate_text = models.CharField(max_length=120)
    cite = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bill", "programme", "payer"], name="bill_line_once")]


class Penalty(models.Model):
    """The penalty of one bill that was paid late; billed with the employer's next month."""

    bill = models.OneToOneField(Bill, models.PROTECT, related_name="penalty")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="penalties")
    months_late = models.SmallIntegerField()
    amount = models.BigIntegerField()
    cite = models.CharField(max_length=200)
    billed_on = models.ForeignKey(Bill, models.PROTECT, null=True, related_name="penalties_billed")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="penalty_positive"),
            models.CheckConstraint(
                condition=Q(billed_on=None) | ~Q(billed_on=F("bill")), name="penalty_billed_on_another_bill"
            ),
        ]
