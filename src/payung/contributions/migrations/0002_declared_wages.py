"""Declared wages, in monthly parts."""

from django.db import migrations

DECLARED_WAGES = """
CREATE TABLE contributions_declaredwage (
  declaration_id bigint NOT NULL,
  person_id bigint NOT NULL,
  employment_id bigint NOT NULL,
  wage bigint NOT NULL CHECK (wage >= 0),
  rapel bigint NOT NULL CHECK (rapel >= 0),
  jkk bigint NOT NULL DEFAULT 0,
  jkm bigint NOT NULL DEFAULT 0,
  jht_employer bigint NOT NULL DEFAULT 0,
  jht_worker bigint NOT NULL DEFAULT 0,
  jp_employer bigint NOT NULL DEFAULT 0,
  jp_worker bigint NOT NULL DEFAULT 0,
  month date NOT NULL,
  in_jkp boolean NOT NULL DEFAULT false,
  note varchar(200) NOT NULL DEFAULT '',
  PRIMARY KEY (month, declaration_id, person_id)
) PARTITION BY RANGE (month);
"""


class Migration(migrations.Migration):
    dependencies = [("contributions", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(DECLARED_WAGES, "DROP TABLE contributions_declaredwage")]
