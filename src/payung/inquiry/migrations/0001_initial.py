"""Questions of other agencies."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    dependencies = [
        ("agreements", "0001_first"),
        ("registry", "0004_profiles"),
    ]
    operations = [
        migrations.CreateModel(
            name="StatusAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=60, unique=True)),
                ("party", models.CharField(max_length=200)),
                (
                    "asker",
                    models.CharField(choices=[("agency", "Instansi"), ("region", "Desa/kelurahan")], max_length=10),
                ),
                ("asker_key", models.CharField(max_length=20)),
                ("purpose", models.CharField(max_length=200)),
                ("tells_segment", models.BooleanField(default=False)),
                ("tells_since", models.BooleanField(default=False)),
                ("daily_limit", models.IntegerField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "instrument",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_agreements",
                        to="agreements.instrument",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_agreements",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["asker", "asker_key"], name="status_agreement_by_asker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__gte", models.F("valid_from"))), name="status_agreement_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("daily_limit__gte", 1)), name="status_agreement_has_a_limit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by_id", models.BigIntegerField(null=True)),
                ("asked_by", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("as_of", models.DateField()),
                ("asked", models.IntegerField()),
                ("active", models.IntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="inquiry.statusagreement",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agreement", "-asked_at"], name="inquiry_by_agreement")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.IntegerField()),
                ("nik", models.CharField(max_length=16)),
                ("active", models.BooleanField()),
                ("segment", models.CharField(blank=True, max_length=20)),
                ("since", models.DateField(null=True)),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="inquiry.inquiry"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("inquiry", "place"), name="answer_once")],
            },
        ),
    ]
