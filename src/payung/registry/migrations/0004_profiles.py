"""What employers correct about people is kept with its old value; shared NIKs are found by an index."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.operations import make_append_only


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_facilities_and_hours"),
        ("audit", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProfileChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("before", models.CharField(blank=True, max_length=254)),
                ("after", models.CharField(blank=True, max_length=254)),
                ("changed_by", models.CharField(max_length=200)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("source", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="employment",
            name="account_name",
            field=models.CharField(blank=True, db_default="", max_length=120),
        ),
        migrations.AddField(
            model_name="employment",
            name="account_number",
            field=models.CharField(blank=True, db_default="", max_length=20),
        ),
        migrations.AddField(
            model_name="employment",
            name="bank_code",
            field=models.CharField(blank=True, db_default="", max_length=11),
        ),
        migrations.AddField(
            model_name="employment",
            name="bank_name",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="employment",
            name="claimed_kpj",
            field=models.CharField(blank=True, db_default="", max_length=13),
        ),
        migrations.AddField(
            model_name="employment",
            name="work_place",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="person",
            name="address",
            field=models.CharField(blank=True, db_default="", max_length=200),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("nik_state", "duplicate")), fields=["nik"], name="person_by_shared_nik"
            ),
        ),
        migrations.AddField(
            model_name="profilechange",
            name="employment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="profile_changes",
                to="registry.employment",
            ),
        ),
        migrations.AddField(
            model_name="profilechange",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="profile_changes", to="registry.person"
            ),
        ),
        migrations.AddIndex(
            model_name="profilechange",
            index=models.Index(fields=["person", "-id"], name="profile_change_by_person"),
        ),
        make_append_only("registry_profilechange"),
    ]
