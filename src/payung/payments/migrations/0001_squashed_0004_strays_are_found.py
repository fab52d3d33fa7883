"""Payment codes, numbered from a sequence, and receipts with what became of them, which refuse change."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only


class Migration(Foundation):
    replaces = [
        ("payments", "0001_initial"),
        ("payments", "0002_receipts_and_numbers"),
        ("payments", "0003_receipt_answers"),
        ("payments", "0004_strays_are_found"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
    ]
    operations = [
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bank", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=20)),
                ("amount", models.BigIntegerField()),
                ("paid_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("settled", "Melunasi tagihan"),
                            ("wrong_amount", "Jumlah tidak sama dengan tagihan"),
                            ("paid_twice", "Tagihan sudah lunas"),
                            ("expired", "Kode bayar sudah lewat masa berlakunya"),
                            ("replaced", "Kode bayar sudah diganti"),
                            ("unknown", "Kode bayar tidak dikenal"),
                        ],
                        max_length=15,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code"], name="receipt_by_code"),
                    models.Index(
                        condition=models.Q(("outcome", "settled"), _negated=True),
                        fields=["-paid_at"],
                        name="receipt_that_settled_nothing",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("bank", "reference"), name="receipt_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="receipt_amount_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentCode",
            fields=[
                ("code", models.CharField(max_length=11, primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                ("payer_name", models.CharField(max_length=200)),
                ("description", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Menunggu pembayaran"), ("settled", "Lunas"), ("replaced", "Diganti")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "receipt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settles",
                        to="payments.receipt",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="payment_code_by_subject"),
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["amount"], name="payment_code_open_by_amount"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_code_amount_positive"),
                    models.CheckConstraint(condition=models.Q(("code__regex", "^\\d{11}$")), name="payment_code_shape"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", False), ("state", "settled")),
                            models.Q(models.Q(("state", "settled"), _negated=True), ("settled_at", None)),
                            _connector="OR",
                        ),
                        name="payment_code_settled_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceiptAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("used", "Dipakai untuk tagihan lain"), ("returned", "Dikembalikan")], max_length=10
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=11)),
                ("reason", models.CharField(max_length=200)),
                ("answered_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "receipt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="payments.receipt"
                    ),
                ),
            ],
        ),
        make_append_only("payments_receipt"),
        make_append_only("payments_receiptanswer"),
        migrations.RunSQL("CREATE SEQUENCE payments_code_number", "DROP SEQUENCE payments_code_number"),
    ]
