"""Agreements, their duties, and reminders of them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    replaces = [
        ("agreements", "0001_first"),
        ("agreements", "0002_reminders"),
    ]
    dependencies = [
        ("registry", "0001_squashed_0007_told_cards"),
    ]
    operations = [
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mou", "Nota kesepahaman"),
                            ("pks", "Perjanjian kerja sama"),
                            ("perda", "Peraturan daerah"),
                            ("perbup", "Peraturan bupati atau wali kota"),
                            ("pergub", "Peraturan gubernur"),
                            ("se", "Surat edaran"),
                            ("sk", "Keputusan"),
                            ("inpres", "Instruksi presiden"),
                            ("permen", "Peraturan menteri"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("signed_on", models.DateField(null=True)),
                ("year", models.SmallIntegerField()),
                ("valid_to", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="instruments", to="registry.region"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="agreements.instrument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("kind", "number", "year", "region"),
                        name="instrument_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("signed_on", None),
                            ("valid_to__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="instrument_ends_after_it_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="instrument_end_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                ("party", models.CharField(max_length=200)),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("done_note", models.CharField(blank=True, max_length=300)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="agreements.instrument"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("instrument", "place"), name="duty_once")],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("subject", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("attendees", models.CharField(blank=True, max_length=500)),
                ("notes", models.TextField(blank=True)),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("region", "held_on", "subject"), name="meeting_once")],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("owner", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Belum selesai"), ("done", "Selesai"), ("dropped", "Tidak diteruskan")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=300)),
                ("settled_on", models.DateField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="agreements.meeting"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "due_on"], name="assignment_by_due_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("settled_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_settled_with_an_outcome",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="agreements.instrument"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("instrument", "place"), name="party_once")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.SmallIntegerField()),
                ("about_day", models.DateField()),
                ("told_to", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "duty",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="agreements.duty",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="agreements.instrument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("duty", None)),
                        fields=("instrument", "step", "about_day"),
                        name="ending_reminded_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("duty__isnull", False)),
                        fields=("duty", "step", "about_day"),
                        name="duty_reminded_once",
                    ),
                ],
            },
        ),
    ]
