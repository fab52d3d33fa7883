"""Rolls, their lines and what they print. A roll shares its number space with the bills of employers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Roll(models.Model):
    """One payer, one code, one amount, for named people and months (or one project). Its id is never a bill's id."""

    class Kind(models.TextChoices):
        OWN_ACCOUNT = "own_account", "Mandiri"
        ASSISTANCE = "assistance", "Bantuan iuran"
        MIGRANT = "migrant", "Pekerja migran"
        PROJECT = "project", "Proyek konstruksi"

    class Segment(models.TextChoices):
        BPU = "BPU", "Bukan penerima upah"
        PMI = "PMI", "Pekerja migran"
        JAKON = "JAKON", "Jasa konstruksi"
        PU = "PU", "Penerima upah"  # who serves on an honorarium that somebody pays contributions for

    class State(models.TextChoices):
        OPEN = "open", "Menunggu pembayaran"
        PAID = "paid", "Lunas"
        CANCELLED = "cancelled", "Dibatalkan"

    id = models.BigIntegerField(primary_key=True)  # from the sequence of the bills: one number space for both
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    payer_kind = models.CharField(max_length=20)  # "person" when the member pays alone; else a name of the room above
    payer_id = models.BigIntegerField()
    payer_name = models.CharField(max_length=200)
    segment = models.CharField(max_length=5, choices=Segment.choices)
    first_month = models.DateField()
    months = models.SmallIntegerField()
    people = models.IntegerField()  # 0 for a project
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    payment_code = models.CharField(max_length=11, unique=True)
    issued_at = models.DateTimeField()
    due_on = models.DateField()  # by when the first month is paid in time
    expires_at = models.DateTimeField()  # until when a bank takes money on the code
    paid_at = models.DateTimeField(null=True)  # when the bank took the money
    paid_on = models.DateField(null=True)  # the day of that, where the law counts days
    posted_at = models.DateTimeField(null=True)  # when it was credited
    law_version = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="roll_amount_positive"),
            models.CheckConstraint(condition=Q(months__gte=1), name="roll_has_months"),
            models.CheckConstraint(
                condition=Q(state="paid", paid_at__isnull=False, paid_on__isnull=False, posted_at__isnull=False)
                | (~Q(state="paid") & Q(paid_at=None, paid_on=None, posted_at=None)),
                name="roll_paid_has_its_times",
            ),
        ]
        indexes = [
            models.Index(fields=["payer_kind", "payer_id", "-issued_at"], name="roll_by_payer"),
            models.Index(fields=["state", "expires_at"], name="roll_by_state_and_expiry"),
        ]


class RollLine(models.Model):
    """One person and month of a roll, whole rupiah.

    `covered_from` is the first day of the month on which the person is covered by it, written when the roll is
    posted; a day after the end of the month says that the month was paid too late to cover any of it.
    """

    roll = models.ForeignKey(Roll, models.PROTECT, related_name="lines")
    month = models.DateField()  # its first day
    person_id = models.BigIntegerField()
    region_id = models.CharField(max_length=13, null=True)  # where the work is, or where the person lives
    income = models.BigIntegerField(default=0)  # the base; 0 where the amount does not depend on one
    jkk = models.BigIntegerField(default=0)
    jkm = models.BigIntegerField(default=0)
    jht = models.BigIntegerField(default=0)
    covered_from = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roll", "person_id", "month"], name="roll_line_once")]
        indexes = [
            models.Index(fields=["person_id", "month"], name="roll_line_by_person"),
            models.Index(fields=["month"], name="roll_line_by_month"),
        ]


class RollAmount(models.Model):
    """One programme of a roll with the rate in words and its articles, as it was printed."""

    roll = models.ForeignKey(Roll, models.PROTECT, related_name="amounts")
    programme = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    rate_text = models.CharField(max_length=200)
    cite = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll", "programme"], name="roll_amount_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="roll_programme_amount_positive"),
        ]
