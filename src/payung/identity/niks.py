"""A NIK corrected: the number before stays where nobody finds anybody by it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from payung.identity.papers import Paper
from payung.registry.models import Employment, Person


class NikCorrection(models.Model):
    """One NIK before and after, who changed it, why and by which paper. Append-only."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="nik_corrections")
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    reason = models.CharField(max_length=300)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    by_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="nik_correction_by_person"),
            models.Index(fields=["before"], name="nik_correction_by_before"),
        ]


def former_niks(employer_ids: Iterable[int]) -> frozenset[str]:
    """Corrected NIKs that whoever works or worked for these employers had before, and nobody has now."""
    people = Employment.objects.filter(employer__in=list(employer_ids)).values("person")
    before = NikCorrection.objects.filter(person__in=people).exclude(before="").values_list("before", flat=True)
    return frozenset(before) - frozenset(Person.objects.filter(nik__in=before).values_list("nik", flat=True))
