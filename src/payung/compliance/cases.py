"""Cases, what makes each of them, and every step that somebody took."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.registry.models import Employer, Office, Person, Region


class Case(models.Model):
    """Something that does not fit, followed until an officer closes it with an outcome.

    stage   the last step that an officer took; `found` before the first
    due_on  until when that step runs; None where nothing runs
    An unregistered lead has no employer: name, place and workers seen are as told, with their source.
    """

    class Kind(models.TextChoices):
        MISSING = "missing", "Pekerja tidak dilaporkan"
        UNDER_MINIMUM = "under_minimum", "Upah di bawah upah minimum"
        FAR_UNDER = "far_under", "Upah jauh di bawah perusahaan sejenis"
        SILENT = "silent", "Lama tidak melapor"
        ENDED_BILLED = "ended_billed", "Sudah berakhir, masih ditagih"
        UNREGISTERED = "unregistered", "Pemberi kerja belum terdaftar"
        SAID_LEFT = "said_left", "Pekerja menyatakan sudah keluar"
        SAID_WAGE = "said_wage", "Pekerja menyatakan upahnya keliru"
        SAID_UNLISTED = "said_unlisted", "Pekerja menyatakan tidak didaftarkan"

    class Stage(models.TextChoices):
        FOUND = "found", "Ditemukan"
        LETTER_1 = "letter_1", "Surat pertama"
        LETTER_2 = "letter_2", "Surat kedua"
        VISIT = "visit", "Kunjungan"
        MEETING = "meeting", "Pertemuan"
        PLAN = "plan", "Sepakat membayar bertahap"
        INSPECTOR = "inspector", "Diserahkan kepada pengawas"
        CLOSED = "closed", "Ditutup"

    class Outcome(models.TextChoices):
        MENDED = "mended", "Sudah diperbaiki"
        EXPLAINED = "explained", "Dapat dijelaskan, tidak ada pelanggaran"
        MISTAKEN = "mistaken", "Temuan keliru"
        REGISTERED = "registered", "Sudah mendaftar"
        HANDED_OVER = "handed_over", "Diteruskan pengawas ketenagakerjaan"
        GONE = "gone", "Perusahaan sudah tidak ada"
        FOR_WORKER = "for_worker", "Pernyataan pekerja diterima"
        AGAINST_WORKER = "against_worker", "Pernyataan pekerja tidak terbukti"

    number = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="cases")
    office = models.ForeignKey(Office, models.PROTECT, related_name="cases")
    region = models.ForeignKey(Region, models.PROTECT, related_name="cases")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.FOUND)
    due_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)  # the employer's newest answer that no officer's step followed
    outcome = models.CharField(max_length=15, choices=Outcome.choices, blank=True, db_default="")
    reason = models.CharField(max_length=500, blank=True, db_default="")
    closed_at = models.DateTimeField(null=True)
    lead_name = models.CharField(max_length=200, blank=True, db_default="")
    lead_place = models.CharField(max_length=200, blank=True, db_default="")
    lead_workers = models.IntegerField(null=True)
    lead_source = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage="closed", closed_at__isnull=False) & ~Q(outcome="") & ~Q(reason="")
                | ~Q(stage="closed") & Q(closed_at=None, outcome=""),
                name="case_closed_with_outcome_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(employer__isnull=False) | ~Q(lead_name=""), name="case_has_an_employer_or_a_name"
            ),
            models.UniqueConstraint(
                fields=["kind", "employer"],
                condition=~Q(stage="closed") & ~Q(kind__in=["said_left", "said_wage", "said_unlisted"]),
                name="one_open_case_per_kind_and_employer",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "stage", "due_on"], name="case_by_office"),
            models.Index(fields=["employer", "-id"], name="case_by_employer"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def about(self) -> str:
        """Whom it is about."""
        return self.employer.name if self.employer else self.lead_name

    @property
    def is_open(self) -> bool:
        return self.stage != self.Stage.CLOSED


class CaseRow(models.Model):
    """One fact that makes a case. `key` names the finding for ever, so that none opens a case twice.

    amount   what was found: rupiah of a wage or bill, or a number of workers
    against  what it was held against, rupiah; None where nothing
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="rows")
    key = models.CharField(max_length=80, unique=True)
    month = models.DateField(null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="case_rows")
    amount = models.BigIntegerField(null=True)
    against = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    found_at = models.DateTimeField()


class CaseStep(models.Model):
    """One thing done with a case; append-only. A letter is kept as the values it was printed from."""

    class Kind(models.TextChoices):
        FOUND = "found", "Ditemukan"
        LETTER_1 = "letter_1", "Surat pertama"
        LETTER_2 = "letter_2", "Surat kedua"
        VISIT = "visit", "Kunjungan"
        MEETING = "meeting", "Pertemuan"
        PLAN = "plan", "Sepakat membayar bertahap"
        INSPECTOR = "inspector", "Diserahkan kepada pengawas"
        STOPPED = "stopped", "Tagihan dihentikan"
        ANSWERED = "answered", "Jawaban perusahaan"
        DECIDED = "decided", "Diputus"
        CLOSED = "closed", "Ditutup"

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    note = models.CharField(max_length=1000, blank=True)
    due_on = models.DateField(null=True)
    letter = models.JSONField(null=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=20, blank=True)  # as the content says
    content = models.BinaryField(null=True)


class Search(models.Model):
    """One search for cases: what it was asked on and how many new rows it brought."""

    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    offices = models.JSONField(null=True)  # None: everywhere
    rows = models.IntegerField()
    cases = models.IntegerField()
