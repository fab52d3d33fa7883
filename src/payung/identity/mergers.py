"""Two numbers of one person: found, proposed with proof, approved by another officer, undone where it was wrong."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.identity.papers import Paper
from payung.registry.models import KnownAs, Person


class Candidate(models.Model):
    """Two numbers that may be one person, found by comparing everybody. `person` has the smaller number."""

    class Ground(models.TextChoices):
        NIK = "nik", "NIK sama"
        NAME = "name", "Nama, tanggal lahir, dan ibu sama"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=5, choices=Ground.choices)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="candidate_once"),
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="candidate_in_order"),
        ]


class Merger(models.Model):
    """`number` is to count as `person`. The books stay as they are; `known_as` is what makes them one.

    lines, balance  what both together held in the books when it was approved, the same before and after: number of
                    lines, and whole rupiah of all programmes
    overlaps        spells of both for one employer that overlap, as they were told to the officers
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Menunggu petugas kedua"
        APPROVED = "approved", "Berlaku"
        REFUSED = "refused", "Ditolak"
        UNDONE = "undone", "Dibatalkan"

    number = models.ForeignKey(Person, models.PROTECT, related_name="mergers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mergers_into")
    reason = models.CharField(max_length=300)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    overlaps = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    proposed_by_id = models.BigIntegerField(null=True)
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    decided_by_id = models.BigIntegerField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)
    known_as = models.OneToOneField(KnownAs, models.PROTECT, null=True, related_name="merger")
    lines = models.BigIntegerField(null=True)
    balance = models.BigIntegerField(null=True)
    undone_by_id = models.BigIntegerField(null=True)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(number=F("person")), name="merger_somebody_else"),
            models.CheckConstraint(
                condition=Q(decided_by_id=None) | Q(proposed_by_id=None) | ~Q(decided_by_id=F("proposed_by_id")),
                name="merger_second_officer",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "refused"], known_as=None)
                | Q(state__in=["approved", "undone"], known_as__isnull=False, balance__isnull=False),
                name="merger_in_force_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None) | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="merger_decided",
            ),
            models.UniqueConstraint(fields=["number"], condition=Q(state="waiting"), name="merger_waits_once"),
        ]
