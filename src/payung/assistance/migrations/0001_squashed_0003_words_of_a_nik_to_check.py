"""Programmes of assistance; a placement beyond its quota or its months is refused by the database."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import payung.registry.spans
from payung.database.foundation import Foundation

WITHIN = """
CREATE FUNCTION assistance_placement_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM assistance_programme p WHERE p.id = NEW.programme_id AND p.state = 'approved'
      AND NEW.seat <= p.quota AND NEW.first_month >= p.first_month AND NEW.last_month <= p.last_month
  ) THEN
    RAISE EXCEPTION 'assistance_placement: place %, % to %, is outside its programme',
      NEW.seat, NEW.first_month, NEW.last_month USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assistance_placement_within BEFORE INSERT OR UPDATE ON assistance_placement
  FOR EACH ROW EXECUTE FUNCTION assistance_placement_within();
"""
BACK = """
DROP TRIGGER assistance_placement_within ON assistance_placement;
DROP FUNCTION assistance_placement_within();
"""


class Migration(Foundation):
    replaces = [
        ("assistance", "0001_initial"),
        ("assistance", "0002_promises_kept_by_the_database"),
        ("assistance", "0003_words_of_a_nik_to_check"),
    ]
    dependencies = [
        ("registry", "0001_squashed_0007_told_cards"),
        ("rolls", "0001_squashed_0003_wage_earners_on_rolls"),
    ]
    operations = [
        migrations.CreateModel(
            name="Sponsor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Provinsi"),
                            ("regency", "Kabupaten/kota"),
                            ("village", "Desa/kelurahan"),
                            ("palm_fund", "DBH sawit"),
                            ("ministry", "Kementerian/lembaga"),
                            ("company", "Perusahaan atau lembaga (CSR)"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sponsors", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name", "kind"), name="sponsor_once")],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                (
                    "cohort",
                    models.CharField(
                        choices=[
                            ("rentan", "Pekerja rentan"),
                            ("sawit", "Pekerja sawit"),
                            ("perangkat", "Perangkat desa dan BPD"),
                            ("rtrw", "Ketua RT dan RW"),
                            ("guru", "Guru ngaji dan guru agama"),
                            ("kader", "Kader posyandu"),
                            ("honorer", "Pegawai non-ASN"),
                            ("ppk", "PPK"),
                            ("pps", "PPS"),
                            ("kpps", "KPPS"),
                            ("linmas", "Linmas"),
                            ("panwas", "Panwascam, PKD, dan PTPS"),
                            ("lain", "Lainnya"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("income", "Bukan penerima upah, menurut lapis penghasilan"),
                            ("honorarium", "Penerima upah, persentase dari honorarium"),
                        ],
                        max_length=10,
                    ),
                ),
                ("legal_basis", models.CharField(max_length=200)),
                ("budget_line", models.CharField(max_length=120)),
                ("budget", models.BigIntegerField()),
                ("allocation", models.BigIntegerField(null=True)),
                ("quota", models.IntegerField()),
                ("first_month", models.DateField()),
                ("last_month", models.DateField()),
                ("instalment", models.SmallIntegerField()),
                ("base", models.BigIntegerField()),
                ("jht", models.BooleanField(default=False)),
                ("transport", models.BooleanField(default=False)),
                ("age_from", models.SmallIntegerField(null=True)),
                ("age_to", models.SmallIntegerField(null=True)),
                ("price", models.BigIntegerField()),
                ("committed", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Menyusun daftar"),
                            ("approved", "Sudah ditetapkan"),
                            ("cancelled", "Dibatalkan"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("opened_by", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("decree", models.CharField(blank=True, max_length=120)),
                ("decree_on", models.DateField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("law_version", models.CharField(max_length=16)),
                (
                    "continues",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="assistance.programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assistance", to="registry.region"
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="assistance.sponsor"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region", "last_month"], name="programme_by_region_and_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("price__gt", 0), ("quota__gte", 1)), name="programme_has_places_and_a_price"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "committed",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("quota"), "*", models.F("price")
                                ),
                            )
                        ),
                        name="programme_budget_is_exact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("committed__lte", models.F("budget"))), name="programme_within_its_budget"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_month__gte", models.F("first_month"))),
                        name="programme_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("instalment__gte", 1), ("instalment__lte", 12)), name="programme_instalment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("jht", False), ("basis", "income"), _connector="OR"),
                        name="honorarium_without_jht",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                models.Q(("decree", ""), _negated=True),
                                ("decree_on__isnull", False),
                                ("approved_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_approved_by_a_decree",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=255)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("content_digest", models.CharField(max_length=64)),
                ("row_count", models.IntegerField()),
                ("good_count", models.IntegerField()),
                ("failing_count", models.IntegerField()),
                ("problems", models.JSONField(default=list)),
                ("uploaded_by", models.CharField(max_length=200)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="name_lists", to="registry.region"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lists", to="assistance.programme"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("programme", "content_digest"), name="name_list_once")],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("roll_id", models.BigIntegerField(unique=True)),
                ("first_month", models.DateField()),
                ("last_month", models.DateField()),
                ("people", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="assistance.programme",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "first_month"], name="instalment_by_programme")],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("nik", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=120)),
                ("name_key", models.CharField(max_length=120)),
                ("birth_date", models.DateField()),
                ("sex", models.CharField(max_length=1)),
                ("domicile", models.CharField(max_length=13)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("occupation", models.CharField(blank=True, max_length=80)),
                ("work_place", models.CharField(blank=True, max_length=60)),
                ("phone", models.CharField(blank=True, max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("valid", "Memenuhi syarat"),
                            ("duplicate", "Ganda dalam daftar"),
                            ("nik", "Cek NIK di kantor cabang"),
                            ("deceased", "Tercatat meninggal"),
                            ("outside", "Di luar wilayah"),
                            ("age", "Umur di luar syarat"),
                            ("not_palm", "Bukan pekerja sawit"),
                            ("wage_earner", "Sudah penerima upah"),
                            ("sponsored", "Sudah dibayar pihak lain"),
                            ("own_account", "Sudah membayar sendiri"),
                        ],
                        default="valid",
                        max_length=12,
                    ),
                ),
                ("paid_by", models.CharField(blank=True, max_length=10)),
                ("also_proposed_by", models.CharField(blank=True, max_length=10)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance_candidates",
                        to="registry.person",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assistance_candidates",
                        to="registry.region",
                    ),
                ),
                (
                    "name_list",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="assistance.namelist",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="assistance.programme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["nik"], name="candidate_by_nik"),
                    models.Index(fields=["programme", "state", "number"], name="candidate_by_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="candidate_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "duplicate"), _negated=True),
                        fields=("programme", "nik"),
                        name="candidate_nik_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("nik__regex", "^\\d{16}$")), name="candidate_nik_shape"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("jht", models.BigIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="month_rates",
                        to="assistance.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "month"), name="programme_month_once"),
                    models.CheckConstraint(
                        condition=models.Q(("jht__gte", 0), ("jkk__gt", 0), ("jkm__gt", 0)),
                        name="programme_month_has_a_price",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basis", models.CharField(max_length=10)),
                ("seat", models.IntegerField()),
                ("first_month", models.DateField()),
                ("last_month", models.DateField()),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Sampai akhir program"),
                            ("died", "Meninggal"),
                            ("wage_earner", "Menjadi penerima upah"),
                            ("moved", "Pindah domisili"),
                            ("asked", "Mengundurkan diri"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("void", models.BooleanField(default=False)),
                ("placed_at", models.DateTimeField()),
                (
                    "candidate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placement", to="assistance.candidate"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="registry.person"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="assistance.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("seat__gte", 1)), name="placement_in_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(("last_month__gte", models.F("first_month"))),
                        name="placement_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("void", False)),
                        expressions=[
                            ("programme", "="),
                            ("seat", "="),
                            (
                                payung.registry.spans.DateRange(
                                    models.F("first_month"), models.F("last_month"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="one_person_in_a_place",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("void", False)),
                        expressions=[
                            ("person", "="),
                            ("basis", "="),
                            (
                                payung.registry.spans.DateRange(
                                    models.F("first_month"), models.F("last_month"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="never_paid_twice_for_one_month",
                    ),
                ],
            },
        ),
        migrations.RunSQL(WITHIN, BACK),
    ]
