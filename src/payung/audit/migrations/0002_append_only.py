"""The record of actions and looks refuses change."""

from django.db import migrations

from payung.database.operations import make_append_only, make_functions


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [make_functions(), make_append_only("audit_event"), make_append_only("audit_look")]
