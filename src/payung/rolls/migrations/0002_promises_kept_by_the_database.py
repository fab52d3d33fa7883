"""What a roll printed never changes; a line only learns, once, from which day it covers."""

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("rolls", "0001_initial"), ("audit", "0002_append_only"), ("contributions", "0001_initial")]
    operations = [make_append_only("rolls_rollamount"), migrations.RunSQL(FROZEN, MELT)]
