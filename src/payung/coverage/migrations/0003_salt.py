"""The digest of a count is salted: who knows all rows but a few small ones cannot try those out against it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coverage", "0002_snapshots")]

    operations = [
        migrations.AddField("snapshot", "salt", models.CharField(default="", editable=False, max_length=32)),
    ]
