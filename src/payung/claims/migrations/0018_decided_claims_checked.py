import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0017_hand_overs_are_frozen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangedClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.BigIntegerField()),
                ("after", models.BigIntegerField()),
                ("to_pay", models.BigIntegerField()),
                ("to_recover", models.BigIntegerField()),
                ("counted", models.BigIntegerField()),
                ("differences", models.JSONField()),
                ("unfit", models.TextField(blank=True)),
                ("law_changed", models.BooleanField()),
                ("checked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DecisionCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "offices",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), null=True, size=None
                    ),
                ),
                ("since", models.DateField()),
                ("law_version", models.CharField(max_length=16)),
                ("asked_by", models.CharField(max_length=200)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("total", models.IntegerField()),
                ("reached", models.BigIntegerField(default=0)),
                ("counted", models.JSONField(default=dict)),
                ("found", models.IntegerField(default=0)),
            ],
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["approved_at"], name="decision_by_approval"),
        ),
        migrations.AddField(
            model_name="changedclaim",
            name="claim",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="changed", to="claims.claim"
            ),
        ),
        migrations.AddField(
            model_name="changedclaim",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="found_changed", to="claims.decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="decisioncheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("offices",),
                name="one_running_check_of_the_same_offices",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="changedclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("after__gte", 0),
                    ("before__gte", 0),
                    ("counted__gte", 0),
                    ("to_pay__gte", 0),
                    ("to_recover__gte", 0),
                ),
                name="changed_claim_amounts_not_negative",
            ),
        ),
    ]
