"""What was decided, on which facts, under which law, by whom, and who approved it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from payung.claims.claim import Claim


class Decision(models.Model):
    """One judgement of one claim, kept whole. Only the approval is written later, once (migration 0002).

    facts      name → {value, source, as_of}: what was gathered, frozen
    case       what the judge was given, so that it can be asked again
    lines      what is granted: code, programme, payer, amount, working, cite, status
    payable    what is paid now: [{code, amount, claimant_id or null}]; the rest of `lines` falls due later
    payees     who is paid it: [{claimant_id, name, relation, amount}]
    total      sum of `lines`, whole rupiah
    replaces   the decision this one reverses or repeats; `reason` says why
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="decisions")
    facts = models.JSONField()
    case = models.JSONField()
    findings = models.JSONField()
    lines = models.JSONField()
    payable = models.JSONField()
    payees = models.JSONField()
    notes = models.JSONField()
    questions = models.JSONField()
    total = models.BigIntegerField()
    granted = models.BooleanField()
    law_version = models.CharField(max_length=16)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions_made")
    decided_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions_approved"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("decided_by")),
                name="whoever_decides_cannot_approve",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="approval_has_its_time",
            ),
            models.CheckConstraint(condition=Q(total__gte=0), name="decision_total_not_negative"),
            models.CheckConstraint(condition=Q(replaces=None) | ~Q(reason=""), name="a_reversal_has_a_reason"),
        ]
        indexes = [
            models.Index(fields=["claim", "-id"], name="decision_by_claim"),
            models.Index(fields=["approved_at"], name="decision_by_approval"),
        ]

    @property
    def payable_now(self) -> int:
        """Whole rupiah paid as soon as it is approved."""
        return sum(payee["amount"] for payee in self.payees)


class ReturnedDecision(models.Model):
    """A decision sent back to the officer who made it. It can never be approved."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="returned")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions_returned")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)
