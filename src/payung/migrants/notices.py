"""What migrants were reminded of, so that each thing is told once."""

from __future__ import annotations

from django.db import models

from payung.migrants.departures import Departure


class DepartureNotice(models.Model):
    """One reminder about one departure; `until` is the day it was about."""

    class Kind(models.TextChoices):
        UNPAID = "unpaid", "Belum dibayar, sebentar lagi berangkat"
        DURING = "during", "Perlindungan selama bekerja hampir habis"
        AFTER = "after", "Perlindungan setelah pulang hampir habis"

    departure = models.ForeignKey(Departure, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    until = models.DateField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["departure", "kind", "until"], name="departure_notice_once")]
