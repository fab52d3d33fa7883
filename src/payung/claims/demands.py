"""What an employer is asked to pay because it reported too little, or nobody at all."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from payung.claims.claim import Claim
from payung.claims.decisions import Decision
from payung.registry.models import Employer


class EmployerDemand(models.Model):
    """One shortfall asked of one employer after one approved decision, with its working; frozen by the database.

    Only its end is written later: paid when the bank settled its code, or withdrawn with the reason.

    lines   the benefit at the true wage, line by line, as a decision keeps them
    amount  whole rupiah; `at_true_wage` less `granted`
    proof   what shows the true wage, in the officer's words
    """

    class State(models.TextChoices):
        OPEN = "open", "Belum dibayar"
        PAID = "paid", "Lunas"
        WITHDRAWN = "withdrawn", "Dicabut"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="demands")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="demands")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="claim_demands")
    number = models.CharField(max_length=40, unique=True)
    reported_wage = models.BigIntegerField()
    true_wage = models.BigIntegerField()
    granted = models.BigIntegerField()
    at_true_wage = models.BigIntegerField()
    amount = models.BigIntegerField()
    working = models.CharField(max_length=200)
    cite = models.CharField(max_length=200)
    law_version = models.CharField(max_length=16)
    lines = models.JSONField()
    proof = models.CharField(max_length=1000)
    payment_code = models.CharField(max_length=11, unique=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="demands_issued")
    issued_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    paid_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="demand_amount_positive"),
            models.CheckConstraint(
                condition=Q(amount=models.F("at_true_wage") - models.F("granted")), name="demand_is_the_difference"
            ),
            models.CheckConstraint(
                condition=Q(state="open", paid_at=None, withdrawn_at=None)
                | Q(state="paid", paid_at__isnull=False, withdrawn_at=None)
                | (Q(state="withdrawn", paid_at=None, withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="demand_ends_once",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=~Q(state="withdrawn"), name="one_live_demand_per_claim"
            ),
        ]
        indexes = [models.Index(fields=["employer", "-id"], name="demand_by_employer")]

    def __str__(self) -> str:
        return self.number
