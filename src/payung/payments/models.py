"""Codes to pay with, and what banks told us."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class PaymentCode(models.Model):
    """A number a bank can be asked about. `subject` says to its owner what it is for; to us it is opaque."""

    class State(models.TextChoices):
        OPEN = "open", "Menunggu pembayaran"
        SETTLED = "settled", "Lunas"
        REPLACED = "replaced", "Diganti"

    code = models.CharField(max_length=11, primary_key=True)
    amount = models.BigIntegerField()
    payer_name = models.CharField(max_length=200)
    description = models.CharField(max_length=200)
    subject = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # when the bank says it was paid
    receipt = models.OneToOneField("Receipt", models.PROTECT, null=True, related_name="settles")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_code_amount_positive"),
            models.CheckConstraint(condition=Q(code__regex=r"^\d{11}$"), name="payment_code_shape"),
            models.CheckConstraint(
                condition=Q(state="settled", settled_at__isnull=False) | (~Q(state="settled") & Q(settled_at=None)),
                name="payment_code_settled_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["subject"], name="payment_code_by_subject"),
            models.Index(fields=["amount"], condition=Q(state="open"), name="payment_code_open_by_amount"),
        ]


class Receipt(models.Model):
    """One message of a bank that money came in, and what we made of it. Append-only."""

    class Outcome(models.TextChoices):
        SETTLED = "settled", "Melunasi tagihan"
        WRONG_AMOUNT = "wrong_amount", "Jumlah tidak sama dengan tagihan"
        PAID_TWICE = "paid_twice", "Tagihan sudah lunas"
        EXPIRED = "expired", "Kode bayar sudah lewat masa berlakunya"
        REPLACED = "replaced", "Kode bayar sudah diganti"
        UNKNOWN = "unknown", "Kode bayar tidak dikenal"

    bank = models.CharField(max_length=40)
    reference = models.CharField(max_length=60)  # the bank's own; the same one twice is the same receipt
    code = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    paid_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    outcome = models.CharField(max_length=15, choices=Outcome.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "reference"], name="receipt_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_amount_positive"),
        ]
        indexes = [
            models.Index(fields=["code"], name="receipt_by_code"),
            models.Index(fields=["-paid_at"], condition=~Q(outcome="settled"), name="receipt_that_settled_nothing"),
        ]


class ReceiptAnswer(models.Model):
    """One receipt answered once: used for an open code of the same amount, or given back to who paid. Append-only."""

    class Kind(models.TextChoices):
        USED = "used", "Dipakai untuk tagihan lain"
        RETURNED = "returned", "Dikembalikan"

    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="answer")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=11, blank=True)  # the code it settled
    reason = models.CharField(max_length=200)
    answered_by = models.CharField(max_length=200)
    at = models.DateTimeField()
