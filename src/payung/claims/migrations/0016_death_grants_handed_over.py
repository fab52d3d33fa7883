import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_reminders"),
        ("claims", "0015_what_employers_paid_is_passed_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("occasion", models.CharField(max_length=200)),
                ("handed_by", models.CharField(max_length=200)),
                ("named", models.BooleanField(default=False)),
                ("paid_on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("heirs", models.SmallIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField(null=True)),
                ("recorded_by", models.CharField(max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by_id", models.BigIntegerField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=200)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hand_overs", to="claims.claim"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="agreements.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)), fields=["handed_on"], name="hand_over_by_day"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("claim",),
                        name="one_standing_hand_over_per_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handed_on__gte", models.F("paid_on"))), name="hand_over_after_the_money"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("heirs__gt", 0)), name="hand_over_of_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("occasion", ""), _negated=True),
                            models.Q(("handed_by", ""), _negated=True),
                        ),
                        name="hand_over_says_where_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", ""), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hand_over_withdrawn_whole",
                    ),
                ],
            },
        ),
    ]
