"""Steps of a case and the rows that make it are append-only."""

from django.db import migrations

from payung.database.operations import make_append_only


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_cases_and_what_workers_say"), ("audit", "0002_append_only")]
    operations = [make_append_only("compliance_casestep"), make_append_only("compliance_caserow")]
