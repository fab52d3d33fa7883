"""Rolls of people someone pays for: what was printed never changes, a line only learns, once, from which day it covers."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only

FROZEN = """
CREATE FUNCTION rolls_rollline_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.covered_from IS NULL
     AND to_jsonb(NEW) - 'covered_from' = to_jsonb(OLD) - 'covered_from' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rolls_rollline is frozen: only the first day covered may be added, once'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rolls_rollline_frozen BEFORE UPDATE OR DELETE ON rolls_rollline
  FOR EACH ROW EXECUTE FUNCTION rolls_rollline_frozen();
CREATE TRIGGER rolls_rollline_no_truncate BEFORE TRUNCATE ON rolls_rollline
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('rolls_rollline');
"""
MELT = """
DROP TRIGGER rolls_rollline_no_truncate ON rolls_rollline;
DROP TRIGGER rolls_rollline_frozen ON rolls_rollline;
DROP FUNCTION rolls_rollline_frozen();
"""


class Migration(Foundation):
    replaces = [
        ("rolls", "0001_initial"),
        ("rolls", "0002_promises_kept_by_the_database"),
        ("rolls", "0003_wage_earners_on_rolls"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
        ("contributions", "0001_squashed_0008_cancelled_bills"),
    ]
    operations = [
        migrations.CreateModel(
            name="Roll",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own_account", "Mandiri"),
                            ("assistance", "Bantuan iuran"),
                            ("migrant", "Pekerja migran"),
                            ("project", "Proyek konstruksi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("payer_kind", models.CharField(max_length=20)),
                ("payer_id", models.BigIntegerField()),
                ("payer_name", models.CharField(max_length=200)),
                (
                    "segment",
                    models.CharField(
                        choices=[
                            ("BPU", "Bukan penerima upah"),
                            ("PMI", "Pekerja migran"),
                            ("JAKON", "Jasa konstruksi"),
                            ("PU", "Penerima upah"),
                        ],
                        max_length=5,
                    ),
                ),
                ("first_month", models.DateField()),
                ("months", models.SmallIntegerField()),
                ("people", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Menunggu pembayaran"), ("paid", "Lunas"), ("cancelled", "Dibatalkan")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("payment_code", models.CharField(max_length=11, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("expires_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(null=True)),
                ("paid_on", models.DateField(null=True)),
                ("posted_at", models.DateTimeField(null=True)),
                ("law_version", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["payer_kind", "payer_id", "-issued_at"], name="roll_by_payer"),
                    models.Index(fields=["state", "expires_at"], name="roll_by_state_and_expiry"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="roll_amount_positive"),
                    models.CheckConstraint(condition=models.Q(("months__gte", 1)), name="roll_has_months"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paid_at__isnull", False),
                                ("paid_on__isnull", False),
                                ("posted_at__isnull", False),
                                ("state", "paid"),
                            ),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True),
                                ("paid_at", None),
                                ("paid_on", None),
                                ("posted_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="roll_paid_has_its_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme", models.CharField(max_length=10)),
                ("amount", models.BigIntegerField()),
                ("rate_text", models.CharField(max_length=200)),
                ("cite", models.CharField(max_length=200)),
                (
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="rolls.roll"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("roll", "programme"), name="roll_amount_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="roll_programme_amount_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("person_id", models.BigIntegerField()),
                ("region_id", models.CharField(max_length=13, null=True)),
                ("income", models.BigIntegerField(default=0)),
                ("jkk", models.BigIntegerField(default=0)),
                ("jkm", models.BigIntegerField(default=0)),
                ("jht", models.BigIntegerField(default=0)),
                ("covered_from", models.DateField(null=True)),
                (
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="rolls.roll"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "month"], name="roll_line_by_person"),
                    models.Index(fields=["month"], name="roll_line_by_month"),
                ],
                "constraints": [models.UniqueConstraint(fields=("roll", "person_id", "month"), name="roll_line_once")],
            },
        ),
        make_append_only("rolls_rollamount"),
        migrations.RunSQL(FROZEN, MELT),
    ]
