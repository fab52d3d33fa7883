"""What an employer paid for the recipients of a claim is passed on to them, never more than it paid."""

import django.db.models.deletion
from django.db import migrations, models

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
DEMAND = """
  IF NEW.demand_id IS NOT NULL THEN
    PERFORM 1 FROM claims_employerdemand d WHERE d.id = NEW.demand_id FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM claims_employerdemand d
                   WHERE d.id = NEW.demand_id AND d.claim_id = paid_claim AND d.state = 'paid'
                     AND NEW.amount + (SELECT coalesce(sum(i.amount), 0) FROM claims_paymentinstruction i
                                       WHERE i.demand_id = d.id AND i.state <> 'returned') <= d.amount) THEN
      RAISE EXCEPTION 'claims_paymentinstruction: more would be passed on than the employer paid'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0014_later_claims_returned_files_and_suspicions")]
    operations = [
        migrations.RemoveConstraint(model_name="paymentinstruction", name="one_live_instruction_per_payee"),
        migrations.AddField(
            model_name="paymentinstruction",
            name="demand",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instructions",
                to="claims.employerdemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentinstruction",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True), ("demand", None), ("late_for", None)
                ),
                fields=("decision", "claimant"),
                name="one_live_instruction_per_payee",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentinstruction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "returned"), _negated=True),
                fields=("demand", "claimant"),
                name="one_live_instruction_per_demand_and_payee",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentinstruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("late_for", None), ("demand", None), _connector="OR"),
                name="instruction_pays_for_one_thing",
            ),
        ),
        migrations.RunSQL(
            NOT_TWICE.format(addition=ADDITION + DEMAND, benefit="AND i.late_for_id IS NULL AND i.demand_id IS NULL"),
            NOT_TWICE.format(addition=ADDITION, benefit="AND i.late_for_id IS NULL"),
        ),
    ]
