"""Decisions are frozen but for one approval, the trail is append-only; numbers and accounts of claims."""

from django.db import migrations

from payung.database.operations import make_append_only

FROZEN = """
CREATE FUNCTION claims_decision_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.approved_by_id IS NULL AND NEW.approved_by_id IS NOT NULL
     AND to_jsonb(NEW) - 'approved_by_id' - 'approved_at' = to_jsonb(OLD) - 'approved_by_id' - 'approved_at'
     AND NOT EXISTS (SELECT 1 FROM claims_returneddecision r WHERE r.decision_id = OLD.id)
     AND NOT EXISTS (SELECT 1 FROM claims_decision d WHERE d.replaces_id = OLD.id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'claims_decision is frozen: only one approval may be added, and not to a returned or replaced one'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER claims_decision_frozen BEFORE UPDATE OR DELETE ON claims_decision
  FOR EACH ROW EXECUTE FUNCTION claims_decision_frozen();
CREATE TRIGGER claims_decision_no_truncate BEFORE TRUNCATE ON claims_decision
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('claims_decision');
"""
MELT = """
DROP TRIGGER claims_decision_no_truncate ON claims_decision;
DROP TRIGGER claims_decision_frozen ON claims_decision;
DROP FUNCTION claims_decision_frozen();
"""
NOT_TWICE = """
CREATE FUNCTION claims_not_twice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid_claim bigint;
  sent bigint;
  owed bigint;
BEGIN
  SELECT claim_id INTO paid_claim FROM claims_decision WHERE id = NEW.decision_id;
  PERFORM 1 FROM claims_claim WHERE id = paid_claim FOR UPDATE;
  SELECT coalesce(sum(i.amount), 0) INTO sent FROM claims_paymentinstruction i
    JOIN claims_decision d ON d.id = i.decision_id WHERE d.claim_id = paid_claim AND i.state <> 'returned';
  SELECT coalesce(sum((payee ->> 'amount')::bigint), 0) INTO owed
    FROM jsonb_array_elements((SELECT d.payees FROM claims_decision d
      WHERE d.claim_id = paid_claim AND d.approved_by_id IS NOT NULL ORDER BY d.id DESC LIMIT 1)) payee;
  IF sent + NEW.amount > owed THEN
    RAISE EXCEPTION 'claims_paymentinstruction: claim % would be paid more than was approved', paid_claim
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claims_not_twice BEFORE INSERT ON claims_paymentinstruction
  FOR EACH ROW EXECUTE FUNCTION claims_not_twice();
"""
TWICE = """
DROP TRIGGER claims_not_twice ON claims_paymentinstruction;
DROP FUNCTION claims_not_twice();
"""
ACCOUNTS = """
INSERT INTO ledger_account (code, name, kind) VALUES
  ('claims:payable', 'Manfaat yang disetujui dan belum diterima penerimanya', 'clearing'),
  ('claims:overpaid', 'Kelebihan manfaat yang harus dikembalikan', 'receivable'),
  ('tax:payable', 'PPh 21 dipotong dari JHT, belum disetor', 'clearing')
ON CONFLICT (code) DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("ledger", "0003_accounts"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(FROZEN, MELT),
        migrations.RunSQL(NOT_TWICE, TWICE),
        make_append_only("claims_step"),
        make_append_only("claims_returneddecision"),
        make_append_only("claims_document"),
        migrations.RunSQL("CREATE SEQUENCE claims_claim_number", "DROP SEQUENCE claims_claim_number"),
        migrations.RunSQL(ACCOUNTS, migrations.RunSQL.noop),
    ]
