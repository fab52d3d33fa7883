"""Users, what they may do, and log-ins that failed."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_failed_logins"),
        ("access", "0003_roles_at_every_door"),
    ]
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=150, unique=True)),
                ("full_name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "Peserta"),
                            ("clerk", "Petugas perusahaan"),
                            ("officer", "Petugas cabang"),
                            ("approver", "Petugas kedua"),
                            ("regency", "Pejabat daerah"),
                            ("village", "Petugas desa"),
                            ("agency", "Petugas instansi"),
                            ("contractor", "Kontraktor"),
                            ("placement", "Perusahaan penempatan"),
                            ("hospital", "Petugas rumah sakit"),
                            ("heir", "Ahli waris"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "scope_kind",
                    models.CharField(
                        choices=[
                            ("all", "Semua"),
                            ("person", "Satu peserta"),
                            ("employer", "Satu perusahaan"),
                            ("office", "Satu kantor dan kantor di bawahnya"),
                            ("region", "Satu wilayah dan wilayah di dalamnya"),
                            ("agency", "Satu instansi"),
                            ("contractor", "Satu kontraktor"),
                            ("facility", "Satu fasilitas kesehatan"),
                            ("event", "Satu peristiwa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("scope_key", models.CharField(blank=True, max_length=20)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "role", "scope_kind", "scope_key", "valid_from"), name="grant_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="grant_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope_key", ""), ("scope_kind", "all")),
                            models.Q(
                                models.Q(("scope_kind", "all"), _negated=True),
                                models.Q(("scope_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="grant_scope_has_a_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FailedLogin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(max_length=150)),
                ("address", models.CharField(max_length=45)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["username", "at"], name="failed_login_by_username"),
                    models.Index(fields=["address", "at"], name="failed_login_by_address"),
                ],
            },
        ),
    ]
