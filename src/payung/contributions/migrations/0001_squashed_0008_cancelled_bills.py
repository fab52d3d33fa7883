"""Declarations, bills, sheets and tokens; declared wages in monthly parts."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from payung.database.foundation import Foundation

DECLARED_WAGES = """
CREATE TABLE contributions_declaredwage (
  declaration_id bigint NOT NULL,
  person_id bigint NOT NULL,
  employment_id bigint NOT NULL,
  wage bigint NOT NULL CHECK (wage >= 0),
  rapel bigint NOT NULL CHECK (rapel >= 0),
  jkk bigint NOT NULL DEFAULT 0,
  jkm bigint NOT NULL DEFAULT 0,
  jht_employer bigint NOT NULL DEFAULT 0,
  jht_worker bigint NOT NULL DEFAULT 0,
  jp_employer bigint NOT NULL DEFAULT 0,
  jp_worker bigint NOT NULL DEFAULT 0,
  month date NOT NULL,
  in_jkp boolean NOT NULL DEFAULT false,
  note varchar(200) NOT NULL DEFAULT '',
  PRIMARY KEY (month, declaration_id, person_id)
) PARTITION BY RANGE (month);
"""


class Migration(Foundation):
    replaces = [
        ("contributions", "0001_initial"),
        ("contributions", "0002_declared_wages"),
        ("contributions", "0003_frozen_facts"),
        ("contributions", "0004_uploads_by_employers"),
        ("contributions", "0005_worker_sheets"),
        ("contributions", "0006_tokens"),
        ("contributions", "0007_parcels"),
        ("contributions", "0008_cancelled_bills"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
        ("registry", "0001_squashed_0007_told_cards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="DeclaredWage",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month",
                        "declaration_id",
                        "person_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("month", models.DateField()),
                ("declaration_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField()),
                ("employment_id", models.BigIntegerField()),
                ("wage", models.BigIntegerField()),
                ("rapel", models.BigIntegerField()),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("jht_employer", models.BigIntegerField()),
                ("jht_worker", models.BigIntegerField()),
                ("jp_employer", models.BigIntegerField()),
                ("jp_worker", models.BigIntegerField()),
                ("in_jkp", models.BooleanField()),
                ("note", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "contributions_declaredwage",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("calculated", "Hitung iuran"),
                            ("finalised", "Finalisasi"),
                            ("posted", "Posting"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("law_version", models.CharField(blank=True, max_length=16)),
                ("jkk_class", models.SmallIntegerField(null=True)),
                ("calculated_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declarations", to="registry.employer"
                    ),
                ),
                ("computed_with", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["month", "state"], name="declaration_by_month")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("employer", "month"), name="one_declaration_per_employer_and_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="declaration_month_is_its_first_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True)),
                ("month", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Menunggu pembayaran"), ("paid", "Lunas"), ("cancelled", "Dibatalkan")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("workers", models.IntegerField()),
                ("wages", models.BigIntegerField()),
                ("contributions", models.BigIntegerField()),
                ("penalties", models.BigIntegerField(default=0)),
                ("payment_code", models.CharField(max_length=11, unique=True)),
                ("jkk_class", models.SmallIntegerField()),
                ("law_version", models.CharField(max_length=16)),
                ("paid_at", models.DateTimeField(null=True)),
                ("posted_at", models.DateTimeField(null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bills", to="registry.employer"
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bills",
                        to="contributions.declaration",
                    ),
                ),
                ("labour_intensive", models.BooleanField(default=False)),
                ("cancelled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["employer", "-month"], name="bill_by_employer"),
                    models.Index(fields=["state", "due_on"], name="bill_by_state_and_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("declaration",),
                        name="one_bill_in_force_per_declaration",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_at__isnull", False), ("posted_at__isnull", False), ("state", "paid")),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True), ("paid_at", None), ("posted_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="bill_paid_has_its_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Penalty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("months_late", models.SmallIntegerField()),
                ("amount", models.BigIntegerField()),
                ("cite", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "bill",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penalty", to="contributions.bill"
                    ),
                ),
                (
                    "billed_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penalties_billed",
                        to="contributions.bill",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="penalties", to="registry.employer"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="penalty_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("billed_on", None),
                            models.Q(("billed_on", models.F("bill")), _negated=True),
                            _connector="OR",
                        ),
                        name="penalty_billed_on_another_bill",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("content_digest", models.CharField(blank=True, max_length=64)),
                ("rows", models.BinaryField()),
                ("row_count", models.IntegerField()),
                ("good_count", models.IntegerField()),
                ("failing_count", models.IntegerField()),
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
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="registry.employer",
                    ),
                ),
                (
                    "employer_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["employer", "month", "-id"], name="upload_by_employer_and_month"),
                    models.Index(fields=["employer", "digest"], name="upload_by_digest"),
                    django.contrib.postgres.indexes.GinIndex(fields=["employer_ids"], name="upload_by_employers"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BillLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme", models.CharField(max_length=10)),
                ("payer", models.CharField(max_length=10)),
                ("amount", models.BigIntegerField()),
                ("rate_text", models.CharField(max_length=120)),
                ("cite", models.CharField(max_length=200)),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="contributions.bill"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("bill", "programme", "payer"), name="bill_line_once")],
            },
        ),
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
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("ending", models.CharField(max_length=4)),
                (
                    "employer_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None),
                ),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_on", models.DateField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by", models.CharField(blank=True, max_length=200)),
                ("last_used_at", models.DateTimeField(null=True)),
                ("last_used_from", models.CharField(blank=True, max_length=45)),
                ("minute", models.DateTimeField(null=True)),
                ("in_minute", models.IntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["employer_ids"], name="api_token_by_employers")
                ],
            },
        ),
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
        migrations.RunSQL(DECLARED_WAGES, "DROP TABLE contributions_declaredwage"),
    ]
