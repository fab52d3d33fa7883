"""The books, which refuse change: the general one, and the subsidiary one in monthly parts; the accounts of all."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import drop_prefix_indexes, make_append_only

MEMBER_LINES = """
CREATE TABLE ledger_memberline (
  bill_id bigint NOT NULL,
  owner_id bigint NOT NULL,
  payer_id bigint NOT NULL,
  wage bigint NOT NULL CHECK (wage >= 0),
  jkk bigint NOT NULL CHECK (jkk >= 0),
  jkm bigint NOT NULL CHECK (jkm >= 0),
  jht_employer bigint NOT NULL CHECK (jht_employer >= 0),
  jht_worker bigint NOT NULL CHECK (jht_worker >= 0),
  jp_employer bigint NOT NULL CHECK (jp_employer >= 0),
  jp_worker bigint NOT NULL CHECK (jp_worker >= 0),
  jkp_from_jkk bigint NOT NULL CHECK (jkp_from_jkk >= 0),
  jkp_from_jkm bigint NOT NULL CHECK (jkp_from_jkm >= 0),
  jkp_from_state bigint NOT NULL CHECK (jkp_from_state >= 0),
  month date NOT NULL,
  value_date date NOT NULL,
  segment varchar(5) NOT NULL,
  PRIMARY KEY (month, bill_id, owner_id)
) PARTITION BY RANGE (month);
CREATE INDEX memberline_by_owner ON ledger_memberline (owner_id, month);
"""
# Banks get their accounts when they first bring money.
ACCOUNTS = """
INSERT INTO ledger_account (code, name, kind) VALUES
  ('fund:JKK', 'Dana Jaminan Kecelakaan Kerja', 'fund'),
  ('fund:JKM', 'Dana Jaminan Kematian', 'fund'),
  ('fund:JHT', 'Dana Jaminan Hari Tua', 'fund'),
  ('fund:JP', 'Dana Jaminan Pensiun', 'fund'),
  ('fund:JKP', 'Dana Jaminan Kehilangan Pekerjaan', 'fund'),
  ('penalties', 'Denda keterlambatan iuran', 'income'),
  ('state:receivable', 'Piutang iuran JKP dari pemerintah pusat', 'receivable'),
  ('clearing:unidentified', 'Uang masuk yang belum cocok dengan tagihan', 'clearing')
ON CONFLICT (code) DO NOTHING;
"""


class Migration(Foundation):
    replaces = [
        ("ledger", "0001_initial"),
        ("ledger", "0002_append_only_books"),
        ("ledger", "0003_accounts"),
        ("ledger", "0004_fewer_indexes"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
    ]
    operations = [
        migrations.CreateModel(
            name="MemberLine",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "month", "bill_id", "owner_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField()),
                ("bill_id", models.BigIntegerField()),
                ("owner_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("wage", models.BigIntegerField()),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("jht_employer", models.BigIntegerField()),
                ("jht_worker", models.BigIntegerField()),
                ("jp_employer", models.BigIntegerField()),
                ("jp_worker", models.BigIntegerField()),
                ("jkp_from_jkk", models.BigIntegerField()),
                ("jkp_from_jkm", models.BigIntegerField()),
                ("jkp_from_state", models.BigIntegerField()),
                ("value_date", models.DateField()),
                ("segment", models.CharField(max_length=5)),
            ],
            options={
                "db_table": "ledger_memberline",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bank", "Bank"),
                            ("fund", "Dana jaminan"),
                            ("clearing", "Perantara"),
                            ("receivable", "Piutang"),
                            ("income", "Pendapatan"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                ("amount", models.BigIntegerField()),
                ("value_date", models.DateField()),
                ("month", models.DateField(null=True)),
                ("subject", models.CharField(max_length=60)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="ledger.transfer",
                    ),
                ),
                (
                    "credit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="credits", to="ledger.account"
                    ),
                ),
                (
                    "debit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="debits", to="ledger.account"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject"], name="transfer_by_subject")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="transfer_amount_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("debit", models.F("credit")), _negated=True), name="transfer_two_accounts"
                    ),
                ],
            },
        ),
        migrations.RunSQL(MEMBER_LINES, "DROP TABLE ledger_memberline"),
        make_append_only("ledger_memberline"),
        make_append_only("ledger_transfer"),
        migrations.RunSQL(ACCOUNTS, migrations.RunSQL.noop),
        drop_prefix_indexes("ledger_transfer"),
    ]
