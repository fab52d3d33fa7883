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
    """What a true wage adds to a month that is billed or posted already, asked from the employer under its own code.

    Amounts are the true less the billed, whole rupiah; negative where the wage was reported too high, and then nothing
    is asked. `number` is from the sequence of the bills, so that the member's line names this and nothing else.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", "Tidak ditagih"
        OPEN = "open", "Menunggu pembayaran"
        PAID = "paid", "Lunas"
        WITHDRAWN = "withdrawn", "Dicabut"

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
    jkp_from_jkk = models.BigIntegerField(default=0)  # what moves to JKP once it is paid
    jkp_from_jkm = models.BigIntegerField(default=0)
    jkp_from_state = models.BigIntegerField(default=0)
    law_version = models.CharField(max_length=16)
    prepared_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    number = models.BigIntegerField(unique=True, null=True)
    payment_code = models.CharField(max_length=11, unique=True, null=True)
    due_on = models.DateField(null=True)
    paid_at = models.DateTimeField(null=True)  # when the bank took the money
    posted_at = models.DateTimeField(null=True)  # when it was credited
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    total=models.F("jkk") + models.F("jkm") + models.F("jht_employer") + models.F("jht_worker")
                    + models.F("jp_employer") + models.F("jp_worker")
                ),
                name="correction_is_the_sum",
            ),
            models.CheckConstraint(
                condition=Q(state="prepared", number=None, payment_code=None)
                | Q(total__gt=0, number__isnull=False, payment_code__isnull=False, due_on__isnull=False),
                name="correction_asked_has_a_code",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_at__isnull=False, posted_at__isnull=False)
                | (~Q(state="paid") & Q(paid_at=None, posted_at=None)),
                name="correction_paid_has_its_times",
            ),
        ]  # fmt: skip
