"""A death grant handed to the heirs in public, after the bank paid it: the day, the place, the occasion."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.agreements.models import Meeting
from payung.claims.claim import Claim


class HandOver(models.Model):
    """One paid death grant handed over by name. It moves no money; what was paid before is copied here.

    Frozen by the database: one recorded by mistake is withdrawn with the reason, and another may then be recorded.

    paid_on  the day the last of the money arrived        amount  whole rupiah that arrived by then
    heirs    people whose accounts it arrived in          named   whether they agreed to be named to the press
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="hand_overs")
    handed_on = models.DateField()
    place = models.CharField(max_length=200)
    occasion = models.CharField(max_length=200)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="hand_overs")
    handed_by = models.CharField(max_length=200)  # an office or an official
    named = models.BooleanField(default=False)
    paid_on = models.DateField()
    amount = models.BigIntegerField()
    heirs = models.SmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_id = models.BigIntegerField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(withdrawn_at=None), name="one_standing_hand_over_per_claim"
            ),
            models.CheckConstraint(condition=Q(handed_on__gte=F("paid_on")), name="hand_over_after_the_money"),
            models.CheckConstraint(condition=Q(amount__gt=0, heirs__gt=0), name="hand_over_of_something"),
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(occasion="") & ~Q(handed_by=""), name="hand_over_says_where_and_who"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_reason="")),
                name="hand_over_withdrawn_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["handed_on"], condition=Q(withdrawn_at=None), name="hand_over_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.claim.number}, diserahkan {self.handed_on}"
