"""Entitlements that run on, their amounts, payments and what comes back of them; the database keeps them single."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from payung.database.operations import make_append_only

APPEND_ONLY = (
    "claims_entitlementamount",
    "claims_confirmation",
    "claims_periodicrun",
    "claims_periodicpayment",
    "claims_recovery",
)
# A row of an entitlement stands still in its place while only its state changes: room for it is left on every page.
LEAVE_ROOM = "ALTER TABLE claims_entitlement SET (fillfactor = 70)"
FILL_UP = "ALTER TABLE claims_entitlement RESET (fillfactor)"


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_promises_kept_by_the_database"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(null=True)),
                ("facts", models.JSONField()),
                ("failing", models.JSONField(default=list)),
                ("accepted", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Entitlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.CharField(
                        choices=[
                            ("JKK", "Jaminan Kecelakaan Kerja"),
                            ("JKM", "Jaminan Kematian"),
                            ("JHT", "Jaminan Hari Tua"),
                            ("JP", "Jaminan Pensiun"),
                            ("JKP", "Jaminan Kehilangan Pekerjaan"),
                            ("SCHOLARSHIP", "Beasiswa anak"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("old_age", "Pensiun hari tua"),
                            ("disability", "Pensiun cacat"),
                            ("widow", "Pensiun janda atau duda"),
                            ("children", "Pensiun anak"),
                            ("parents", "Pensiun orang tua"),
                            ("job_loss", "Uang tunai JKP"),
                            ("scholarship", "Beasiswa"),
                        ],
                        max_length=12,
                    ),
                ),
                ("event_on", models.DateField()),
                ("first_month", models.DateField()),
                ("last_month", models.DateField(null=True)),
                ("next_month", models.DateField()),
                ("alive_until", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Berjalan"), ("suspended", "Ditahan"), ("stopped", "Berakhir")],
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unconfirmed", "Belum ada bukti masih hidup"),
                            ("death", "Meninggal dunia"),
                            ("remarriage", "Menikah lagi"),
                            ("age", "Mencapai batas usia"),
                            ("working", "Bekerja"),
                            ("married", "Menikah"),
                            ("recovered", "Pulih dari cacat"),
                            ("left_school", "Tidak bersekolah lagi"),
                            ("mistake", "Seharusnya tidak berhak"),
                            ("completed", "Dibayar sampai selesai"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="EntitlementAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("cite", models.CharField(max_length=200)),
                ("law_version", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Overpayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_month", models.DateField()),
                ("last_month", models.DateField()),
                ("amount", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "Ditemukan"),
                            ("planned", "Dipotong dari pembayaran"),
                            ("debt", "Ditagih"),
                            ("recovered", "Kembali"),
                        ],
                        default="found",
                        max_length=10,
                    ),
                ),
                ("monthly", models.BigIntegerField(default=0)),
                ("found_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="PeriodicPayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("recovered", models.BigIntegerField()),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=34)),
            ],
        ),
        migrations.CreateModel(
            name="PeriodicRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.CharField(
                        choices=[
                            ("JKK", "Jaminan Kecelakaan Kerja"),
                            ("JKM", "Jaminan Kematian"),
                            ("JHT", "Jaminan Hari Tua"),
                            ("JP", "Jaminan Pensiun"),
                            ("JKP", "Jaminan Kehilangan Pekerjaan"),
                            ("SCHOLARSHIP", "Beasiswa anak"),
                        ],
                        max_length=12,
                    ),
                ),
                ("month", models.DateField()),
                ("payments", models.IntegerField()),
                ("gross", models.BigIntegerField()),
                ("recovered", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="entitlement",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entitlements", to="claims.claim"
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="claimant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entitlements", to="claims.claimant"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="confirmations", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="entitlementamount",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="overpayment",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="overpayments", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="overpayment",
            name="planned_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recovery_plans",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="overpayment",
            name="source",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="recovers", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="periodicpayment",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="claims.entitlement"
            ),
        ),
        migrations.AddConstraint(
            model_name="periodicrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("recovered__gte", 0), ("recovered__lte", models.F("gross"))),
                name="run_recovers_within_gross",
            ),
        ),
        migrations.AddField(
            model_name="periodicpayment",
            name="run",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paid",
                to="claims.periodicrun",
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recoveries", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="overpayment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recoveries", to="claims.overpayment"
            ),
        ),
        migrations.AddIndex(
            model_name="entitlement",
            index=models.Index(fields=["programme", "id"], name="entitlement_by_programme"),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                fields=("claim", "claimant"), name="one_entitlement_per_claim_and_payee"
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("state", "active")),
                    models.Q(models.Q(("state", "active"), _negated=True), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="entitlement_not_paid_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_month__gte", models.F("first_month"))), name="entitlement_runs_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted", True)), fields=("entitlement", "month"), name="a_month_is_proven_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlementamount",
            constraint=models.UniqueConstraint(fields=("entitlement", "from_month"), name="one_amount_per_month"),
        ),
        migrations.AddConstraint(
            model_name="entitlementamount",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="entitlement_amount_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="overpayment",
            constraint=models.UniqueConstraint(fields=("entitlement", "last_month"), name="overpaid_month_counts_once"),
        ),
        migrations.AddConstraint(
            model_name="overpayment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "planned")), fields=("source",), name="one_plan_per_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="overpayment",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="overpayment_positive"),
        ),
        migrations.AddConstraint(
            model_name="overpayment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "planned"), _negated=True),
                    models.Q(("source__isnull", False), ("monthly__gt", 0)),
                    _connector="OR",
                ),
                name="a_plan_names_its_source",
            ),
        ),
        migrations.AddIndex(
            model_name="periodicpayment",
            index=models.Index(fields=["run"], name="payment_by_run"),
        ),
        migrations.AddConstraint(
            model_name="periodicpayment",
            constraint=models.UniqueConstraint(fields=("entitlement", "month"), name="a_month_is_paid_once"),
        ),
        migrations.AddConstraint(
            model_name="periodicpayment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), ("recovered__gte", 0), ("recovered__lte", models.F("amount"))),
                name="payment_recovers_within_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.UniqueConstraint(fields=("entitlement", "month"), name="a_payment_recovers_once"),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="recovery_positive"),
        ),
        *(make_append_only(table) for table in APPEND_ONLY),
        migrations.RunSQL(LEAVE_ROOM, FILL_UP),
    ]
