"""Cases of employers, what workers say, and corrections; steps and rows of a case refuse change."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from payung.database.foundation import Foundation
from payung.database.operations import make_append_only


class Migration(Foundation):
    replaces = [
        ("compliance", "0001_cases_and_what_workers_say"),
        ("compliance", "0002_steps_and_rows_stay"),
        ("compliance", "0003_corrections_are_asked"),
    ]
    dependencies = [
        ("audit", "0001_squashed_0002_append_only"),
        ("registry", "0001_squashed_0007_told_cards"),
    ]
    operations = [
        migrations.CreateModel(
            name="Search",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=200)),
                ("offices", models.JSONField(null=True)),
                ("rows", models.IntegerField()),
                ("cases", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("missing", "Pekerja tidak dilaporkan"),
                            ("under_minimum", "Upah di bawah upah minimum"),
                            ("far_under", "Upah jauh di bawah perusahaan sejenis"),
                            ("silent", "Lama tidak melapor"),
                            ("ended_billed", "Sudah berakhir, masih ditagih"),
                            ("unregistered", "Pemberi kerja belum terdaftar"),
                            ("said_left", "Pekerja menyatakan sudah keluar"),
                            ("said_wage", "Pekerja menyatakan upahnya keliru"),
                            ("said_unlisted", "Pekerja menyatakan tidak didaftarkan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("found", "Ditemukan"),
                            ("letter_1", "Surat pertama"),
                            ("letter_2", "Surat kedua"),
                            ("visit", "Kunjungan"),
                            ("meeting", "Pertemuan"),
                            ("plan", "Sepakat membayar bertahap"),
                            ("inspector", "Diserahkan kepada pengawas"),
                            ("closed", "Ditutup"),
                        ],
                        default="found",
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mended", "Sudah diperbaiki"),
                            ("explained", "Dapat dijelaskan, tidak ada pelanggaran"),
                            ("mistaken", "Temuan keliru"),
                            ("registered", "Sudah mendaftar"),
                            ("handed_over", "Diteruskan pengawas ketenagakerjaan"),
                            ("gone", "Perusahaan sudah tidak ada"),
                            ("for_worker", "Pernyataan pekerja diterima"),
                            ("against_worker", "Pernyataan pekerja tidak terbukti"),
                        ],
                        db_default="",
                        max_length=15,
                    ),
                ),
                ("reason", models.CharField(blank=True, db_default="", max_length=500)),
                ("closed_at", models.DateTimeField(null=True)),
                ("lead_name", models.CharField(blank=True, db_default="", max_length=200)),
                ("lead_place", models.CharField(blank=True, db_default="", max_length=200)),
                ("lead_workers", models.IntegerField(null=True)),
                ("lead_source", models.CharField(blank=True, db_default="", max_length=200)),
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="registry.employer",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="registry.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="registry.region"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "stage", "due_on"], name="case_by_office"),
                    models.Index(fields=["employer", "-id"], name="case_by_employer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("stage", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("stage", "closed"), _negated=True), ("closed_at", None), ("outcome", "")
                            ),
                            _connector="OR",
                        ),
                        name="case_closed_with_outcome_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("employer__isnull", False), models.Q(("lead_name", ""), _negated=True), _connector="OR"
                        ),
                        name="case_has_an_employer_or_a_name",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("stage", "closed"), _negated=True),
                            models.Q(("kind__in", ["said_left", "said_wage", "said_unlisted"]), _negated=True),
                        ),
                        fields=("kind", "employer"),
                        name="one_open_case_per_kind_and_employer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=80, unique=True)),
                ("month", models.DateField(null=True)),
                ("amount", models.BigIntegerField(null=True)),
                ("against", models.BigIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("found_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="compliance.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_rows",
                        to="registry.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("found", "Ditemukan"),
                            ("letter_1", "Surat pertama"),
                            ("letter_2", "Surat kedua"),
                            ("visit", "Kunjungan"),
                            ("meeting", "Pertemuan"),
                            ("plan", "Sepakat membayar bertahap"),
                            ("inspector", "Diserahkan kepada pengawas"),
                            ("stopped", "Tagihan dihentikan"),
                            ("answered", "Jawaban perusahaan"),
                            ("decided", "Diputus"),
                            ("closed", "Ditutup"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("due_on", models.DateField(null=True)),
                ("letter", models.JSONField(null=True)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("file_type", models.CharField(blank=True, max_length=20)),
                ("content", models.BinaryField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="compliance.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MemberWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("left", "Saya sudah keluar"),
                            ("wage", "Upah saya tidak seperti yang dilaporkan"),
                            ("unlisted", "Saya bekerja tetapi tidak didaftarkan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("named", models.CharField(blank=True, max_length=200)),
                ("told_at", models.DateTimeField()),
                ("day", models.DateField(null=True)),
                ("end_reason", models.CharField(blank=True, max_length=15)),
                ("month", models.DateField(null=True)),
                ("wage", models.BigIntegerField(null=True)),
                ("reported", models.BigIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("proof_name", models.CharField(blank=True, max_length=200)),
                ("proof_type", models.CharField(blank=True, max_length=20)),
                ("proof", models.BinaryField(null=True)),
                ("answer_by", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Menunggu jawaban perusahaan"),
                            ("agreed", "Perusahaan setuju"),
                            ("case", "Diperiksa kantor cabang"),
                            ("accepted", "Diterima kantor cabang"),
                            ("refused", "Tidak terbukti"),
                            ("withdrawn", "Ditarik kembali"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("agrees", models.BooleanField(null=True)),
                ("answer", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("result", models.CharField(blank=True, max_length=500)),
                (
                    "case",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="word",
                        to="compliance.case",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="registry.employer",
                    ),
                ),
                (
                    "employment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="registry.employment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="registry.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "answer_by"], name="word_by_clock")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day__isnull", False),
                                ("employment__isnull", False),
                                ("kind", "left"),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            models.Q(
                                ("employment__isnull", False),
                                ("kind", "wage"),
                                ("month__isnull", False),
                                ("wage__gt", 0),
                            ),
                            models.Q(
                                ("day__isnull", False), ("kind", "unlisted"), models.Q(("named", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="word_says_what_its_kind_needs",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("month", None), ("state__in", ["waiting", "case"])),
                        fields=("person", "employment", "kind"),
                        name="one_open_word_per_job",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "wage"), ("state__in", ["waiting", "case"])),
                        fields=("person", "employment", "month"),
                        name="one_open_word_per_wage",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WageCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("billed_wage", models.BigIntegerField()),
                ("true_wage", models.BigIntegerField()),
                ("jkk", models.BigIntegerField()),
                ("jkm", models.BigIntegerField()),
                ("jht_employer", models.BigIntegerField()),
                ("jht_worker", models.BigIntegerField()),
                ("jp_employer", models.BigIntegerField()),
                ("jp_worker", models.BigIntegerField()),
                ("total", models.BigIntegerField()),
                ("law_version", models.CharField(max_length=16)),
                ("prepared_at", models.DateTimeField()),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wage_corrections",
                        to="registry.employer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wage_corrections",
                        to="registry.person",
                    ),
                ),
                (
                    "word",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="compliance.memberword",
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("jkp_from_jkk", models.BigIntegerField(default=0)),
                ("jkp_from_jkm", models.BigIntegerField(default=0)),
                ("jkp_from_state", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField(null=True, unique=True)),
                ("paid_at", models.DateTimeField(null=True)),
                ("payment_code", models.CharField(max_length=11, null=True, unique=True)),
                ("posted_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Tidak ditagih"),
                            ("open", "Menunggu pembayaran"),
                            ("paid", "Lunas"),
                            ("withdrawn", "Dicabut"),
                        ],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    models.F("jkk"), "+", models.F("jkm")
                                                ),
                                                "+",
                                                models.F("jht_employer"),
                                            ),
                                            "+",
                                            models.F("jht_worker"),
                                        ),
                                        "+",
                                        models.F("jp_employer"),
                                    ),
                                    "+",
                                    models.F("jp_worker"),
                                ),
                            )
                        ),
                        name="correction_is_the_sum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", None), ("payment_code", None), ("state", "prepared")),
                            models.Q(
                                ("due_on__isnull", False),
                                ("number__isnull", False),
                                ("payment_code__isnull", False),
                                ("total__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="correction_asked_has_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_at__isnull", False), ("posted_at__isnull", False), ("state", "paid")),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True), ("paid_at", None), ("posted_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="correction_paid_has_its_times",
                    ),
                ],
            },
        ),
        make_append_only("compliance_casestep"),
        make_append_only("compliance_caserow"),
    ]
