"""Who is paid: the member, heirs, a guardian's child, an employer that went on paying wages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.claims.life_events import LifeEvent
from payung.registry.models import Person

SHOWN_DIGITS = 4


class Claimant(models.Model):
    """One person or employer who may be paid after an event.

    Replaced, never edited, when the family names its heirs again: `ended_at` says since when a row no longer counts.
    `facts` holds what scholarships ask about a child: level, years_left, studying, married, working.
    """

    class Relation(models.TextChoices):
        SELF = "self", "Peserta sendiri"
        SPOUSE = "spouse", "Janda atau duda"
        CHILD = "child", "Anak"
        ASCENDANT = "ascendant", "Orang tua atau kakek-nenek"
        DESCENDANT = "descendant", "Cucu"
        SIBLING = "sibling", "Saudara kandung"
        PARENT_IN_LAW = "parent_in_law", "Mertua"
        WILL = "will", "Ditunjuk dalam wasiat"
        ARRANGER = "arranger", "Yang mengurus pemakaman"
        EMPLOYER = "employer", "Perusahaan yang tetap membayar upah"
        FACILITY = "facility", "Fasilitas kesehatan"

    event = models.ForeignKey(LifeEvent, models.PROTECT, related_name="claimants")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="paid_as")
    place = models.SmallIntegerField()  # in the order the family names them
    relation = models.CharField(max_length=15, choices=Relation.choices)
    name = models.CharField(max_length=120)
    nik = models.CharField(max_length=16, blank=True)
    birth_date = models.DateField(null=True)
    guardian_name = models.CharField(max_length=120, blank=True)
    guardian_relation = models.CharField(max_length=40, blank=True)
    bank = models.CharField(max_length=40, blank=True)
    account_number = models.CharField(max_length=34, blank=True)
    account_holder = models.CharField(max_length=120, blank=True)
    facts = models.JSONField(default=dict)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "place"], condition=Q(ended_at=None), name="one_claimant_per_place"
            ),
            models.CheckConstraint(condition=Q(nik="") | Q(nik__regex=r"^\d{16}$"), name="claimant_nik_shape"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_account(self) -> str:
        """`•••• 4471`; empty where no account is known."""
        return f"•••• {self.account_number[-SHOWN_DIGITS:]}" if self.account_number else ""
