"""Appeals are answered once and by another officer; what is added for our lateness stands beside what was approved."""

from django.db import migrations

ANSWERED_ONCE = """
CREATE FUNCTION claims_appeal_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.outcome = '' AND NEW.outcome <> ''
     AND to_jsonb(NEW) - 'outcome' - 'answer' - 'decided_by_id' - 'decided_at'
       = to_jsonb(OLD) - 'outcome' - 'answer' - 'decided_by_id' - 'decided_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'claims_appeal is frozen: only one answer may be added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER claims_appeal_frozen BEFORE UPDATE OR DELETE ON claims_appeal
  FOR EACH ROW EXECUTE FUNCTION claims_appeal_frozen();
CREATE TRIGGER claims_appeal_no_truncate BEFORE TRUNCATE ON claims_appeal
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('claims_appeal');
CREATE FUNCTION claims_appeal_another_officer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM claims_decision d WHERE d.id = NEW.decision_id
             AND (d.claim_id <> NEW.claim_id OR d.approved_by_id IS NULL)) THEN
    RAISE EXCEPTION 'claims_appeal: only an approved decision of the same claim can be appealed'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.decided_by_id IS NOT NULL AND EXISTS (SELECT 1 FROM claims_decision d WHERE d.id = NEW.decision_id
             AND NEW.decided_by_id IN (d.decided_by_id, d.approved_by_id)) THEN
    RAISE EXCEPTION 'claims_appeal: another officer than the two of the first decision answers an appeal'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claims_appeal_another_officer BEFORE INSERT OR UPDATE ON claims_appeal
  FOR EACH ROW EXECUTE FUNCTION claims_appeal_another_officer();
CREATE FUNCTION claims_decision_after_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM claims_appeal a JOIN claims_decision d ON d.id = a.decision_id
             WHERE a.claim_id = NEW.claim_id AND a.outcome = 'new_decision'
               AND NEW.decided_by_id IN (d.decided_by_id, d.approved_by_id)) THEN
    RAISE EXCEPTION 'claims_decision: another officer than the two of the appealed decision decides anew'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER claims_decision_after_appeal BEFORE INSERT ON claims_decision
  FOR EACH ROW EXECUTE FUNCTION claims_decision_after_appeal();
"""
MELT = """
DROP TRIGGER claims_decision_after_appeal ON claims_decision;
DROP FUNCTION claims_decision_after_appeal();
DROP TRIGGER claims_appeal_another_officer ON claims_appeal;
DROP FUNCTION claims_appeal_another_officer();
DROP TRIGGER claims_appeal_no_truncate ON claims_appeal;
DROP TRIGGER claims_appeal_frozen ON claims_appeal;
DROP FUNCTION claims_appeal_frozen();
"""
NOT_TWICE = """
CREATE OR REPLACE FUNCTION claims_not_twice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid_claim bigint;
  sent bigint;
  owed bigint;
BEGIN
  SELECT claim_id INTO paid_claim FROM claims_decision WHERE id = NEW.decision_id;
  PERFORM 1 FROM claims_claim WHERE id = paid_claim FOR UPDATE;
  {addition}
  SELECT coalesce(sum(i.amount), 0) INTO sent FROM claims_paymentinstruction i
    JOIN claims_decision d ON d.id = i.decision_id
    WHERE d.claim_id = paid_claim AND i.state <> 'returned' {benefit};
  SELECT coalesce(sum((payee ->> 'amount')::bigint), 0) INTO owed
    FROM jsonb_array_elements((SELECT d.payees FROM claims_decision d
      WHERE d.claim_id = paid_claim AND d.approved_by_id IS NOT NULL ORDER BY d.id DESC LIMIT 1)) payee;
  IF sent + NEW.amount > owed THEN
    RAISE EXCEPTION 'claims_paymentinstruction: claim % would be paid more than was approved', paid_claim
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""
ADDITION = """
  IF NEW.late_for_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM claims_paymentinstruction i JOIN claims_claim c ON c.id = paid_claim
                   WHERE i.id = NEW.late_for_id AND i.decision_id = NEW.decision_id
                     AND i.claimant_id = NEW.claimant_id AND i.late_for_id IS NULL AND i.confirmed_at IS NOT NULL
                     AND (i.confirmed_at AT TIME ZONE 'Asia/Jakarta')::date > c.due_on) THEN
      RAISE EXCEPTION 'claims_paymentinstruction: an addition for lateness belongs to a benefit that arrived late'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
"""
ACCOUNT = """
INSERT INTO ledger_account (code, name, kind) VALUES
  ('agency:lateness', 'Tambahan karena kami terlambat membayar, ditanggung badan penyelenggara', 'receivable')
ON CONFLICT (code) DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_appeals_and_lateness")]
    operations = [
        migrations.RunSQL(ANSWERED_ONCE, MELT),
        migrations.RunSQL(
            NOT_TWICE.format(addition=ADDITION, benefit="AND i.late_for_id IS NULL"),
            NOT_TWICE.format(addition="", benefit=""),
        ),
        migrations.RunSQL(ACCOUNT, migrations.RunSQL.noop),
    ]
