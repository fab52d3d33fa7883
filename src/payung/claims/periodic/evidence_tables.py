"""What people send so as to be paid on."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from payung.claims.papers import Document
from payung.claims.periodic.tables import Confirmation, Entitlement


class Evidence(models.Model):
    """What somebody sent for a month of benefit or a school year, or as a sign of life; one officer checks it, once.

    month  what it is for; null for a sign of life       facts  what was told, by name, see `evidence`
    reason  of a refusal, in words for whoever sent it
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Menunggu diperiksa"
        ACCEPTED = "accepted", "Diterima"
        REFUSED = "refused", "Belum diterima"

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="evidence")
    month = models.DateField(null=True)
    facts = models.JSONField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="proves")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField()
    sent_by_id = models.BigIntegerField(null=True)
    sent_by_name = models.CharField(max_length=200)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="evidence_checked")
    checked_at = models.DateTimeField(null=True)
    confirmation = models.OneToOneField(Confirmation, models.PROTECT, null=True, related_name="evidence")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "month"], condition=~Q(state="refused"), nulls_distinct=True,
                name="a_month_is_told_once",
            ),
            models.UniqueConstraint(
                fields=["entitlement"], condition=Q(month=None, state="waiting"), name="one_sign_of_life_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", checked_at=None) | (~Q(state="waiting") & Q(checked_at__isnull=False)),
                name="checked_evidence_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="refused_evidence_says_why"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["sent_at"], condition=Q(state="waiting"), name="evidence_waiting")]

    @property
    def seen_on(self) -> dt.date | None:
        """The day somebody was seen alive; None for what proves a month or a year."""
        told = self.facts.get("seen_on")
        return dt.date.fromisoformat(told) if told else None
