"""People, employers and their work: numbered, and one person under several numbers kept as one."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import payung.registry.spans
from payung.database.foundation import Foundation
from payung.database.operations import drop_prefix_indexes, make_append_only

FIRST_KPJ = 1_900_000_001  # eleven digits with a leading zero, as many real cards have
ONE_PERSON = """
CREATE FUNCTION registry_one_person(asked bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE up (id, depth) AS (
    SELECT asked, 0
    UNION ALL
    SELECT k.person_id, up.depth + 1 FROM up JOIN registry_knownas k ON k.number_id = up.id AND k.undone_at IS NULL
  )
  SELECT id FROM up ORDER BY depth DESC LIMIT 1
$$;
CREATE FUNCTION registry_numbers_of(asked bigint) RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
  WITH RECURSIVE down (id) AS (
    SELECT registry_one_person(asked)
    UNION ALL
    SELECT k.number_id FROM down JOIN registry_knownas k ON k.person_id = down.id AND k.undone_at IS NULL
  )
  SELECT id FROM down
$$;
CREATE VIEW registry_canonical AS
  WITH RECURSIVE tree (number, person) AS (
    SELECT k.number_id, k.person_id FROM registry_knownas k
    WHERE k.undone_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM registry_knownas above WHERE above.number_id = k.person_id AND above.undone_at IS NULL)
    UNION ALL
    SELECT k.number_id, t.person FROM tree t
    JOIN registry_knownas k ON k.person_id = t.number AND k.undone_at IS NULL
  )
  SELECT number, person FROM tree;
"""
NO_FUNCTIONS = """
DROP VIEW registry_canonical;
DROP FUNCTION registry_numbers_of(bigint);
DROP FUNCTION registry_one_person(bigint);
"""
KEPT = """
CREATE FUNCTION registry_knownas_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_advisory_xact_lock(hashtext('registry.known_as'));
    IF NEW.undone_at IS NULL AND registry_one_person(NEW.person_id) = registry_one_person(NEW.number_id) THEN
      RAISE EXCEPTION 'registry_knownas: % and % already count as one person', NEW.number_id, NEW.person_id
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL
     AND to_jsonb(NEW) - 'undone_at' = to_jsonb(OLD) - 'undone_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'registry_knownas is kept: a row may only be undone, once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER registry_knownas_kept BEFORE INSERT OR UPDATE OR DELETE ON registry_knownas
  FOR EACH ROW EXECUTE FUNCTION registry_knownas_kept();
CREATE TRIGGER registry_knownas_no_truncate BEFORE TRUNCATE ON registry_knownas
  FOR EACH STATEMENT EXECUTE FUNCTION payung_refuse_change('registry_knownas');
"""
NOT_KEPT = """
DROP TRIGGER registry_knownas_no_truncate ON registry_knownas;
DROP TRIGGER registry_knownas_kept ON registry_knownas;
DROP FUNCTION registry_knownas_kept();
"""


class Migration(Foundation):
    replaces = [
        ("registry", "0001_initial"),
        ("registry", "0002_numbers"),
        ("registry", "0003_facilities_and_hours"),
        ("registry", "0004_profiles"),
        ("registry", "0005_known_as"),
        ("registry", "0006_spells_by_person_first"),
        ("registry", "0007_told_cards"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
    ]
    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=13, primary_key=True, serialize=False)),
                ("bps_code", models.CharField(blank=True, max_length=10, null=True)),
                ("name", models.CharField(max_length=120)),
                ("short_name", models.CharField(max_length=60)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "Negara"),
                            ("island", "Pulau"),
                            ("province", "Provinsi"),
                            ("regency", "Kabupaten/kota"),
                            ("district", "Kecamatan"),
                            ("village", "Desa/kelurahan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("tile_column", models.SmallIntegerField(null=True)),
                ("tile_row", models.SmallIntegerField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.region",
                    ),
                ),
                ("latitude", models.SmallIntegerField(null=True)),
                ("longitude", models.SmallIntegerField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["bps_code"], name="region_by_bps_code")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("member_number", models.CharField(max_length=12, unique=True)),
                ("nik", models.CharField(blank=True, max_length=16, null=True)),
                (
                    "nik_state",
                    models.CharField(
                        choices=[
                            ("unchecked", "Terdaftar, belum dipadankan"),
                            ("matched", "Padan"),
                            ("differs", "Berbeda dari data kependudukan"),
                            ("duplicate", "Dipakai lebih dari satu orang"),
                            ("deceased", "Tercatat meninggal"),
                        ],
                        default="unchecked",
                        max_length=10,
                    ),
                ),
                ("nik_checked_on", models.DateField(null=True)),
                ("nik_checked_with", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("name_key", models.CharField(max_length=120)),
                ("birth_place", models.CharField(blank=True, max_length=80)),
                ("birth_date", models.DateField()),
                ("sex", models.CharField(choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1)),
                ("citizen", models.BooleanField(default=True)),
                ("mother_name", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("died_on", models.DateField(null=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residents",
                        to="registry.region",
                    ),
                ),
                ("address", models.CharField(blank=True, db_default="", max_length=200)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name_key", "birth_date"], name="person_by_name_and_birth"),
                    models.Index(
                        condition=models.Q(("nik_state", "duplicate")), fields=["nik"], name="person_by_shared_nik"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("nik_state", "duplicate"), _negated=True),
                        fields=("nik",),
                        name="person_nik_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nik__isnull", True), ("nik__regex", "^\\d{16}$"), _connector="OR"),
                        name="person_nik_shape",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regional", "Kantor wilayah"),
                            ("branch", "Kantor cabang"),
                            ("service_unit", "Kantor cabang pembantu"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="registry.region"
                    ),
                ),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("hours_status", models.CharField(blank=True, max_length=10)),
                ("services", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kpj", models.CharField(max_length=13, unique=True)),
                ("issued_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="registry.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kpj__regex", "^\\d{8,13}$")), name="card_kpj_shape")
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="registry.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="served_by", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("region", "valid_from"), name="one_office_per_region_and_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="office_area_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("region", "="),
                            (
                                payung.registry.spans.DateRange(
                                    models.F("valid_from"), models.F("valid_to"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="office_area_no_overlap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinimumWage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.SmallIntegerField()),
                ("amount", models.BigIntegerField()),
                ("source", models.CharField(max_length=200)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minimum_wages", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("region", "year"), name="one_minimum_wage_per_region_and_year"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="minimum_wage_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Employer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("npp", models.CharField(max_length=12)),
                ("division", models.CharField(default="000", max_length=3)),
                ("name", models.CharField(max_length=200)),
                ("npwp", models.CharField(blank=True, max_length=16)),
                (
                    "size",
                    models.CharField(
                        choices=[("micro", "Mikro"), ("small", "Kecil"), ("medium", "Menengah"), ("large", "Besar")],
                        max_length=6,
                    ),
                ),
                ("activity", models.CharField(max_length=200)),
                ("labour_intensive", models.BooleanField(default=False)),
                ("jht", models.BooleanField()),
                ("jp", models.BooleanField()),
                ("address", models.CharField(blank=True, max_length=200)),
                ("registered_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employers", to="registry.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employers", to="registry.region"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("npp", "division"), name="employer_npp_and_division"),
                    models.CheckConstraint(
                        condition=models.Q(("npp__regex", "^[A-Z0-9]{8,12}$")), name="employer_npp_shape"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JkkClassification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_month", models.DateField()),
                ("jkk_class", models.SmallIntegerField()),
                ("entry", models.CharField(max_length=8)),
                ("decided_by", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jkk_classifications",
                        to="registry.employer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("employer", "from_month"), name="one_jkk_class_per_month"),
                    models.CheckConstraint(
                        condition=models.Q(("jkk_class__gte", 1), ("jkk_class__lte", 5)), name="jkk_class_1_to_5"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employee_number", models.CharField(blank=True, max_length=30)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resigned", "Mengundurkan diri"),
                            ("laid_off", "Diberhentikan (PHK)"),
                            ("contract_ended", "Kontrak berakhir"),
                            ("pension_age", "Mencapai usia pensiun"),
                            ("died", "Meninggal dunia"),
                            ("left_country", "Meninggalkan Indonesia"),
                            ("moved_division", "Pindah divisi"),
                            ("mistake", "Salah daftar"),
                        ],
                        max_length=15,
                    ),
                ),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "card",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="registry.card",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="registry.employer"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="registry.person"
                    ),
                ),
                ("account_name", models.CharField(blank=True, db_default="", max_length=120)),
                ("account_number", models.CharField(blank=True, db_default="", max_length=20)),
                ("bank_code", models.CharField(blank=True, db_default="", max_length=11)),
                ("bank_name", models.CharField(blank=True, db_default="", max_length=60)),
                ("claimed_kpj", models.CharField(blank=True, db_default="", max_length=13)),
                ("work_place", models.CharField(blank=True, db_default="", max_length=60)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="employment_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on__isnull", True)),
                            models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="employment_end_has_a_reason",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("person", "="),
                            ("employer", "="),
                            (
                                payung.registry.spans.DateRange(
                                    models.F("started_on"), models.F("ended_on"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="employment_no_overlap",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("claimed_kpj", ""), _negated=True),
                        fields=["claimed_kpj"],
                        name="employment_with_a_told_card",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Facility",
            fields=[
                ("code", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("hospital", "Rumah sakit"), ("clinic", "Klinik"), ("health_centre", "Puskesmas")],
                        max_length=15,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("hours", models.CharField(max_length=120)),
                ("services", models.JSONField(default=list)),
                ("status", models.CharField(max_length=10)),
                ("bank", models.CharField(blank=True, max_length=40)),
                ("account_number", models.CharField(blank=True, max_length=34)),
                ("account_holder", models.CharField(blank=True, max_length=120)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facilities", to="registry.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region"], name="facility_by_region")],
            },
        ),
        migrations.CreateModel(
            name="FacilityContract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="registry.facility"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="facility_contract_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("facility", "valid_from"), name="one_contract_per_facility_and_day"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("facility", "="),
                            (
                                payung.registry.spans.DateRange(
                                    models.F("valid_from"), models.F("valid_to"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="facility_contract_no_overlap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProfileChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=20)),
                ("before", models.CharField(blank=True, max_length=254)),
                ("after", models.CharField(blank=True, max_length=254)),
                ("changed_by", models.CharField(max_length=200)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("source", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "employment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profile_changes",
                        to="registry.employment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profile_changes",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-id"], name="profile_change_by_person")],
            },
        ),
        migrations.CreateModel(
            name="KnownAs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="known_as", to="registry.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="other_numbers", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("undone_at", None)), fields=["person"], name="known_as_by_person")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("number",), name="known_as_one_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", models.F("person")), _negated=True), name="known_as_somebody_else"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("undone_at", None), ("undone_at__gte", models.F("since")), _connector="OR"),
                        name="known_as_undone_after",
                    ),
                ],
            },
        ),
        migrations.RunSQL("CREATE SEQUENCE registry_member_number", "DROP SEQUENCE registry_member_number"),
        migrations.RunSQL(
            f"CREATE SEQUENCE registry_kpj_number START {FIRST_KPJ}", "DROP SEQUENCE registry_kpj_number"
        ),
        make_append_only("registry_profilechange"),
        migrations.RunSQL(ONE_PERSON, NO_FUNCTIONS),
        migrations.RunSQL(KEPT, NOT_KEPT),
        drop_prefix_indexes("registry_person", "registry_card"),
    ]
