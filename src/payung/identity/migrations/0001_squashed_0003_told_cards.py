"""Papers, verdicts, corrected NIKs and told cards refuse change; a merger that was decided only ever can be undone."""

import django.db.models.deletion
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only

DECIDED = """
CREATE FUNCTION identity_merger_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'waiting' AND NEW.state IN ('approved', 'refused')
     AND (NEW.number_id, NEW.person_id, NEW.paper_id, NEW.proposed_by_id)
         IS NOT DISTINCT FROM (OLD.number_id, OLD.person_id, OLD.paper_id, OLD.proposed_by_id) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND NEW.state = 'undone'
     AND (NEW.known_as_id, NEW.balance, NEW.lines, NEW.decided_by_id)
         IS NOT DISTINCT FROM (OLD.known_as_id, OLD.balance, OLD.lines, OLD.decided_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'identity_merger: % cannot become %', OLD.state, COALESCE(NEW.state, 'deleted')
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER identity_merger_decided BEFORE UPDATE OR DELETE ON identity_merger
  FOR EACH ROW EXECUTE FUNCTION identity_merger_decided();
"""
UNDECIDED = """
DROP TRIGGER identity_merger_decided ON identity_merger;
DROP FUNCTION identity_merger_decided();
"""


class Migration(Foundation):
    replaces = [
        ("identity", "0001_initial"),
        ("identity", "0002_kept"),
        ("identity", "0003_told_cards"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
        ("registry", "0001_squashed_0007_told_cards"),
    ]
    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=20)),
                ("size", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                ("received_from", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("address", "Alamat"),
                            ("phone", "Telepon"),
                            ("email", "Surel"),
                            ("name", "Ejaan nama"),
                            ("heirs", "Ahli waris"),
                            ("copy", "Salinan data lain"),
                        ],
                        max_length=7,
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=1000)),
                ("after", models.CharField(max_length=1000)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Menunggu petugas"), ("accepted", "Diterima"), ("refused", "Ditolak")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("decided_by_id", models.BigIntegerField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.paper"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="data_requests", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="request_by_due")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("person", "kind"), name="request_waits_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="request_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedHeir",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("relation", models.CharField(max_length=40)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("named_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="named_heirs", to="registry.person"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heirs", to="identity.request"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("agreement", models.CharField(max_length=120)),
                ("code", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("fields", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unchecked", "Terdaftar, belum dipadankan"),
                            ("matched", "Padan"),
                            ("differs", "Berbeda dari data kependudukan"),
                            ("duplicate", "Dipakai lebih dari satu orang"),
                            ("deceased", "Tercatat meninggal"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-id"], name="verdict_by_person")],
            },
        ),
        migrations.CreateModel(
            name="DeathLead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("raised_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reported", "Keluarga melapor kematian"),
                            ("alive", "Peserta masih hidup"),
                            ("unreached", "Keluarga tidak ditemukan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("closed_by_id", models.BigIntegerField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="death_leads", to="registry.person"
                    ),
                ),
                (
                    "verdict",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lead", to="identity.verdict"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("person",), name="death_lead_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="death_lead_closed_with_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bank_code", models.CharField(max_length=11)),
                ("bank_name", models.CharField(max_length=60)),
                ("number", models.CharField(max_length=20)),
                ("holder", models.CharField(max_length=120)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("same", "Nama cocok"),
                            ("differs", "Nama berbeda"),
                            ("unknown", "Rekening tidak ditemukan"),
                            ("silent", "Bank belum menjawab"),
                        ],
                        max_length=7,
                    ),
                ),
                ("score", models.SmallIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bank_accounts", to="registry.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("person",), name="account_in_force_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[("nik", "NIK sama"), ("name", "Nama, tanggal lahir, dan ibu sama")], max_length=5
                    ),
                ),
                ("found_at", models.DateTimeField()),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "other"), name="candidate_once"),
                    models.CheckConstraint(
                        condition=models.Q(("person__lt", models.F("other"))), name="candidate_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NikCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(blank=True, max_length=16)),
                ("after", models.CharField(max_length=16)),
                ("reason", models.CharField(max_length=300)),
                ("by_id", models.BigIntegerField(null=True)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nik_corrections",
                        to="registry.person",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.paper"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-id"], name="nik_correction_by_person"),
                    models.Index(fields=["before"], name="nik_correction_by_before"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300)),
                ("overlaps", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Menunggu petugas kedua"),
                            ("approved", "Berlaku"),
                            ("refused", "Ditolak"),
                            ("undone", "Dibatalkan"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("proposed_by_id", models.BigIntegerField(null=True)),
                ("proposed_by", models.CharField(max_length=200)),
                ("proposed_at", models.DateTimeField()),
                ("decided_by_id", models.BigIntegerField(null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("lines", models.BigIntegerField(null=True)),
                ("balance", models.BigIntegerField(null=True)),
                ("undone_by_id", models.BigIntegerField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=200)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_reason", models.CharField(blank=True, max_length=300)),
                (
                    "known_as",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merger",
                        to="registry.knownas",
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers", to="registry.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers_into", to="registry.person"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.paper"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", models.F("person")), _negated=True), name="merger_somebody_else"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by_id", None),
                            ("proposed_by_id", None),
                            models.Q(("decided_by_id", models.F("proposed_by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="merger_second_officer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("known_as", None), ("state__in", ["waiting", "refused"])),
                            models.Q(
                                ("balance__isnull", False),
                                ("known_as__isnull", False),
                                ("state__in", ["approved", "undone"]),
                            ),
                            _connector="OR",
                        ),
                        name="merger_in_force_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="merger_decided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("number",), name="merger_waits_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kpj", models.CharField(max_length=13)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("same", "Kartu lama orang ini"),
                            ("merger", "Kartu nomor lain; penggabungan diusulkan"),
                            ("refused", "Bukan kartunya"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("answered_by_id", models.BigIntegerField(null=True)),
                ("answered_by", models.CharField(max_length=200)),
                ("answered_at", models.DateTimeField()),
                (
                    "card",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.card"
                    ),
                ),
                (
                    "employment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="told_card", to="registry.employment"
                    ),
                ),
                (
                    "merger",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.merger"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("card__isnull", False), ("merger", None), ("outcome", "same")),
                            models.Q(("card__isnull", False), ("merger__isnull", False), ("outcome", "merger")),
                            models.Q(("merger", None), ("outcome", "refused")),
                            _connector="OR",
                        ),
                        name="told_card_has_what_it_says",
                    )
                ],
            },
        ),
        make_append_only("identity_paper"),
        make_append_only("identity_verdict"),
        make_append_only("identity_nikcorrection"),
        make_append_only("identity_toldcard"),
        migrations.RunSQL(DECIDED, UNDECIDED),
    ]
