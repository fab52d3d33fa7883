"""One claim of one programme, and the steps it took."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.claims.life_events import LifeEvent
from payung.registry.models import Office, Person


class Claim(models.Model):
    """One programme's benefits after one event.

    `basis` says which benefit of the programme is judged. `facts` holds what this programme asks beyond the report.
    `hold` is why nothing may be paid for now, e.g. heirs who disagree; empty when nothing is in the way.
    """

    class Programme(models.TextChoices):
        JKK = "JKK", "Jaminan Kecelakaan Kerja"
        JKM = "JKM", "Jaminan Kematian"
        JHT = "JHT", "Jaminan Hari Tua"
        JP = "JP", "Jaminan Pensiun"
        JKP = "JKP", "Jaminan Kehilangan Pekerjaan"
        SCHOLARSHIP = "SCHOLARSHIP", "Beasiswa anak"
        CARE = "CARE", "Biaya perawatan kecelakaan kerja"

    class State(models.TextChoices):
        OPENED = "opened", "Dibuka"
        GATHERING = "gathering", "Melengkapi berkas"
        COMPLETE = "complete", "Menunggu putusan"
        DECIDED = "decided", "Menunggu persetujuan"
        APPROVED = "approved", "Disetujui"
        INSTRUCTED = "instructed", "Dikirim ke bank"
        PAID = "paid", "Dibayar"
        REFUSED = "refused", "Ditolak"
        WITHDRAWN = "withdrawn", "Dicabut"

    number = models.CharField(max_length=30, unique=True)
    programme = models.CharField(max_length=12, choices=Programme.choices)
    basis = models.CharField(max_length=20)  # accident, death, savings, survivors, …
    event = models.ForeignKey(LifeEvent, models.PROTECT, related_name="claims")
    person = models.ForeignKey(Person, models.PROTECT, related_name="claims")
    office = models.ForeignKey(Office, models.PROTECT, related_name="claims")
    claimed_on = models.DateField()
    not_before = models.DateField(null=True)  # the right opens on this day, after its waiting time
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPENED)
    facts = models.JSONField(default=dict)
    hold = models.CharField(max_length=200, blank=True)
    complete_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)  # the last day for the money to arrive
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "programme"],
                condition=~Q(state__in=["withdrawn", "refused"])
                & ~Q(programme="CARE")
                & ~Q(programme="JKK", basis="accident"),
                name="one_claim_per_event_and_programme",
            ),
            models.UniqueConstraint(  # an accident goes on after a claim of it was paid
                fields=["event"],
                condition=Q(programme="JKK", basis="accident") & ~Q(state__in=["withdrawn", "refused", "paid"]),
                name="one_running_claim_per_accident",
            ),
            models.CheckConstraint(
                condition=Q(complete_at=None, due_on=None) | Q(complete_at__isnull=False, due_on__isnull=False),
                name="complete_claim_has_its_clock",
            ),
            models.CheckConstraint(
                condition=Q(complete_at__isnull=False) | Q(state__in=["opened", "gathering", "withdrawn"]),
                name="claim_moves_on_when_complete",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "due_on"], name="claim_by_office"),
            models.Index(fields=["person", "-opened_at"], name="claim_by_person"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def accident_on(self) -> dt.date:
        """The day of the accident the event came of, where one was stated; else the day of the event."""
        stated = self.facts.get("accident_on") or self.event.facts.get("accident_on")
        return dt.date.fromisoformat(stated) if stated else self.event.happened_on


class Step(models.Model):
    """One step of one claim, never changed: what was done, by whom, and the state it left."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    action = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=Claim.State.choices)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["claim", "id"], name="step_by_claim")]
