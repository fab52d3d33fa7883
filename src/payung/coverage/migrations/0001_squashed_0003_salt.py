"""Editions of the workforce and snapshots of who is covered, which refuse change."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only


class Migration(Foundation):
    replaces = [
        ("coverage", "0001_initial"),
        ("coverage", "0002_snapshots"),
        ("coverage", "0003_salt"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
        ("registry", "0001_squashed_0007_told_cards"),
    ]
    operations = [
        migrations.CreateModel(
            name="PublishedFigure",
            fields=[
                ("key", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("region_code", models.CharField(max_length=13)),
                ("region_name", models.CharField(max_length=120)),
                ("period", models.CharField(max_length=40)),
                ("as_of", models.DateField(null=True)),
                ("metric", models.CharField(max_length=80)),
                ("value", models.CharField(max_length=80)),
                ("unit", models.CharField(max_length=20)),
                ("source", models.CharField(max_length=400)),
                ("publisher", models.CharField(blank=True, max_length=120)),
                ("published_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=600)),
            ],
            options={
                "indexes": [models.Index(fields=["metric", "region_code"], name="published_by_metric")],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("publisher", models.CharField(max_length=120)),
                ("source", models.CharField(max_length=400)),
                ("published_on", models.DateField(null=True)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("invented", models.BooleanField(default=False)),
                ("imported_by", models.CharField(max_length=200)),
                ("imported_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("series", "digest"), name="an_edition_is_read_once")],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("version", models.PositiveSmallIntegerField()),
                ("as_of", models.DateField()),
                ("ended", models.BooleanField()),
                ("taken_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("measures", models.CharField(max_length=20)),
                ("edition", models.BigIntegerField()),
                ("people", models.BigIntegerField()),
                ("rows", models.IntegerField()),
                ("changed", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("salt", models.CharField(default="", editable=False, max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("month", "version"), name="one_snapshot_per_month_and_version"),
                    models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="snapshot_version_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SnapshotRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "snapshot",
                        "measure",
                        "region",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("measure", models.CharField(max_length=30)),
                ("part", models.CharField(max_length=12)),
                ("value", models.BigIntegerField()),
                ("hidden", models.BooleanField()),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.region",
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="coverage.snapshot",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="snapshot_row_counts_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="Workforce",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_of", models.DateField()),
                ("people", models.BigIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="coverage.edition"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="workforce", to="registry.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region", "as_of"], name="workforce_by_region")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "region", "as_of"), name="one_workforce_per_edition_and_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people", None), ("people__gte", 0), _connector="OR"),
                        name="workforce_not_negative",
                    ),
                ],
            },
        ),
        make_append_only("coverage_edition"),
        make_append_only("coverage_workforce"),
        make_append_only("coverage_snapshot"),
        make_append_only("coverage_snapshotrow"),
    ]
