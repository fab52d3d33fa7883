"""The general book refuses change; the subsidiary book is made in monthly parts and refuses it too."""

from django.db import migrations

from payung.database.operations import make_append_only

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


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(MEMBER_LINES, "DROP TABLE ledger_memberline"),
        make_append_only("ledger_memberline"),
        make_append_only("ledger_transfer"),
    ]
