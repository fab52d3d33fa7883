"""When a bill was cancelled, so that a sheet about an earlier day can still tell what was owed then."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contributions", "0007_parcels")]

    operations = [migrations.AddField("bill", "cancelled_at", models.DateTimeField(null=True))]
