"""Sheets about workers, kept until confirmed."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0004_uploads_by_employers"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkerSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "employer_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("baru", "Pekerja baru"),
                            ("lanjutan", "Pekerja lanjutan"),
                            ("nonaktif", "Pekerja berhenti"),
                            ("koreksi", "Koreksi data"),
                        ],
                        max_length=10,
                    ),
                ),
                ("month", models.DateField()),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("content_digest", models.CharField(max_length=64)),
                ("rows", models.BinaryField()),
                ("row_count", models.IntegerField()),
                ("good_count", models.IntegerField()),
                ("failing_count", models.IntegerField()),
                ("asked_count", models.IntegerField()),
                ("problems", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "Menunggu Anda simpan"),
                            ("confirmed", "Tersimpan"),
                            ("discarded", "Dibuang"),
                        ],
                        default="checked",
                        max_length=10,
                    ),
                ),
                ("uploaded_by", models.CharField(max_length=200)),
                ("uploaded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["employer_ids"], name="worker_sheet_by_employers")
                ],
            },
        ),
    ]
