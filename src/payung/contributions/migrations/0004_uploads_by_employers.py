"""Uploads are found by employer, also those for several employers."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contributions", "0003_frozen_facts")]
    operations = [
        migrations.RemoveIndex("upload", "upload_by_month"),
        migrations.AddIndex("upload", GinIndex(fields=["employer_ids"], name="upload_by_employers")),
    ]
