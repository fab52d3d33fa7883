"""Card numbers told with newcomers that were not theirs by our books, and what the branch found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.identity.mergers import Merger
from payung.registry.models import Card, Employment


class ToldCard(models.Model):
    """What was found about the card number told with one spell. Once, and kept.

    same     an older card of this very person
    merger   the card of another number; that both are one person was proposed to a second officer
    refused  not their card, or nobody's
    """

    class Outcome(models.TextChoices):
        SAME = "same", "Kartu lama orang ini"
        MERGER = "merger", "Kartu nomor lain; penggabungan diusulkan"
        REFUSED = "refused", "Bukan kartunya"

    employment = models.OneToOneField(Employment, models.PROTECT, related_name="told_card")
    kpj = models.CharField(max_length=13)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    card = models.ForeignKey(Card, models.PROTECT, null=True, related_name="+")
    merger = models.ForeignKey(Merger, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    answered_by_id = models.BigIntegerField(null=True)
    answered_by = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="same", card__isnull=False, merger=None)
                | Q(outcome="merger", card__isnull=False, merger__isnull=False)
                | Q(outcome="refused", merger=None),
                name="told_card_has_what_it_says",
            )
        ]
