"""Building projects and the contractors who report them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    dependencies = [
        ("registry", "0002_numbers"),
        ("rolls", "0002_promises_kept_by_the_database"),
    ]
    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160, unique=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "Pusat"),
                            ("province", "Provinsi"),
                            ("regency", "Kabupaten/kota"),
                            ("enterprise", "BUMN atau BUMD"),
                        ],
                        max_length=10,
                    ),
                ),
                ("registered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commissioning", to="registry.region"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contractor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("npwp", models.CharField(blank=True, max_length=16)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("registered_on", models.DateField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contractors", to="registry.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contractors", to="registry.region"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=14, unique=True)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=160)),
                (
                    "funding",
                    models.CharField(choices=[("apbn", "APBN"), ("apbd", "APBD"), ("private", "Swasta")], max_length=8),
                ),
                ("funds", models.CharField(blank=True, max_length=120)),
                ("owner_name", models.CharField(blank=True, max_length=160)),
                ("contract_number", models.CharField(max_length=80)),
                ("contracted_on", models.DateField()),
                (
                    "basis",
                    models.CharField(
                        choices=[("value", "Nilai kontrak"), ("wages", "Upah yang diketahui")],
                        default="value",
                        max_length=6,
                    ),
                ),
                ("value", models.BigIntegerField()),
                ("value_with_vat", models.BigIntegerField()),
                ("wages", models.BigIntegerField(default=0)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("maintenance_until", models.DateField(null=True)),
                ("registered_on", models.DateField()),
                ("register_by", models.DateField()),
                ("cancelled_on", models.DateField(null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="construction.agency",
                    ),
                ),
                (
                    "contractor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="construction.contractor",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="projects", to="registry.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="projects", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on", None)),
                        fields=("contractor", "contract_number"),
                        name="project_contract_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__gt", 0), ("value_with_vat__gte", models.F("value")), ("wages__gte", 0)
                        ),
                        name="project_values",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="project_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("maintenance_until", None),
                            ("maintenance_until__gte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="project_maintenance_after_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "wages"), _negated=True), ("wages__gt", 0), _connector="OR"
                        ),
                        name="project_wages_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency", None), ("funding", "private")),
                            models.Q(models.Q(("funding", "private"), _negated=True), ("agency__isnull", False)),
                            _connector="OR",
                        ),
                        name="project_public_has_an_agency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=80)),
                ("signed_on", models.DateField()),
                ("value_before", models.BigIntegerField()),
                ("value_after", models.BigIntegerField()),
                ("ends_before", models.DateField()),
                ("ends_after", models.DateField()),
                ("maintenance_before", models.DateField(null=True)),
                ("maintenance_after", models.DateField(null=True)),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addenda", to="construction.project"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("project", "number"), name="addendum_once")],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("reason", models.CharField(max_length=200)),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=30)),
                ("account_holder", models.CharField(max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Menunggu persetujuan"),
                            ("approved", "Disetujui, menunggu transfer"),
                            ("paid", "Sudah dikembalikan"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_by_id", models.BigIntegerField(null=True)),
                ("asked_by", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("approved_by_id", models.BigIntegerField(null=True)),
                ("approved_by", models.CharField(blank=True, max_length=200)),
                ("approved_at", models.DateTimeField(null=True)),
                ("bank_reference", models.CharField(blank=True, max_length=60)),
                ("paid_on", models.DateField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refunds", to="construction.project"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jkk__gte", 0), ("jkm__gte", 0), models.Q(("jkk", 0), ("jkm", 0), _negated=True)
                        ),
                        name="refund_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by_id", None),
                            ("asked_by_id", None),
                            models.Q(("approved_by_id", models.F("asked_by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="refund_approved_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", False), ("state", "paid")),
                            models.Q(models.Q(("state", "paid"), _negated=True), ("paid_on", None)),
                            _connector="OR",
                        ),
                        name="refund_paid_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Roster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checked", "Menunggu disimpan"),
                            ("saved", "Tersimpan"),
                            ("replaced", "Diganti daftar yang lebih baru"),
                            ("discarded", "Dibuang"),
                        ],
                        default="checked",
                        max_length=10,
                    ),
                ),
                ("mends", models.BooleanField(default=False)),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("row_count", models.IntegerField()),
                ("good_count", models.IntegerField()),
                ("failing_count", models.IntegerField()),
                ("problems", models.JSONField(default=list)),
                ("uploaded_by", models.CharField(max_length=200)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rosters", to="construction.project"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["project", "-week"], name="roster_by_project")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("mends", False), ("state", "saved")),
                        fields=("project", "week"),
                        name="one_saved_roster_per_week",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField()),
                ("trade", models.CharField(blank=True, max_length=80)),
                ("daily_wage", models.BigIntegerField(null=True)),
                ("from_day", models.DateField()),
                ("to_day", models.DateField()),
                ("reported_on", models.DateField()),
                ("report_by", models.DateField()),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="construction.roster"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "from_day"], name="roster_row_by_person"),
                    models.Index(fields=["roster"], name="roster_row_by_roster"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_day__gte", models.F("from_day"))), name="roster_row_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("daily_wage", None), ("daily_wage__gt", 0), _connector="OR"),
                        name="roster_row_wage_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subcontractor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("npwp", models.CharField(blank=True, max_length=16)),
                ("work", models.CharField(max_length=160)),
                ("value", models.BigIntegerField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subcontractors",
                        to="construction.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("project", "name"),
                        name="subcontractor_once_per_project",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("whole", "Sekaligus"),
                            ("instalment", "Termin"),
                            ("addendum", "Adendum"),
                            ("penalty", "Denda"),
                        ],
                        max_length=10,
                    ),
                ),
                ("jkk", models.BigIntegerField(default=0)),
                ("jkm", models.BigIntegerField(default=0)),
                ("penalty", models.BigIntegerField(default=0)),
                ("due_on", models.DateField()),
                ("rate_text", models.CharField(max_length=200)),
                ("cite", models.CharField(max_length=200)),
                ("cancelled_on", models.DateField(null=True)),
                (
                    "addendum",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="construction.addendum",
                    ),
                ),
                (
                    "late",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penalised_by",
                        to="construction.term",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="construction.project"
                    ),
                ),
                (
                    "roll",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="project_term",
                        to="rolls.roll",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "place"), name="term_place_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jkk__gte", 0),
                            ("jkm__gte", 0),
                            ("penalty__gte", 0),
                            models.Q(("jkk", 0), ("jkm", 0), ("penalty", 0), _negated=True),
                        ),
                        name="term_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("jkk", 0), ("jkm", 0), ("late__isnull", False), ("reason", "penalty")),
                            models.Q(models.Q(("reason", "penalty"), _negated=True), ("late", None)),
                            _connector="OR",
                        ),
                        name="term_penalty_names_the_late_term",
                    ),
                ],
            },
        ),
    ]
