"""What a worker says about their own work, what the employer answers, and what it costs when the month is past."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.compliance.cases import Case
from payung.registry.models import Employer, Employment, Person


class MemberWord(models.Model):
    """One statement of a member about one employer.

    Waiting runs against the employer's clock. Agreed, the registry or the month was mended at once. Disputed, or
    silent past the clock, it is a case of the branch; an officer decides. Nothing is changed by time alone.

    end_reason  a value of Employment.EndReason, for `left`
    proof       the file as received; empty where none
    """

    class Kind(models.TextChoices):
        LEFT = "left", "Saya sudah keluar"
        WAGE = "wage", "Upah saya tidak seperti yang dilaporkan"
        UNLISTED = "unlisted", "Saya bekerja tetapi tidak didaftarkan"

    class State(models.TextChoices):
        WAITING = "waiting", "Menunggu jawaban perusahaan"
        AGREED = "agreed", "Perusahaan setuju"
        CASE = "case", "Diperiksa kantor cabang"
        ACCEPTED = "accepted", "Diterima kantor cabang"
        REFUSED = "refused", "Tidak terbukti"
        WITHDRAWN = "withdrawn", "Ditarik kembali"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(Person, models.PROTECT, related_name="words")
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="words")
    employment = models.ForeignKey(Employment, models.PROTECT, null=True, related_name="words")
    named = models.CharField(max_length=200, blank=True)  # the employer as the member named it
    told_at = models.DateTimeField()
    day = models.DateField(null=True)  # left: last day of work; unlisted: first day
    end_reason = models.CharField(max_length=15, blank=True)
    month = models.DateField(null=True)  # wage: which month
    wage = models.BigIntegerField(null=True)  # wage: theirs, rupiah a month
    reported = models.BigIntegerField(null=True)  # wage: as the declaration stood; None: not in it
    note = models.CharField(max_length=500, blank=True)
    proof_name = models.CharField(max_length=200, blank=True)
    proof_type = models.CharField(max_length=20, blank=True)
    proof = models.BinaryField(null=True)
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    agrees = models.BooleanField(null=True)  # the employer's answer; None: silence
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="word")
    result = models.CharField(max_length=500, blank=True)  # what was done, in words for the member

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="left", day__isnull=False, employment__isnull=False) & ~Q(end_reason="")
                | Q(kind="wage", month__isnull=False, wage__gt=0, employment__isnull=False)
                | Q(kind="unlisted", day__isnull=False) & ~Q(named=""),
                name="word_says_what_its_kind_needs",
            ),
            models.UniqueConstraint(
                fields=["person", "employment", "kind"],
                condition=Q(state__in=["waiting", "case"], month=None),
                name="one_open_word_per_job",
            ),
            models.UniqueConstraint(
                fields=["person", "employment", "month"],
                condition=Q(state__in=["waiting", "case"], kind="wage"),
                name="one_open_word_per_wage",
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_by"], name="word_by_clock")]


class WageCorrection(models.Model):
    """What a true wage adds to a month that is billed or posted already; for the branch to ask for.

    Amounts are the true less the billed, whole rupiah; negative where the wage was reported too high.
    """

    word = models.OneToOneField(MemberWord, models.PROTECT, related_name="correction")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="wage_corrections")
    person = models.ForeignKey(Person, models.PROTECT, related_name="wage_corrections")
    month = models.DateField()
    billed_wage = models.BigIntegerField()
    true_wage = models.BigIntegerField()
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht_employer = models.BigIntegerField()
    jht_worker = models.BigIntegerField()
    jp_employer = models.BigIntegerField()
    jp_worker = models.BigIntegerField()
    total = models.BigIntegerField()
    law_version = models.CharField(max_length=16)
    prepared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    total=models.F("jkk") + models.F("jkm") + models.F("jht_employer") + models.F("jht_worker")
                    + models.F("jp_employer") + models.F("jp_worker")
                ),
                name="correction_is_the_sum",
            )
        ]  # fmt: skip
