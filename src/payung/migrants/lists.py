"""A placement company's list of departures as it came; kept, so that what was judged can be judged again."""

from __future__ import annotations

from django.db import models

from payung.migrants.departures import PlacementCompany


class DepartureList(models.Model):
    """One list. Saving adds its good rows; nothing that was registered before is touched."""

    class State(models.TextChoices):
        CHECKED = "checked", "Menunggu disimpan"
        SAVED = "saved", "Tersimpan"
        DISCARDED = "discarded", "Dibuang"

    company = models.ForeignKey(PlacementCompany, models.PROTECT, related_name="departure_lists")
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKED)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    row_count = models.IntegerField()
    good_count = models.IntegerField()
    failing_count = models.IntegerField()
    saved_count = models.IntegerField(default=0)
    problems = models.JSONField(default=list)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(state="checked"), name="one_departure_list_waits"
            )
        ]
