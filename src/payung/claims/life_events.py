"""What happened to somebody and who told us. Told once, it opens every claim it entitles people to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from payung.registry.models import Employer, Office, Person


class LifeEvent(models.Model):
    """One event in one person's life.

    `facts` holds what the reporter stated, by the names in `gathering`; what we know ourselves is not asked.
    `employer` is where the person worked on that day, if anywhere.
    """

    class Kind(models.TextChoices):
        ACCIDENT = "accident", "Kecelakaan kerja"
        DISABILITY = "disability", "Cacat total tetap"
        DEATH = "death", "Meninggal dunia"
        DISMISSAL = "dismissal", "Diberhentikan (PHK)"
        RESIGNATION = "resignation", "Mengundurkan diri"
        CONTRACT_END = "contract_end", "Kontrak berakhir"
        OLD_AGE = "old_age", "Mencapai usia pensiun"
        LEAVING = "leaving", "Meninggalkan Indonesia"
        STOPPED_BUSINESS = "stopped_business", "Berhenti dari usaha sendiri"
        PARTIAL_WITHDRAWAL = "partial_withdrawal", "Mengambil sebagian JHT"

    class Reporter(models.TextChoices):
        MEMBER = "member", "Peserta sendiri"
        HEIR = "heir", "Keluarga atau ahli waris"
        EMPLOYER = "employer", "Perusahaan"
        FACILITY = "facility", "Fasilitas kesehatan"
        UNION = "union", "Serikat pekerja"
        OFFICER = "officer", "Petugas"

    class Channel(models.TextChoices):
        COUNTER = "counter", "Loket"
        WEB = "web", "Laman"
        PHONE = "phone", "Telepon"
        LETTER = "letter", "Surat"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    person = models.ForeignKey(Person, models.PROTECT, related_name="life_events")
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="life_events")
    office = models.ForeignKey(Office, models.PROTECT, related_name="life_events")
    happened_on = models.DateField()
    happened_at = models.DateTimeField(null=True)  # where the hour is known
    reported_at = models.DateTimeField()
    reported_by = models.CharField(max_length=200)  # name
    reporter = models.CharField(max_length=10, choices=Reporter.choices)
    relation = models.CharField(max_length=40, blank=True)  # to the person, in words
    phone = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    facts = models.JSONField(default=dict)
    recorded_by = models.BigIntegerField(null=True)  # the user who keyed it
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(kind="death"), name="one_dies_once"),
            models.UniqueConstraint(fields=["person", "kind", "happened_on"], name="life_event_told_once"),
        ]
        indexes = [models.Index(fields=["person", "-happened_on"], name="life_event_by_person")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d-%m-%Y}"
