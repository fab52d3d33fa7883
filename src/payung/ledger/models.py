"""The books. All three guarantees of the tables (balance, append-only, a key counts once) are the database's own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Account(models.Model):
    """A place where money is: a fund, a bank, money not yet identified, money somebody owes."""

    class Kind(models.TextChoices):
        BANK = "bank", "Bank"
        FUND = "fund", "Dana jaminan"
        CLEARING = "clearing", "Perantara"
        RECEIVABLE = "receivable", "Piutang"
        INCOME = "income", "Pendapatan"

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)


class Transfer(models.Model):
    """One sum moved from one account to another.

    Debits equal credits because each row is both. A mistake is repaired by a second transfer that names the first in
    `corrects`; no row is ever edited.
    """

    key = models.CharField(max_length=120, unique=True)  # same key twice = same transfer
    debit = models.ForeignKey(Account, models.PROTECT, related_name="debits")
    credit = models.ForeignKey(Account, models.PROTECT, related_name="credits")
    amount = models.BigIntegerField()  # whole rupiah
    value_date = models.DateField()  # the day the money counts from, not the day it was keyed
    month = models.DateField(null=True)  # first day of the contribution month it belongs to
    subject = models.CharField(max_length=60)  # what it was for, e.g. "bill:17"
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_amount_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="transfer_two_accounts"),
        ]
        indexes = [models.Index(fields=["subject"], name="transfer_by_subject")]


class MemberLine(models.Model):
    """What one bill brought one owner for one month, every programme in its own column, whole rupiah.

    Partitioned by month; written by COPY when a bill settles; never changed. `jkp_*` is what the job-loss fund
    received for the owner out of JKK, out of JKM and from the state.
    """

    pk = models.CompositePrimaryKey("month", "bill_id", "owner_id")
    month = models.DateField()  # first day of the contribution month
    bill_id = models.BigIntegerField()
    owner_id = models.BigIntegerField()  # the member, as an opaque number
    payer_id = models.BigIntegerField()  # who paid: the employer, as an opaque number
    wage = models.BigIntegerField()
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht_employer = models.BigIntegerField()
    jht_worker = models.BigIntegerField()
    jp_employer = models.BigIntegerField()
    jp_worker = models.BigIntegerField()
    jkp_from_jkk = models.BigIntegerField()
    jkp_from_jkm = models.BigIntegerField()
    jkp_from_state = models.BigIntegerField()
    value_date = models.DateField()
    segment = models.CharField(max_length=5)

    class Meta:
        managed = False  # the partitioned table is made by migration 0002
        db_table = "ledger_memberline"
