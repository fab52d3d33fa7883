"""One sum to one payee's account, and what the bank said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.claims.claimants import SHOWN_DIGITS, Claimant
from payung.claims.decisions import Decision
from payung.claims.demands import EmployerDemand


class PaymentInstruction(models.Model):
    """One order to a bank. A returned one is replaced by another under its own key.

    `late_for` is the benefit order whose lateness this one pays for; `demand` is what an employer paid for a worker it
    reported too low, passed on. A benefit has neither.

    The account is a copy: what was ordered stays what it was when the account is mended later.
    """

    class State(models.TextChoices):
        INSTRUCTED = "instructed", "Dikirim ke bank"
        CONFIRMED = "confirmed", "Diterima"
        RETURNED = "returned", "Dikembalikan bank"

    key = models.CharField(max_length=80, unique=True)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="instructions")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="instructions")
    amount = models.BigIntegerField()  # whole rupiah
    bank = models.CharField(max_length=40)
    account_number = models.CharField(max_length=34)
    account_holder = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INSTRUCTED)
    paying_bank = models.CharField(max_length=40, blank=True)  # our bank that carried it out
    bank_reference = models.CharField(max_length=60, blank=True)
    returned_reason = models.CharField(max_length=200, blank=True)
    instructed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    late_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="additions")
    demand = models.ForeignKey(EmployerDemand, models.PROTECT, null=True, related_name="instructions")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="instruction_amount_positive"),
            models.UniqueConstraint(
                fields=["decision", "claimant"],
                condition=~Q(state="returned") & Q(late_for=None, demand=None),
                name="one_live_instruction_per_payee",
            ),
            models.UniqueConstraint(
                fields=["late_for"], condition=~Q(state="returned"), name="one_live_addition_per_instruction"
            ),
            models.UniqueConstraint(
                fields=["demand", "claimant"],
                condition=~Q(state="returned"),
                name="one_live_instruction_per_demand_and_payee",
            ),
            models.CheckConstraint(condition=Q(late_for=None) | Q(demand=None), name="instruction_pays_for_one_thing"),
            models.UniqueConstraint(
                fields=["paying_bank", "bank_reference"],
                condition=~Q(bank_reference=""),
                name="bank_reference_counts_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | (Q(confirmed_at__isnull=False) & ~Q(bank_reference="")),
                name="confirmed_instruction_has_its_proof",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | (Q(returned_at__isnull=False) & ~Q(returned_reason="")),
                name="returned_instruction_has_its_reason",
            ),
        ]

    @property
    def masked_account(self) -> str:
        """`•••• 4471`"""
        return f"•••• {self.account_number[-SHOWN_DIGITS:]}"
