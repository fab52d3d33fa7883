"""Placement companies, departures, and what is told about them."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    replaces = [
        ("migrants", "0001_departures"),
        ("migrants", "0002_lists_and_reminders"),
        ("migrants", "0003_one_departure_per_company"),
    ]
    dependencies = [
        ("registry", "0001_squashed_0007_told_cards"),
        ("rolls", "0001_squashed_0003_wage_earners_on_rolls"),
    ]
    operations = [
        migrations.CreateModel(
            name="PlacementCompany",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("licence", models.CharField(max_length=60)),
                ("registered_on", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placement_companies",
                        to="registry.office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placement_companies",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("licence",), name="placement_licence_once")],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12, unique=True)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("country", models.CharField(max_length=60)),
                ("job", models.CharField(max_length=80)),
                ("departs_on", models.DateField()),
                ("contract_months", models.SmallIntegerField()),
                ("jht_monthly", models.BigIntegerField(default=0)),
                ("registered_on", models.DateField()),
                ("registered_by", models.CharField(max_length=200)),
                ("before_from", models.DateField()),
                ("returned_on", models.DateField(null=True)),
                ("return_reason", models.CharField(blank=True, max_length=160)),
                ("after_return_until", models.DateField(null=True)),
                ("cancelled_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="departures", to="registry.office"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="departures", to="registry.person"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="migrants.placementcompany",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("contract_months__gte", 1), ("jht_monthly__gte", 0)),
                        name="departure_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after_return_until", None), ("returned_on", None)),
                            models.Q(
                                ("after_return_until__gte", models.F("returned_on")),
                                ("returned_on__gte", models.F("departs_on")),
                            ),
                            _connector="OR",
                        ),
                        name="departure_return_after_leaving",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on", None)),
                        fields=("person", "departs_on", "company"),
                        name="departure_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("first", "Paket"), ("extension", "Perpanjangan")], max_length=10)),
                ("months", models.SmallIntegerField()),
                ("before", models.BigIntegerField(default=0)),
                ("during", models.BigIntegerField(default=0)),
                ("excess", models.BigIntegerField(default=0)),
                ("jht", models.BigIntegerField(default=0)),
                ("during_from", models.DateField()),
                ("during_until", models.DateField()),
                ("after_until", models.DateField()),
                ("cancelled_on", models.DateField(null=True)),
                (
                    "departure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="packages", to="migrants.departure"
                    ),
                ),
                (
                    "roll",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="migrant_packages",
                        to="rolls.roll",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on", None), ("kind", "first")),
                        fields=("departure",),
                        name="one_first_package",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before__gte", 0),
                            ("during__gte", 0),
                            ("excess__gte", 0),
                            ("jht__gte", 0),
                            ("months__gte", 1),
                        ),
                        name="package_amounts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DepartureList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("checked", "Menunggu disimpan"), ("saved", "Tersimpan"), ("discarded", "Dibuang")],
                        default="checked",
                        max_length=10,
                    ),
                ),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("row_count", models.IntegerField()),
                ("good_count", models.IntegerField()),
                ("failing_count", models.IntegerField()),
                ("saved_count", models.IntegerField(default=0)),
                ("problems", models.JSONField(default=list)),
                ("uploaded_by", models.CharField(max_length=200)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departure_lists",
                        to="migrants.placementcompany",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "checked")), fields=("company",), name="one_departure_list_waits"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DepartureNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unpaid", "Belum dibayar, sebentar lagi berangkat"),
                            ("during", "Perlindungan selama bekerja hampir habis"),
                            ("after", "Perlindungan setelah pulang hampir habis"),
                        ],
                        max_length=10,
                    ),
                ),
                ("until", models.DateField()),
                ("written_at", models.DateTimeField()),
                (
                    "departure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="migrants.departure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("departure", "kind", "until"), name="departure_notice_once")
                ],
            },
        ),
    ]
