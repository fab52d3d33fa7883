"""Checks of decided claims: each looks over every decision that stands, batch by batch, and keeps what it found."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from payung.claims.claim import Claim
from payung.claims.decisions import Decision

SHOWN = ("decision_id", "before", "after", "to_pay", "to_recover", "counted", "differences", "unfit", "law_changed")
"""What a changed claim shows of itself."""


class DecisionCheck(models.Model):
    """One look over the decisions that stand, as known on their own days. Killed anywhere, it goes on where it was.

    offices  whose claims are looked over; null: those of every office
    since    the first day whose decisions are looked over
    total    decisions there were when it began
    reached  key of the last decision judged; they are judged in the order of their keys
    counted  code of an office → its decisions judged so far
    found    changed claims among them
    """

    offices = ArrayField(models.CharField(max_length=10), null=True)
    since = models.DateField()
    law_version = models.CharField(max_length=16)
    asked_by = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    total = models.IntegerField()
    reached = models.BigIntegerField(default=0)
    counted = models.JSONField(default=dict)
    found = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["offices"], condition=Q(ended_at=None), nulls_distinct=False,
                name="one_running_check_of_the_same_offices",
            )
        ]  # fmt: skip

    @property
    def judged(self) -> int:
        """Decisions judged so far."""
        return sum(self.counted.values())

    def judged_of(self, offices: frozenset[str] | None) -> int:
        """Decisions judged so far of these offices; None: of all."""
        return sum(n for code, n in self.counted.items() if offices is None or code in offices)


class ChangedClaim(models.Model):
    """A decided claim that would be decided otherwise now, as its last check found it. A finding, never a decision.

    decision       the one it was judged against; a newer one makes the finding void
    before, after  whole rupiah granted, then and now
    differences    [{name, label, before, after}]: every fact that is not what was frozen
    unfit          why it cannot be judged any more; empty where it can
    """

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="changed")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="found_changed")
    before = models.BigIntegerField()
    after = models.BigIntegerField()
    to_pay = models.BigIntegerField()
    to_recover = models.BigIntegerField()
    counted = models.BigIntegerField()
    differences = models.JSONField()
    unfit = models.TextField(blank=True)
    law_changed = models.BooleanField()
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(before__gte=0, after__gte=0, to_pay__gte=0, to_recover__gte=0, counted__gte=0),
                name="changed_claim_amounts_not_negative",
            )
        ]

    @property
    def seen(self) -> str:
        """Sixteen digits of what it shows: whoever acts on it says with them what they saw."""
        return digest_of({name: getattr(self, name) for name in SHOWN})


def digest_of(shown: dict[str, Any]) -> str:
    """Sixteen hexadecimal digits that change with anything shown."""
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]
