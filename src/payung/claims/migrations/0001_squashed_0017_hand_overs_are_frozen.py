"""Claims from the report to the payment: decided by two officers, paid once, frozen where they are proof."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only

APPEND_ONLY = (
    "claims_step",
    "claims_returneddecision",
    "claims_document",
    "claims_entitlementamount",
    "claims_confirmation",
    "claims_periodicrun",
    "claims_periodicpayment",
    "claims_recovery",
    "claims_bankanswer",
    "claims_eligibilityask",
)
SEQUENCES = ("claims_claim_number", "claims_guarantee_number", "claims_family_number")
# A row of an entitlement stands still in its place while only its state changes: room for it is left on every page.
LEAVE_ROOM = "ALTER TABLE claims_entitlement SET (fillfactor = 70)"
FILL_UP = "ALTER TABLE claims_entitlement RESET (fillfactor)"
DECISION_FROZEN = """
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
DECISION_MELT = """
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
  SELECT coalesce(sum(i.amount), 0) INTO sent FROM claims_paymentinstruction i
    JOIN claims_decision d ON d.id = i.decision_id
    WHERE d.claim_id = paid_claim AND i.state <> 'returned'
      AND i.late_for_id IS NULL AND i.demand_id IS NULL;
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
APPEAL_MELT = """
DROP TRIGGER claims_decision_after_appeal ON claims_decision;
DROP FUNCTION claims_decision_after_appeal();
DROP TRIGGER claims_appeal_another_officer ON claims_appeal;
DROP FUNCTION claims_appeal_another_officer();
DROP TRIGGER claims_appeal_no_truncate ON claims_appeal;
DROP TRIGGER claims_appeal_frozen ON claims_appeal;
DROP FUNCTION claims_appeal_frozen();
"""
DEMAND_FROZEN = """
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
"""
DEMAND_MELT = """
DROP TRIGGER claims_employerdemand_no_truncate ON claims_employerdemand;
DROP TRIGGER claims_employerdemand_frozen ON claims_employerdemand;
DROP FUNCTION claims_employerdemand_frozen();
"""
HAND_OVER_FROZEN = """
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
HAND_OVER_MELT = """
DROP TRIGGER claims_handover_no_truncate ON claims_handover;
DROP TRIGGER claims_handover_frozen ON claims_handover;
DROP FUNCTION claims_handover_frozen();
"""
ACCOUNTS = """
INSERT INTO ledger_account (code, name, kind) VALUES
  ('claims:payable', 'Manfaat yang disetujui dan belum diterima penerimanya', 'clearing'),
  ('claims:overpaid', 'Kelebihan manfaat yang harus dikembalikan', 'receivable'),
  ('tax:payable', 'PPh 21 dipotong dari JHT, belum disetor', 'clearing'),
  ('agency:lateness', 'Tambahan karena kami terlambat membayar, ditanggung badan penyelenggara', 'receivable'),
  ('claims:from-employers', 'Selisih manfaat dari perusahaan, titipan bagi penerima klaim', 'clearing')
ON CONFLICT (code) DO NOTHING;
"""


class Migration(Foundation):
    replaces = [
        ("claims", "0001_initial"),
        ("claims", "0002_promises_kept_by_the_database"),
        ("claims", "0003_periodic_benefits"),
        ("claims", "0004_paid_for_lateness"),
        ("claims", "0005_appeals_and_lateness"),
        ("claims", "0006_another_officer_answers"),
        ("claims", "0007_paid_by_the_bank_and_proven"),
        ("claims", "0010_shortfalls_asked_of_employers"),
        ("claims", "0011_demands_are_frozen"),
        ("claims", "0012_facilities_ask_and_bill"),
        ("claims", "0013_the_family_has_its_own_door"),
        ("claims", "0014_later_claims_returned_files_and_suspicions"),
        ("claims", "0015_what_employers_paid_is_passed_on"),
        ("claims", "0016_death_grants_handed_over"),
        ("claims", "0017_hand_overs_are_frozen"),
    ]
    dependencies = [
        ("agreements", "0001_squashed_0002_reminders"),
        ("audit", "0001_squashed_0002_append_only"),
        ("ledger", "0001_squashed_0004_fewer_indexes"),
        ("registry", "0001_squashed_0007_told_cards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="LifeEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accident", "Kecelakaan kerja"),
                            ("disability", "Cacat total tetap"),
                            ("death", "Meninggal dunia"),
                            ("dismissal", "Diberhentikan (PHK)"),
                            ("resignation", "Mengundurkan diri"),
                            ("contract_end", "Kontrak berakhir"),
                            ("old_age", "Mencapai usia pensiun"),
                            ("leaving", "Meninggalkan Indonesia"),
                            ("stopped_business", "Berhenti dari usaha sendiri"),
                            ("partial_withdrawal", "Mengambil sebagian JHT"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("happened_at", models.DateTimeField(null=True)),
                ("reported_at", models.DateTimeField()),
                ("reported_by", models.CharField(max_length=200)),
                (
                    "reporter",
                    models.CharField(
                        choices=[
                            ("member", "Peserta sendiri"),
                            ("heir", "Keluarga atau ahli waris"),
                            ("employer", "Perusahaan"),
                            ("facility", "Fasilitas kesehatan"),
                            ("union", "Serikat pekerja"),
                            ("officer", "Petugas"),
                        ],
                        max_length=10,
                    ),
                ),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("phone", models.CharField(blank=True, max_length=20)),
                (
                    "channel",
                    models.CharField(
                        choices=[("counter", "Loket"), ("web", "Laman"), ("phone", "Telepon"), ("letter", "Surat")],
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="life_events",
                        to="registry.employer",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="life_events", to="registry.office"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="life_events", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-happened_on"], name="life_event_by_person")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "death")), fields=("person",), name="one_dies_once"
                    ),
                    models.UniqueConstraint(fields=("person", "kind", "happened_on"), name="life_event_told_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=30, unique=True)),
                (
                    "programme",
                    models.CharField(
                        choices=[
                            ("JKK", "Jaminan Kecelakaan Kerja"),
                            ("JKM", "Jaminan Kematian"),
                            ("JHT", "Jaminan Hari Tua"),
                            ("JP", "Jaminan Pensiun"),
                            ("JKP", "Jaminan Kehilangan Pekerjaan"),
                            ("SCHOLARSHIP", "Beasiswa anak"),
                            ("CARE", "Biaya perawatan kecelakaan kerja"),
                        ],
                        max_length=12,
                    ),
                ),
                ("basis", models.CharField(max_length=20)),
                ("claimed_on", models.DateField()),
                ("not_before", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("opened", "Dibuka"),
                            ("gathering", "Melengkapi berkas"),
                            ("complete", "Menunggu putusan"),
                            ("decided", "Menunggu persetujuan"),
                            ("approved", "Disetujui"),
                            ("instructed", "Dikirim ke bank"),
                            ("paid", "Dibayar"),
                            ("refused", "Ditolak"),
                            ("withdrawn", "Dicabut"),
                        ],
                        default="opened",
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("hold", models.CharField(blank=True, max_length=200)),
                ("complete_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="registry.office"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="registry.person"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="claims.lifeevent"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "state", "due_on"], name="claim_by_office"),
                    models.Index(fields=["person", "-opened_at"], name="claim_by_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("complete_at", None), ("due_on", None)),
                            models.Q(("complete_at__isnull", False), ("due_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="complete_claim_has_its_clock",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("complete_at__isnull", False),
                            ("state__in", ["opened", "gathering", "withdrawn"]),
                            _connector="OR",
                        ),
                        name="claim_moves_on_when_complete",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["withdrawn", "refused"]), _negated=True),
                            models.Q(("programme", "CARE"), _negated=True),
                            models.Q(("basis", "accident"), ("programme", "JKK"), _negated=True),
                        ),
                        fields=("event", "programme"),
                        name="one_claim_per_event_and_programme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("basis", "accident"),
                            ("programme", "JKK"),
                            models.Q(("state__in", ["withdrawn", "refused", "paid"]), _negated=True),
                        ),
                        fields=("event",),
                        name="one_running_claim_per_accident",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facts", models.JSONField()),
                ("case", models.JSONField()),
                ("findings", models.JSONField()),
                ("lines", models.JSONField()),
                ("payable", models.JSONField()),
                ("payees", models.JSONField()),
                ("notes", models.JSONField()),
                ("questions", models.JSONField()),
                ("total", models.BigIntegerField()),
                ("granted", models.BooleanField()),
                ("law_version", models.CharField(max_length=16)),
                ("decided_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_approved",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="claims.claim"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="claims.decision",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["claim", "-id"], name="decision_by_claim")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("decided_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="whoever_decides_cannot_approve",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="approval_has_its_time",
                    ),
                    models.CheckConstraint(condition=models.Q(("total__gte", 0)), name="decision_total_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="a_reversal_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=20)),
                ("size", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                ("received_from", models.CharField(max_length=200)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="claims.lifeevent"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "kind", "digest"), name="document_received_once"),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="document_not_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claimant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("self", "Peserta sendiri"),
                            ("spouse", "Janda atau duda"),
                            ("child", "Anak"),
                            ("ascendant", "Orang tua atau kakek-nenek"),
                            ("descendant", "Cucu"),
                            ("sibling", "Saudara kandung"),
                            ("parent_in_law", "Mertua"),
                            ("will", "Ditunjuk dalam wasiat"),
                            ("arranger", "Yang mengurus pemakaman"),
                            ("employer", "Perusahaan yang tetap membayar upah"),
                            ("facility", "Fasilitas kesehatan"),
                        ],
                        max_length=15,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("nik", models.CharField(blank=True, max_length=16)),
                ("birth_date", models.DateField(null=True)),
                ("guardian_name", models.CharField(blank=True, max_length=120)),
                ("guardian_relation", models.CharField(blank=True, max_length=40)),
                ("bank", models.CharField(blank=True, max_length=40)),
                ("account_number", models.CharField(blank=True, max_length=34)),
                ("account_holder", models.CharField(blank=True, max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("named_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paid_as",
                        to="registry.person",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claimants", to="claims.lifeevent"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("event", "place"), name="one_claimant_per_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nik", ""), ("nik__regex", "^\\d{16}$"), _connector="OR"),
                        name="claimant_nik_shape",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnedDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_returned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returned", to="claims.decision"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("action", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("opened", "Dibuka"),
                            ("gathering", "Melengkapi berkas"),
                            ("complete", "Menunggu putusan"),
                            ("decided", "Menunggu persetujuan"),
                            ("approved", "Disetujui"),
                            ("instructed", "Dikirim ke bank"),
                            ("paid", "Dibayar"),
                            ("refused", "Ditolak"),
                            ("withdrawn", "Dicabut"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="claims.claim"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["claim", "id"], name="step_by_claim")],
            },
        ),
        migrations.CreateModel(
            name="Entitlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.CharField(
                        choices=[
                            ("JKK", "Jaminan Kecelakaan Kerja"),
                            ("JKM", "Jaminan Kematian"),
                            ("JHT", "Jaminan Hari Tua"),
                            ("JP", "Jaminan Pensiun"),
                            ("JKP", "Jaminan Kehilangan Pekerjaan"),
                            ("SCHOLARSHIP", "Beasiswa anak"),
                            ("CARE", "Biaya perawatan kecelakaan kerja"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("old_age", "Pensiun hari tua"),
                            ("disability", "Pensiun cacat"),
                            ("widow", "Pensiun janda atau duda"),
                            ("children", "Pensiun anak"),
                            ("parents", "Pensiun orang tua"),
                            ("job_loss", "Uang tunai JKP"),
                            ("scholarship", "Beasiswa"),
                        ],
                        max_length=12,
                    ),
                ),
                ("event_on", models.DateField()),
                ("first_month", models.DateField()),
                ("last_month", models.DateField(null=True)),
                ("next_month", models.DateField()),
                ("alive_until", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Berjalan"), ("suspended", "Ditahan"), ("stopped", "Berakhir")],
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unconfirmed", "Belum ada bukti masih hidup"),
                            ("death", "Meninggal dunia"),
                            ("remarriage", "Menikah lagi"),
                            ("age", "Mencapai batas usia"),
                            ("working", "Bekerja"),
                            ("married", "Menikah"),
                            ("recovered", "Pulih dari cacat"),
                            ("left_school", "Tidak bersekolah lagi"),
                            ("mistake", "Seharusnya tidak berhak"),
                            ("completed", "Dibayar sampai selesai"),
                            ("used_up", "Masa manfaat habis"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entitlements", to="claims.claim"
                    ),
                ),
                (
                    "claimant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entitlements", to="claims.claimant"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entitlements",
                        to="claims.decision",
                    ),
                ),
                ("terms", models.JSONField(db_default={}, default=dict)),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "id"], name="entitlement_by_programme")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("state", "active")),
                            models.Q(
                                models.Q(("state", "active"), _negated=True), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="entitlement_not_paid_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_month__gte", models.F("first_month"))),
                        name="entitlement_runs_forward",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reason", "mistake"), _negated=True),
                        fields=("claim", "claimant"),
                        name="one_entitlement_per_claim_and_payee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(null=True)),
                ("facts", models.JSONField()),
                ("failing", models.JSONField(default=list)),
                ("accepted", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="claims.entitlement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("accepted", True)),
                        fields=("entitlement", "month"),
                        name="a_month_is_proven_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EntitlementAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("cite", models.CharField(max_length=200)),
                ("law_version", models.CharField(max_length=16)),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amounts", to="claims.entitlement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entitlement", "from_month"), name="one_amount_per_month"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="entitlement_amount_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overpayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_month", models.DateField()),
                ("last_month", models.DateField()),
                ("amount", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "Ditemukan"),
                            ("planned", "Dipotong dari pembayaran"),
                            ("debt", "Ditagih"),
                            ("recovered", "Kembali"),
                        ],
                        default="found",
                        max_length=10,
                    ),
                ),
                ("monthly", models.BigIntegerField(default=0)),
                ("found_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overpayments",
                        to="claims.entitlement",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery_plans",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovers",
                        to="claims.entitlement",
                    ),
                ),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entitlement", "last_month"), name="overpaid_month_counts_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "planned")), fields=("source",), name="one_plan_per_source"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="overpayment_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "planned"), _negated=True),
                            models.Q(("source__isnull", False), ("monthly__gt", 0)),
                            _connector="OR",
                        ),
                        name="a_plan_names_its_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodicRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.CharField(
                        choices=[
                            ("JKK", "Jaminan Kecelakaan Kerja"),
                            ("JKM", "Jaminan Kematian"),
                            ("JHT", "Jaminan Hari Tua"),
                            ("JP", "Jaminan Pensiun"),
                            ("JKP", "Jaminan Kehilangan Pekerjaan"),
                            ("SCHOLARSHIP", "Beasiswa anak"),
                            ("CARE", "Biaya perawatan kecelakaan kerja"),
                        ],
                        max_length=12,
                    ),
                ),
                ("month", models.DateField()),
                ("payments", models.IntegerField()),
                ("gross", models.BigIntegerField()),
                ("recovered", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recovered__gte", 0), ("recovered__lte", models.F("gross"))),
                        name="run_recovers_within_gross",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodicPayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("recovered", models.BigIntegerField()),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=34)),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="claims.entitlement"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paid",
                        to="claims.periodicrun",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["run"], name="payment_by_run")],
                "constraints": [
                    models.UniqueConstraint(fields=("entitlement", "month"), name="a_month_is_paid_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("recovered__gte", 0), ("recovered__lte", models.F("amount"))
                        ),
                        name="payment_recovers_within_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("amount", models.BigIntegerField()),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recoveries", to="claims.entitlement"
                    ),
                ),
                (
                    "overpayment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recoveries", to="claims.overpayment"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("withheld", "Dipotong dari pembayaran"),
                            ("returned", "Dikembalikan bank"),
                            ("cash", "Dibayar kembali"),
                        ],
                        db_default="withheld",
                        default="withheld",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="recovery_positive"),
                    models.UniqueConstraint(
                        condition=models.Q(("way", "cash"), _negated=True),
                        fields=("entitlement", "month", "way"),
                        name="a_payment_recovers_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=2000)),
                ("appellant", models.CharField(max_length=200)),
                ("lodged_by", models.BigIntegerField(null=True)),
                ("lodged_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "Putusan tetap"), ("new_decision", "Diputus ulang")],
                        max_length=12,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeals", to="claims.claim"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals_decided",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeal", to="claims.decision"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("outcome", "")), fields=["lodged_at"], name="appeal_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("appellant", ""), _negated=True)
                        ),
                        name="appeal_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("decided_at", None), ("decided_by", None), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_is_answered_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bank", models.CharField(max_length=40)),
                ("confirmed", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("returned", models.IntegerField()),
                ("undone", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(null=True)),
                ("facts", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Menunggu diperiksa"),
                            ("accepted", "Diterima"),
                            ("refused", "Belum diterima"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField()),
                ("sent_by_id", models.BigIntegerField(null=True)),
                ("sent_by_name", models.CharField(max_length=200)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_checked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="claims.confirmation",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proves",
                        to="claims.document",
                    ),
                ),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="claims.entitlement"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["sent_at"], name="evidence_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "refused"), _negated=True),
                        fields=("entitlement", "month"),
                        name="a_month_is_told_once",
                        nulls_distinct=True,
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("month", None), ("state", "waiting")),
                        fields=("entitlement",),
                        name="one_sign_of_life_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("checked_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="checked_evidence_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refused_evidence_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodicOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("attempt", models.SmallIntegerField()),
                ("amount", models.BigIntegerField()),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=34)),
                ("account_holder", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("instructed", "Dikirim ke bank"),
                            ("confirmed", "Diterima"),
                            ("returned", "Dikembalikan bank"),
                            ("resent", "Dikirim ulang"),
                            ("kept", "Kembali ke dana"),
                        ],
                        default="instructed",
                        max_length=10,
                    ),
                ),
                ("paying_bank", models.CharField(blank=True, db_default="", max_length=40)),
                ("bank_reference", models.CharField(blank=True, db_default="", max_length=60)),
                ("returned_reason", models.CharField(blank=True, db_default="", max_length=200)),
                ("instructed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                (
                    "payment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="claims.periodicpayment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "instructed")), fields=["id"], name="periodic_order_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("state", "returned")), fields=["payment"], name="periodic_order_returned"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("payment", "attempt"), name="one_order_per_attempt"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["instructed", "confirmed", "returned", "kept"])),
                        fields=("payment",),
                        name="one_live_order_per_periodic_payment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("bank_reference", ""), _negated=True),
                        fields=("paying_bank", "bank_reference"),
                        name="periodic_reference_counts_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="periodic_order_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(("confirmed_at__isnull", False), models.Q(("bank_reference", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="confirmed_periodic_order_has_its_proof",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["instructed", "confirmed"]),
                            models.Q(("returned_at__isnull", False), models.Q(("returned_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="returned_periodic_order_has_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField()),
                ("payment_code", models.CharField(max_length=11, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("posted_at", models.DateTimeField(null=True)),
                (
                    "overpayment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="repayments", to="claims.overpayment"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="repayment_positive")
                ],
            },
        ),
        migrations.CreateModel(
            name="EmployerDemand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True)),
                ("reported_wage", models.BigIntegerField()),
                ("true_wage", models.BigIntegerField()),
                ("granted", models.BigIntegerField()),
                ("at_true_wage", models.BigIntegerField()),
                ("amount", models.BigIntegerField()),
                ("working", models.CharField(max_length=200)),
                ("cite", models.CharField(max_length=200)),
                ("law_version", models.CharField(max_length=16)),
                ("lines", models.JSONField()),
                ("proof", models.CharField(max_length=1000)),
                ("payment_code", models.CharField(max_length=11, unique=True)),
                ("issued_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Belum dibayar"), ("paid", "Lunas"), ("withdrawn", "Dicabut")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("paid_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="demands", to="claims.claim"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="demands", to="claims.decision"
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim_demands",
                        to="registry.employer",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands_issued",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "-id"], name="demand_by_employer")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="demand_amount_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("at_true_wage"), "-", models.F("granted")
                                ),
                            )
                        ),
                        name="demand_is_the_difference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_at", None), ("state", "open"), ("withdrawn_at", None)),
                            models.Q(("paid_at__isnull", False), ("state", "paid"), ("withdrawn_at", None)),
                            models.Q(
                                ("paid_at", None),
                                ("state", "withdrawn"),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="demand_ends_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("claim",),
                        name="one_live_demand_per_claim",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentInstruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, unique=True)),
                ("amount", models.BigIntegerField()),
                ("bank", models.CharField(max_length=40)),
                ("account_number", models.CharField(max_length=34)),
                ("account_holder", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("instructed", "Dikirim ke bank"),
                            ("confirmed", "Diterima"),
                            ("returned", "Dikembalikan bank"),
                        ],
                        default="instructed",
                        max_length=10,
                    ),
                ),
                ("paying_bank", models.CharField(blank=True, max_length=40)),
                ("bank_reference", models.CharField(blank=True, max_length=60)),
                ("returned_reason", models.CharField(blank=True, max_length=200)),
                ("instructed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                (
                    "claimant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="instructions", to="claims.claimant"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="instructions", to="claims.decision"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="claims.paymentinstruction",
                    ),
                ),
                (
                    "late_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="additions",
                        to="claims.paymentinstruction",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="claims.employerdemand",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="instruction_amount_positive"),
                    models.UniqueConstraint(
                        condition=models.Q(("bank_reference", ""), _negated=True),
                        fields=("paying_bank", "bank_reference"),
                        name="bank_reference_counts_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(("confirmed_at__isnull", False), models.Q(("bank_reference", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="confirmed_instruction_has_its_proof",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_at__isnull", False), models.Q(("returned_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="returned_instruction_has_its_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("late_for",),
                        name="one_live_addition_per_instruction",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True), ("demand", None), ("late_for", None)
                        ),
                        fields=("decision", "claimant"),
                        name="one_live_instruction_per_payee",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("demand", "claimant"),
                        name="one_live_instruction_per_demand_and_payee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("late_for", None), ("demand", None), _connector="OR"),
                        name="instruction_pays_for_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EligibilityAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_name", models.CharField(max_length=200)),
                ("typed", models.CharField(max_length=30)),
                ("event_on", models.DateField()),
                ("reason", models.CharField(max_length=200)),
                ("answer", models.BooleanField()),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="registry.facility"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["asked_by", "-at"], name="eligibility_ask_by_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", False), ("person__isnull", False), _connector="OR"),
                        name="a_yes_is_about_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Guarantee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True)),
                ("code", models.CharField(max_length=12)),
                ("accident_on", models.DateField()),
                ("given_at", models.DateTimeField()),
                ("given_to", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantee",
                        to="claims.eligibilityask",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantees",
                        to="claims.lifeevent",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guarantees", to="registry.facility"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guarantees", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["facility", "-given_at"], name="guarantee_by_facility")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__gte", models.F("valid_from"))), name="guarantee_ends_after_start"
                    ),
                    models.UniqueConstraint(
                        fields=("facility", "person", "accident_on", "valid_from"), name="guarantee_given_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TreatmentBill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40)),
                ("treated_from", models.DateField()),
                ("treated_to", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("recovered", "Sembuh"),
                            ("ongoing", "Masih dirawat atau berobat jalan"),
                            ("disabled", "Sembuh dengan cacat"),
                            ("referred", "Dirujuk"),
                            ("died", "Meninggal"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="treatment_bill", to="claims.claim"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bills", to="registry.facility"
                    ),
                ),
                (
                    "guarantee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bills", to="claims.guarantee"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("facility", "number"), name="treatment_billed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("treated_to__gte", models.F("treated_from"))),
                        name="treatment_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TreatmentItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("words", models.CharField(max_length=200)),
                ("amount", models.BigIntegerField()),
                ("reference_price", models.BigIntegerField(null=True)),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="claims.treatmentbill"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("bill", "place"), name="treatment_item_place"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="treatment_item_amount_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeathReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True)),
                ("reported_at", models.DateTimeField()),
                ("address", models.CharField(max_length=45)),
                ("deceased_number", models.CharField(max_length=16)),
                ("deceased_name", models.CharField(max_length=120)),
                ("died_on", models.DateField()),
                ("work_accident", models.BooleanField(null=True)),
                ("reporter", models.CharField(max_length=120)),
                ("relation", models.CharField(max_length=40)),
                ("phone", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Menunggu petugas"), ("accepted", "Diterima"), ("closed", "Ditutup")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="death_reports",
                        to="claims.lifeevent",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "state", "reported_at"], name="death_report_by_office")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("state", "waiting")),
                            models.Q(("answered_at__isnull", False), ("event__isnull", False), ("state", "accepted")),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("state", "closed"),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="death_report_answered_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeirAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("relation", models.CharField(blank=True, max_length=40)),
                ("digest", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.BigIntegerField()),
                ("expires_on", models.DateField()),
                ("tries", models.SmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heir_accesses", to="claims.lifeevent"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("used_at", None), ("user", None)),
                            models.Q(("used_at__isnull", False), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="heir_access_used_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FileReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("kinds", models.JSONField(default=list)),
                ("facts", models.CharField(blank=True, max_length=500)),
                ("reason", models.CharField(max_length=500)),
                ("complete_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("days_left", models.SmallIntegerField(null=True)),
                ("resumed_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files_returned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="file_returns", to="claims.claim"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("resumed_at", None)), fields=("claim",), name="one_open_file_return"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="file_return_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resumed_at", None), ("resumed_at__gte", models.F("at")), _connector="OR"),
                        name="file_return_resumed_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspicion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("accident", "Dugaan kecelakaan kerja"), ("disease", "Dugaan penyakit akibat kerja")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=500)),
                ("opened_at", models.DateTimeField()),
                ("conclude_by", models.DateField()),
                ("work_related", models.BooleanField(null=True)),
                ("conclusion", models.CharField(blank=True, max_length=500)),
                ("concluded_at", models.DateTimeField(null=True)),
                (
                    "claim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suspicion", to="claims.claim"
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspicions_concluded",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspicions_opened",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("concluded_at", None),
                                ("concluded_by", None),
                                ("conclusion", ""),
                                ("work_related", None),
                            ),
                            models.Q(
                                ("concluded_at__isnull", False),
                                ("concluded_by__isnull", False),
                                ("work_related__isnull", False),
                                models.Q(("conclusion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="suspicion_concluded_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("occasion", models.CharField(max_length=200)),
                ("handed_by", models.CharField(max_length=200)),
                ("named", models.BooleanField(default=False)),
                ("paid_on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("heirs", models.SmallIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_id", models.BigIntegerField(null=True)),
                ("recorded_by", models.CharField(max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by_id", models.BigIntegerField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=200)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hand_overs", to="claims.claim"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="agreements.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)), fields=["handed_on"], name="hand_over_by_day"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("claim",),
                        name="one_standing_hand_over_per_claim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handed_on__gte", models.F("paid_on"))), name="hand_over_after_the_money"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("heirs__gt", 0)), name="hand_over_of_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("occasion", ""), _negated=True),
                            models.Q(("handed_by", ""), _negated=True),
                        ),
                        name="hand_over_says_where_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", ""), ("withdrawn_reason", "")),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hand_over_withdrawn_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(DECISION_FROZEN, DECISION_MELT),
        migrations.RunSQL(NOT_TWICE, TWICE),
        migrations.RunSQL(ANSWERED_ONCE, APPEAL_MELT),
        migrations.RunSQL(DEMAND_FROZEN, DEMAND_MELT),
        migrations.RunSQL(HAND_OVER_FROZEN, HAND_OVER_MELT),
        *(make_append_only(table) for table in APPEND_ONLY),
        *(migrations.RunSQL(f"CREATE SEQUENCE {name}", f"DROP SEQUENCE {name}") for name in SEQUENCES),
        migrations.RunSQL(LEAVE_ROOM, FILL_UP),
        migrations.RunSQL(ACCOUNTS, migrations.RunSQL.noop),
    ]
