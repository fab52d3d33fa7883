"""Member numbers and KPJ are numbered from sequences."""

from django.db import migrations

FIRST_KPJ = 1_900_000_001  # eleven digits with a leading zero, as many real cards have


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE registry_member_number", "DROP SEQUENCE registry_member_number"),
        migrations.RunSQL(
            f"CREATE SEQUENCE registry_kpj_number START {FIRST_KPJ}", "DROP SEQUENCE registry_kpj_number"
        ),
    ]
