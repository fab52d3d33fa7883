"""A demand on an employer keeps its working for ever; only its end is written, once. And where its money is held."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION claims_employerdemand_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'open' AND NEW.state IN ('paid', 'withdrawn')
     AND to_jsonb(NEW) - 'state' - 'paid_at' - 'withdrawn_at' - 'withdrawn_reason'
       = to_jsonb(OLD) - 'state' - 'paid_at' - 'withdrawn_at' - 'withdrawn_reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'claims_employerdemand is frozen: only its end may be added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER claims_employerdemand_frozen BEFORE UPDATE OR DELETE ON claims_employerdemand
  FOR EACH ROW EXECUTE FUNCTION claims_employerdemand_frozen();
CREATE TRIGGER claims_employerdemand_no_truncate BEFORE TRUNCATE ON claims_employerdemand
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('claims_employerdemand');
INSERT INTO ledger_account (code, name, kind) VALUES
  ('claims:from-employers', 'Selisih manfaat dari perusahaan, titipan bagi penerima klaim', 'clearing')
ON CONFLICT (code) DO NOTHING;
"""
MELT = """
DROP TRIGGER claims_employerdemand_no_truncate ON claims_employerdemand;
DROP TRIGGER claims_employerdemand_frozen ON claims_employerdemand;
DROP FUNCTION claims_employerdemand_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_shortfalls_asked_of_employers"), ("ledger", "0003_accounts")]
    operations = [migrations.RunSQL(FROZEN, MELT)]
