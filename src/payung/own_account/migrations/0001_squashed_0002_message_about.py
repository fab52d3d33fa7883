"""People who pay for themselves."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.foundation import Foundation


class Migration(Foundation):
    replaces = [
        ("own_account", "0001_initial"),
        ("own_account", "0002_message_about"),
    ]
    dependencies = [
        ("registry", "0001_squashed_0007_told_cards"),
    ]
    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                ("token", models.CharField(max_length=43, primary_key=True, serialize=False)),
                ("nik", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=120)),
                ("birth_date", models.DateField()),
                ("sex", models.CharField(max_length=1)),
                ("phone", models.CharField(max_length=20)),
                ("started_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="registry.person"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("registered_on", models.DateField()),
                ("registered_at", models.DateTimeField()),
                ("registered_by", models.BigIntegerField(null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[("web", "Sendiri, lewat web"), ("counter", "Dibantu di loket")], max_length=10
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Berjalan"),
                            ("stopped", "Berhenti atas permintaan"),
                            ("lapsed", "Berakhir karena tidak membayar"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_account_memberships",
                        to="registry.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_account_memberships",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "registered_on"], name="own_account_by_office")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)), fields=("person",), name="one_own_account_running"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="own_account_end_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("phone", models.CharField(max_length=20)),
                ("text", models.CharField(max_length=320)),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="registry.person"),
                ),
                ("about", models.CharField(blank=True, db_default="", max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("sent_at", None)), fields=["written_at"], name="message_waiting")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("due", "Iuran jatuh tempo"),
                            ("lapsed", "Perlindungan berhenti"),
                            ("ended", "Kepesertaan berakhir"),
                        ],
                        max_length=10,
                    ),
                ),
                ("month", models.DateField()),
                ("written_at", models.DateTimeField()),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="own_account.membership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("membership", "kind", "month"), name="notice_once")],
            },
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(db_index=True, max_length=43)),
                ("purpose", models.CharField(choices=[("register", "Mendaftar"), ("log_in", "Masuk")], max_length=10)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("address", models.CharField(max_length=45)),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.SmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="registry.person"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["phone", "sent_at"], name="one_time_code_by_phone"),
                    models.Index(fields=["address", "sent_at"], name="one_time_code_by_address"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_month", models.DateField()),
                ("occupation", models.CharField(max_length=20)),
                ("workplace", models.CharField(blank=True, max_length=120)),
                ("income", models.BigIntegerField()),
                ("jht", models.BooleanField()),
                ("employs", models.BooleanField()),
                ("chosen_at", models.DateTimeField()),
                ("chosen_by", models.BigIntegerField(null=True)),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="own_account.membership"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_account_terms",
                        to="registry.region",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["membership", "-from_month", "-id"], name="terms_by_month")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("income__gt", 0)), name="own_account_income_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("jht", True), ("employs", False), _connector="OR"),
                        name="own_account_employer_has_jht",
                    ),
                ],
            },
        ),
    ]
