"""Agreements and regulations: who is bound, to what, until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from payung.registry.models import Region


class Instrument(models.Model):
    """One agreement or regulation about membership in one region; it holds in every region inside."""

    class Kind(models.TextChoices):
        MOU = "mou", _("Nota kesepahaman")
        PKS = "pks", _("Perjanjian kerja sama")
        PERDA = "perda", _("Peraturan daerah")
        PERBUP = "perbup", _("Peraturan bupati atau wali kota")
        PERGUB = "pergub", _("Peraturan gubernur")
        SE = "se", _("Surat edaran")
        SK = "sk", _("Keputusan")
        INPRES = "inpres", _("Instruksi presiden")
        PERMEN = "permen", _("Peraturan menteri")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.CharField(max_length=60, blank=True)  # as printed; empty where no source gives it
    title = models.CharField(max_length=300)
    region = models.ForeignKey(Region, models.PROTECT, related_name="instruments")
    signed_on = models.DateField(null=True)  # null where only the year is known
    year = models.SmallIntegerField()
    valid_to = models.DateField(null=True)  # the last day; null while nobody said one
    ended_on = models.DateField(null=True)  # ended before its last day
    end_reason = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "year", "region"], condition=~Q(number=""), name="instrument_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(signed_on=None) | Q(valid_to__gte=F("signed_on")),
                name="instrument_ends_after_it_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="instrument_end_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """Who signed, or whom a regulation binds."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="parties")
    place = models.SmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "place"], name="party_once")]


class Duty(models.Model):
    """What one party has to do, by when, and when it was done."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="duties")
    place = models.SmallIntegerField()
    party = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "place"], name="duty_once")]
