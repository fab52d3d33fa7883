"""Tables of what is paid again and again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision


class Entitlement(models.Model):
    """One beneficiary's right to be paid for every month, or every year, from one day on.

    A month is its first day everywhere. `next_month` is the first one that was not paid yet; it stands still while the
    right is suspended, so that a confirmation of life brings what was held back. `last_month` is included.
    `decision` is the approved one it stands on; null where it was taken over from elsewhere. `terms` holds what a
    scholarship was opened with: the level of its first year and the years of each level.
    """

    class Kind(models.TextChoices):
        OLD_AGE = "old_age", "Pensiun hari tua"
        DISABILITY = "disability", "Pensiun cacat"
        WIDOW = "widow", "Pensiun janda atau duda"
        CHILDREN = "children", "Pensiun anak"
        PARENTS = "parents", "Pensiun orang tua"
        JOB_LOSS = "job_loss", "Uang tunai JKP"
        SCHOLARSHIP = "scholarship", "Beasiswa"

    class State(models.TextChoices):
        ACTIVE = "active", "Berjalan"
        SUSPENDED = "suspended", "Ditahan"
        STOPPED = "stopped", "Berakhir"

    class Reason(models.TextChoices):
        UNCONFIRMED = "unconfirmed", "Belum ada bukti masih hidup"
        DEATH = "death", "Meninggal dunia"
        REMARRIAGE = "remarriage", "Menikah lagi"
        AGE = "age", "Mencapai batas usia"
        WORKING = "working", "Bekerja"
        MARRIED = "married", "Menikah"
        RECOVERED = "recovered", "Pulih dari cacat"
        LEFT_SCHOOL = "left_school", "Tidak bersekolah lagi"
        MISTAKE = "mistake", "Seharusnya tidak berhak"
        COMPLETED = "completed", "Dibayar sampai selesai"
        USED_UP = "used_up", "Masa manfaat habis"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="entitlements")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="entitlements")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="entitlements")
    terms = models.JSONField(default=dict, db_default={})
    programme = models.CharField(max_length=12, choices=Claim.Programme.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    event_on = models.DateField()
    first_month = models.DateField()
    last_month = models.DateField(null=True)
    next_month = models.DateField()
    alive_until = models.DateField(null=True)  # the last day for which life was confirmed; null where nobody asks
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    ended_on = models.DateField(null=True)  # the last day of the right
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "claimant"], condition=~Q(reason="mistake"), name="one_entitlement_per_claim_and_payee"
            ),
            models.CheckConstraint(
                condition=Q(state="active", reason="") | (~Q(state="active") & ~Q(reason="")),
                name="entitlement_not_paid_has_its_reason",
            ),
            models.CheckConstraint(condition=Q(next_month__gte=F("first_month")), name="entitlement_runs_forward"),
        ]
        indexes = [models.Index(fields=["programme", "id"], name="entitlement_by_programme")]


class EntitlementAmount(models.Model):
    """How much from one month on; never changed. `cite` is the article that made it so."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="amounts")
    from_month = models.DateField()
    amount = models.BigIntegerField()  # whole rupiah each month or year
    cite = models.CharField(max_length=200)
    law_version = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "from_month"], name="one_amount_per_month"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="entitlement_amount_positive"),
        ]


class Confirmation(models.Model):
    """Proof that somebody may be paid on; never changed: alive, duties of a month of JKP, a year at school.

    `month` is what it proves for; null for a confirmation of life, which `facts` dates. `failing` holds the codes of
    the tests that failed, empty where it was accepted.
    """

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="confirmations")
    month = models.DateField(null=True)
    facts = models.JSONField()
    failing = models.JSONField(default=list)
    accepted = models.BooleanField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "month"], condition=Q(accepted=True), name="a_month_is_proven_once"
            )
        ]


class PeriodicRun(models.Model):
    """One posting of one programme: so many payments in one transaction. Never changed."""

    programme = models.CharField(max_length=12, choices=Claim.Programme.choices)
    month = models.DateField()  # everything due up to and with this month
    payments = models.IntegerField()
    gross = models.BigIntegerField()  # whole rupiah due
    recovered = models.BigIntegerField()  # of it kept back for what was paid too much before
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recovered__gte=0) & Q(recovered__lte=F("gross")), name="run_recovers_within_gross"
            )
        ]


class PeriodicPayment(models.Model):
    """One entitlement paid for one month, once. Never changed. The account is a copy."""

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="payments")
    month = models.DateField()
    run = models.ForeignKey(PeriodicRun, models.PROTECT, related_name="paid", db_index=False)
    amount = models.BigIntegerField()  # whole rupiah due for the month
    recovered = models.BigIntegerField()  # of it kept back
    bank = models.CharField(max_length=40)
    account_number = models.CharField(max_length=34)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "month"], name="a_month_is_paid_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0) & Q(recovered__gte=0) & Q(recovered__lte=F("amount")),
                name="payment_recovers_within_amount",
            ),
        ]
        indexes = [models.Index(fields=["run"], name="payment_by_run")]


class Overpayment(models.Model):
    """Months that were paid although the right had ended. What comes back stands in `Recovery`.

    monthly   kept back of each later payment to the `source`, once a plan was made
    source    the entitlement the plan draws on, e.g. the child's after the widow's; null is a debt to be paid back
    until     last month whose payment the plan draws on; null: until all came back. A decision that replaced another
              is settled in this way within the months both of them cover
    """

    class State(models.TextChoices):
        FOUND = "found", "Ditemukan"
        PLANNED = "planned", "Dipotong dari pembayaran"
        DEBT = "debt", "Ditagih"
        RECOVERED = "recovered", "Kembali"

    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="overpayments")
    first_month = models.DateField()
    last_month = models.DateField()
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.FOUND)
    source = models.ForeignKey(Entitlement, models.PROTECT, null=True, related_name="recovers")
    monthly = models.BigIntegerField(default=0)
    until = models.DateField(null=True)
    found_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="recovery_plans")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "last_month"], name="overpaid_month_counts_once"),
            models.UniqueConstraint(fields=["source"], condition=Q(state="planned"), name="one_plan_per_source"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="overpayment_positive"),
            models.CheckConstraint(
                condition=~Q(state="planned") | (Q(source__isnull=False) & Q(monthly__gt=0)),
                name="a_plan_names_its_source",
            ),
        ]


class Recovery(models.Model):
    """What came back of one overpayment. Never changed.

    withheld  kept back of the payment of `month`       returned  the bank returned that payment and it was not resent
    cash      paid back with a code in `month`, see `Repayment`
    """

    class Way(models.TextChoices):
        WITHHELD = "withheld", "Dipotong dari pembayaran"
        RETURNED = "returned", "Dikembalikan bank"
        CASH = "cash", "Dibayar kembali"

    overpayment = models.ForeignKey(Overpayment, models.PROTECT, related_name="recoveries")
    entitlement = models.ForeignKey(Entitlement, models.PROTECT, related_name="recoveries")
    month = models.DateField()
    amount = models.BigIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.WITHHELD, db_default=Way.WITHHELD)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "month", "way"], condition=~Q(way="cash"), name="a_payment_recovers_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="recovery_positive"),
        ]
