"""Large files come in parts."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0006_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "purpose",
                    models.CharField(choices=[("wages", "Lembar upah"), ("workers", "Lembar pekerja")], max_length=8),
                ),
                (
                    "employer_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("month", models.DateField()),
                ("file_name", models.CharField(max_length=255)),
                ("size", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("arriving", "Sedang dikirim"),
                            ("waiting", "Menunggu dibaca"),
                            ("reading", "Sedang dibaca"),
                            ("read", "Sudah dibaca"),
                            ("refused", "Tidak bisa dibaca"),
                        ],
                        default="arriving",
                        max_length=10,
                    ),
                ),
                ("user_id", models.BigIntegerField()),
                ("begun_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("whole_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("upload_id", models.BigIntegerField(null=True)),
                ("sheet_id", models.BigIntegerField(null=True)),
                ("problems", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "id"], name="parcel_by_state")],
                "constraints": [models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="parcel_has_a_size")],
            },
        ),
        migrations.CreateModel(
            name="ParcelPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.IntegerField()),
                ("content", models.BinaryField()),
                (
                    "parcel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="contributions.parcel"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("parcel", "place"), name="parcel_part_once")],
            },
        ),
    ]
