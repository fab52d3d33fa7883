"""Runs are carried out by banks, months are proven by what people send, and what was paid too much is paid back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from payung.database.operations import make_append_only

STANDS_ON = """
UPDATE claims_entitlement e SET decision_id = (
  SELECT max(d.id) FROM claims_decision d WHERE d.claim_id = e.claim_id AND d.approved_by_id IS NOT NULL)
"""
ORDERED = """
INSERT INTO claims_periodicorder (payment_id, attempt, amount, bank, account_number, account_holder, state,
                                  paying_bank, bank_reference, returned_reason, instructed_at)
SELECT p.id, 1, p.amount - p.recovered, p.bank, p.account_number, c.account_holder, 'instructed', '', '', '', r.at
FROM claims_periodicpayment p JOIN claims_periodicrun r ON r.id = p.run_id
JOIN claims_entitlement e ON e.id = p.entitlement_id JOIN claims_claimant c ON c.id = e.claimant_id
WHERE p.amount > p.recovered
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_another_officer_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BankAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bank", models.CharField(max_length=40)),
                ("confirmed", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("returned", models.IntegerField()),
                ("undone", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(null=True)),
                ("facts", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Menunggu diperiksa"),
                            ("accepted", "Diterima"),
                            ("refused", "Belum diterima"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField()),
                ("sent_by_id", models.BigIntegerField(null=True)),
                ("sent_by_name", models.CharField(max_length=200)),
                ("checked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PeriodicOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("attempt", models.SmallIntegerField()),
                ("amount", models.BigIntegerField()),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=34)),
                ("account_holder", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("instructed", "Dikirim ke bank"),
                            ("confirmed", "Diterima"),
                            ("returned", "Dikembalikan bank"),
                            ("resent", "Dikirim ulang"),
                            ("kept", "Kembali ke dana"),
                        ],
                        default="instructed",
                        max_length=10,
                    ),
                ),
                ("paying_bank", models.CharField(blank=True, db_default="", max_length=40)),
                ("bank_reference", models.CharField(blank=True, db_default="", max_length=60)),
                ("returned_reason", models.CharField(blank=True, db_default="", max_length=200)),
                ("instructed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField()),
                ("payment_code", models.CharField(max_length=11, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("posted_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="entitlement",
            name="one_entitlement_per_claim_and_payee",
        ),
        migrations.RemoveConstraint(
            model_name="recovery",
            name="a_payment_recovers_once",
        ),
        migrations.AddField(
            model_name="entitlement",
            name="decision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entitlements",
                to="claims.decision",
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="terms",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="overpayment",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="recovery",
            name="way",
            field=models.CharField(
                choices=[
                    ("withheld", "Dipotong dari pembayaran"),
                    ("returned", "Dikembalikan bank"),
                    ("cash", "Dibayar kembali"),
                ],
                db_default="withheld",
                default="withheld",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="entitlement",
            name="reason",
            field=models.CharField(
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
                    ("used_up", "Masa manfaat habis"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reason", "mistake"), _negated=True),
                fields=("claim", "claimant"),
                name="one_entitlement_per_claim_and_payee",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("way", "cash"), _negated=True),
                fields=("entitlement", "month", "way"),
                name="a_payment_recovers_once",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="checked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence_checked",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="confirmation",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="claims.confirmation",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="document",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="proves", to="claims.document"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="entitlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="claims.entitlement"
            ),
        ),
        migrations.AddField(
            model_name="periodicorder",
            name="payment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="orders",
                to="claims.periodicpayment",
            ),
        ),
        migrations.AddField(
            model_name="repayment",
            name="overpayment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="repayments", to="claims.overpayment"
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["sent_at"], name="evidence_waiting"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "refused"), _negated=True),
                fields=("entitlement", "month"),
                name="a_month_is_told_once",
                nulls_distinct=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("month", None), ("state", "waiting")),
                fields=("entitlement",),
                name="one_sign_of_life_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checked_at", None), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("checked_at__isnull", False)),
                    _connector="OR",
                ),
                name="checked_evidence_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="refused_evidence_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="periodicorder",
            index=models.Index(
                condition=models.Q(("state", "instructed")), fields=["id"], name="periodic_order_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="periodicorder",
            index=models.Index(
                condition=models.Q(("state", "returned")), fields=["payment"], name="periodic_order_returned"
            ),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.UniqueConstraint(fields=("payment", "attempt"), name="one_order_per_attempt"),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["instructed", "confirmed", "returned", "kept"])),
                fields=("payment",),
                name="one_live_order_per_periodic_payment",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bank_reference", ""), _negated=True),
                fields=("paying_bank", "bank_reference"),
                name="periodic_reference_counts_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="periodic_order_positive"),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True),
                    models.Q(("confirmed_at__isnull", False), models.Q(("bank_reference", ""), _negated=True)),
                    _connector="OR",
                ),
                name="confirmed_periodic_order_has_its_proof",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodicorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["instructed", "confirmed"]),
                    models.Q(("returned_at__isnull", False), models.Q(("returned_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="returned_periodic_order_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="repayment_positive"),
        ),
        make_append_only("claims_bankanswer"),
        migrations.RunSQL(STANDS_ON, migrations.RunSQL.noop),
        migrations.RunSQL(ORDERED, migrations.RunSQL.noop),
    ]
