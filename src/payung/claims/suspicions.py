"""A suspected work accident or occupational disease: treated first, concluded within the days of the law."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from payung.claims.claim import Claim


class Suspicion(models.Model):
    """One suspicion about one JKK claim, from the first report to its conclusion. PP 44/2015 Pasal 25A.

    conclude_by  the last day of the law        work_related  None until concluded
    """

    class Kind(models.TextChoices):
        ACCIDENT = "accident", "Dugaan kecelakaan kerja"
        DISEASE = "disease", "Dugaan penyakit akibat kerja"

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="suspicion")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=500)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="suspicions_opened")
    opened_at = models.DateTimeField()
    conclude_by = models.DateField()
    work_related = models.BooleanField(null=True)
    conclusion = models.CharField(max_length=500, blank=True)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="suspicions_concluded"
    )
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(work_related=None, concluded_by=None, concluded_at=None, conclusion="")
                | Q(work_related__isnull=False, concluded_by__isnull=False, concluded_at__isnull=False)
                & ~Q(conclusion=""),
                name="suspicion_concluded_whole",
            )
        ]
