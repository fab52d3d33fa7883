"""A handing-over stays as it was recorded; only its withdrawal is written, once."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION claims_handover_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
     AND to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by_id' - 'withdrawn_by' - 'withdrawn_reason'
       = to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by_id' - 'withdrawn_by' - 'withdrawn_reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'claims_handover is frozen: only its withdrawal may be added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER claims_handover_frozen BEFORE UPDATE OR DELETE ON claims_handover
  FOR EACH ROW EXECUTE FUNCTION claims_handover_frozen();
CREATE TRIGGER claims_handover_no_truncate BEFORE TRUNCATE ON claims_handover
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('claims_handover');
"""
MELT = """
DROP TRIGGER claims_handover_no_truncate ON claims_handover;
DROP TRIGGER claims_handover_frozen ON claims_handover;
DROP FUNCTION claims_handover_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_death_grants_handed_over")]
    operations = [migrations.RunSQL(FROZEN, MELT)]
