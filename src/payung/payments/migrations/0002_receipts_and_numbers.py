"""Receipts refuse change; payment codes are numbered from a sequence."""

from django.db import migrations

from payung.database.operations import make_append_only


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        make_append_only("payments_receipt"),
        migrations.RunSQL("CREATE SEQUENCE payments_code_number", "DROP SEQUENCE payments_code_number"),
    ]
