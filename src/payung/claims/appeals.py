"""Somebody disagrees with a decision, and what another officer answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from payung.claims.claim import Claim
from payung.claims.decisions import Decision


class Appeal(models.Model):
    """One objection to one approved decision, and its answer, written once (migration 0003).

    Whoever answers neither decided nor approved what is appealed; nor does whoever decides anew. Both are refused by
    the database. `outcome` is empty while the appeal waits.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Putusan tetap"
        NEW_DECISION = "new_decision", "Diputus ulang"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="appeals")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    reason = models.CharField(max_length=2000)  # in the appellant's own words
    appellant = models.CharField(max_length=200)
    lodged_by = models.BigIntegerField(null=True)  # the user who keyed it
    lodged_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="appeals_decided")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(appellant=""), name="appeal_says_who_and_why"),
            models.CheckConstraint(
                condition=Q(outcome="", answer="", decided_by=None, decided_at=None)
                | (~Q(outcome="") & ~Q(answer="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="appeal_is_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["lodged_at"], condition=Q(outcome=""), name="appeal_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.claim.number}, keberatan atas putusan {self.decision_id}"
