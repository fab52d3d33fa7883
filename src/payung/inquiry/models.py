"""Agreements on status answers, every list that was asked about, and what was answered."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.agreements.models import Instrument
from payung.registry.models import Region


class StatusAgreement(models.Model):
    """Who may ask, for what, what is answered, until when and how much a day. Nothing else is ever answered."""

    class Asker(models.TextChoices):
        AGENCY = "agency", "Instansi"
        REGION = "region", "Desa/kelurahan"

    number = models.CharField(max_length=60, unique=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="status_agreements")
    party = models.CharField(max_length=200)  # as the member reads it
    asker = models.CharField(max_length=10, choices=Asker.choices)
    asker_key = models.CharField(max_length=20)  # the key of the scope whose holders may ask
    region = models.ForeignKey(Region, models.PROTECT, related_name="status_agreements")
    purpose = models.CharField(max_length=200)  # as the member reads it
    tells_segment = models.BooleanField(default=False)
    tells_since = models.BooleanField(default=False)
    daily_limit = models.IntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    ended_on = models.DateField(null=True)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="status_agreement_in_order"),
            models.CheckConstraint(condition=Q(daily_limit__gte=1), name="status_agreement_has_a_limit"),
        ]
        indexes = [models.Index(fields=["asker", "asker_key"], name="status_agreement_by_asker")]

    def __str__(self) -> str:
        return self.number


class Inquiry(models.Model):
    """One list that was asked about."""

    agreement = models.ForeignKey(StatusAgreement, models.PROTECT, related_name="inquiries")
    asked_by_id = models.BigIntegerField(null=True)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    as_of = models.DateField()
    asked = models.IntegerField()
    active = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["agreement", "-asked_at"], name="inquiry_by_agreement")]


class Answer(models.Model):
    """What was answered about one NIK. `segment` and `since` are empty unless agreed."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="answers")
    place = models.IntegerField()  # its row in the list
    nik = models.CharField(max_length=16)
    active = models.BooleanField()
    segment = models.CharField(max_length=20, blank=True)
    since = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inquiry", "place"], name="answer_once")]
