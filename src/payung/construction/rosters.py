"""Who worked on a project in a week (BNBA): the file as it came, and the rows that hold."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.construction.projects import Project


class Roster(models.Model):
    """One list of one week. A later list of the same week takes its place once saved; nothing is lost."""

    class State(models.TextChoices):
        CHECKED = "checked", "Menunggu disimpan"
        SAVED = "saved", "Tersimpan"
        REPLACED = "replaced", "Diganti daftar yang lebih baru"
        DISCARDED = "discarded", "Dibuang"

    project = models.ForeignKey(Project, models.PROTECT, related_name="rosters")
    week = models.DateField()  # its Monday
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKED)
    mends = models.BooleanField(default=False)  # adds mended rows to the saved list of its week
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    row_count = models.IntegerField()
    good_count = models.IntegerField()
    failing_count = models.IntegerField()
    problems = models.JSONField(default=list)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "week"], condition=Q(state="saved", mends=False), name="one_saved_roster_per_week"
            )
        ]
        indexes = [models.Index(fields=["project", "-week"], name="roster_by_project")]


class RosterRow(models.Model):
    """One person's days in one week. `report_by` is the last day on which they could be reported in time."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="rows")
    person_id = models.BigIntegerField()
    trade = models.CharField(max_length=80, blank=True)
    daily_wage = models.BigIntegerField(null=True)
    from_day = models.DateField()
    to_day = models.DateField()
    reported_on = models.DateField()
    report_by = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_day__gte=F("from_day")), name="roster_row_days"),
            models.CheckConstraint(condition=Q(daily_wage=None) | Q(daily_wage__gt=0), name="roster_row_wage_positive"),
        ]
        indexes = [
            models.Index(fields=["person_id", "from_day"], name="roster_row_by_person"),
            models.Index(fields=["roster"], name="roster_row_by_roster"),
        ]
