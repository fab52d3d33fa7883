"""Orders to the bank for what runs paid, what the bank answered, and what people pay back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.claims.claimants import SHOWN_DIGITS
from payung.claims.periodic.tables import Overpayment, PeriodicPayment

PREFIX = "periodic"
"""First part of the key of every order, so that a bank's answer finds its table."""


class BankAnswer(models.Model):
    """One message of a bank about orders of runs, counted and in the books as one transfer each way. Never changed.

    undone  whole rupiah of orders that it had confirmed before and now returns
    """

    bank = models.CharField(max_length=40)
    confirmed = models.IntegerField()
    amount = models.BigIntegerField()  # whole rupiah of the confirmed ones
    returned = models.IntegerField()
    undone = models.BigIntegerField()
    at = models.DateTimeField()


class PeriodicOrder(models.Model):
    """One order to a bank for one payment of a run, less what was kept back. A returned one is replaced by a next.

    The account is a copy. `kept` is a returned order that is not sent again: the right had ended before its month.
    """

    class State(models.TextChoices):
        INSTRUCTED = "instructed", "Dikirim ke bank"
        CONFIRMED = "confirmed", "Diterima"
        RETURNED = "returned", "Dikembalikan bank"
        RESENT = "resent", "Dikirim ulang"
        KEPT = "kept", "Kembali ke dana"

    payment = models.ForeignKey(PeriodicPayment, models.PROTECT, related_name="orders", db_index=False)
    attempt = models.SmallIntegerField()  # 1 for the first
    amount = models.BigIntegerField()  # whole rupiah
    bank = models.CharField(max_length=40)
    account_number = models.CharField(max_length=34)
    account_holder = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INSTRUCTED)
    paying_bank = models.CharField(max_length=40, blank=True, db_default="")
    bank_reference = models.CharField(max_length=60, blank=True, db_default="")
    returned_reason = models.CharField(max_length=200, blank=True, db_default="")
    instructed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payment", "attempt"], name="one_order_per_attempt"),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state__in=["instructed", "confirmed", "returned", "kept"]),
                name="one_live_order_per_periodic_payment",
            ),
            models.UniqueConstraint(
                fields=["paying_bank", "bank_reference"], condition=~Q(bank_reference=""),
                name="periodic_reference_counts_once",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="periodic_order_positive"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | (Q(confirmed_at__isnull=False) & ~Q(bank_reference="")),
                name="confirmed_periodic_order_has_its_proof",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["instructed", "confirmed"])
                | (Q(returned_at__isnull=False) & ~Q(returned_reason="")),
                name="returned_periodic_order_has_its_reason",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["id"], condition=Q(state="instructed"), name="periodic_order_waiting"),
            models.Index(fields=["payment"], condition=Q(state="returned"), name="periodic_order_returned"),
        ]

    @property
    def key(self) -> str:
        """`periodic:17:1`: the payment and the attempt."""
        return f"{PREFIX}:{self.payment_id}:{self.attempt}"

    @property
    def masked_account(self) -> str:
        """`•••• 4471`"""
        return f"•••• {self.account_number[-SHOWN_DIGITS:]}"


class Repayment(models.Model):
    """A payment code with which an overpayment is paid back, all of it or a part."""

    overpayment = models.ForeignKey(Overpayment, models.PROTECT, related_name="repayments")
    amount = models.BigIntegerField()
    payment_code = models.CharField(max_length=11, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="repayment_positive")]
