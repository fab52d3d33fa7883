"""Transfers lose the indexes for LIKE that nobody asks."""

from django.db import migrations

from payung.database.operations import drop_prefix_indexes


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_accounts")]
    operations = [drop_prefix_indexes("ledger_transfer")]
