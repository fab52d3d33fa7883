"""What became of money that settled nothing, once and for all."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.operations import make_append_only


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        ("payments", "0002_receipts_and_numbers"),
    ]

    operations = [
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
        make_append_only("payments_receiptanswer"),
    ]
