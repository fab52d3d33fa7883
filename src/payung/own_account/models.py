"""Own-account memberships, what was chosen from which month, one-time codes, and messages waiting to be sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.registry.models import Office, Person, Region


class Application(models.Model):
    """Somebody who began to register. Nobody is a member by it; it is forgotten when it expires."""

    token = models.CharField(max_length=43, primary_key=True)  # of the address of the next steps
    nik = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    birth_date = models.DateField()
    sex = models.CharField(max_length=1)
    phone = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True)  # already ours, with this very telephone
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # the code that was sent to the telephone came back
    used_at = models.DateTimeField(null=True)


class OneTimeCode(models.Model):
    """Six digits sent to a telephone. Only a keyed hash is kept; it dies of age, of use, or of wrong guesses."""

    class Purpose(models.TextChoices):
        REGISTER = "register", "Mendaftar"
        LOG_IN = "log_in", "Masuk"

    token = models.CharField(max_length=43, db_index=True)  # of the application, or of the log-in
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    phone = models.CharField(max_length=20, blank=True)  # empty: nobody was found, and nothing was sent
    person = models.ForeignKey(Person, models.PROTECT, null=True)  # who is logged in by it
    address = models.CharField(max_length=45)  # where the request came from
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["phone", "sent_at"], name="one_time_code_by_phone"),
            models.Index(fields=["address", "sent_at"], name="one_time_code_by_address"),
        ]


class Message(models.Model):
    """A text for a telephone. Written with what it tells of, sent afterwards, then emptied where it was real."""

    phone = models.CharField(max_length=20)
    text = models.CharField(max_length=320)
    person = models.ForeignKey(Person, models.PROTECT, null=True)
    about = models.CharField(max_length=40, blank=True, db_default="")  # what is told only once; stays when emptied
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["written_at"], name="message_waiting", condition=Q(sent_at=None))]


class Membership(models.Model):
    """One person's membership on own account, from registration until it was stopped or lapsed for good.

    Which days are covered stands in the rolls alone. A NIK not matched yet holds nothing back.
    """

    class Channel(models.TextChoices):
        WEB = "web", "Sendiri, lewat web"
        COUNTER = "counter", "Dibantu di loket"

    class End(models.TextChoices):
        RUNNING = "", "Berjalan"
        STOPPED = "stopped", "Berhenti atas permintaan"
        LAPSED = "lapsed", "Berakhir karena tidak membayar"

    person = models.ForeignKey(Person, models.PROTECT, related_name="own_account_memberships")
    office = models.ForeignKey(Office, models.PROTECT, related_name="own_account_memberships")
    registered_on = models.DateField()
    registered_at = models.DateTimeField()
    registered_by = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=10, choices=End.choices, default=End.RUNNING, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_on=None), name="one_own_account_running"),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="own_account_end_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["office", "registered_on"], name="own_account_by_office")]


class Terms(models.Model):
    """What was chosen, from a month on. A change is a new row; the newest row not after a month holds for it."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="terms")
    from_month = models.DateField()
    occupation = models.CharField(max_length=20)
    region = models.ForeignKey(Region, models.PROTECT, related_name="own_account_terms")  # where the work is
    workplace = models.CharField(max_length=120, blank=True)
    income = models.BigIntegerField()  # the base of the band, whole rupiah a month
    jht = models.BooleanField()
    employs = models.BooleanField()  # has workers of their own: JHT is not a choice then
    chosen_at = models.DateTimeField()
    chosen_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(income__gt=0), name="own_account_income_positive"),
            models.CheckConstraint(condition=Q(jht=True) | Q(employs=False), name="own_account_employer_has_jht"),
        ]
        indexes = [models.Index(fields=["membership", "-from_month", "-id"], name="terms_by_month")]


class Notice(models.Model):
    """One reminder that was written, so that it is written once."""

    class Kind(models.TextChoices):
        DUE = "due", "Iuran jatuh tempo"
        LAPSED = "lapsed", "Perlindungan berhenti"
        ENDED = "ended", "Kepesertaan berakhir"

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    month = models.DateField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "kind", "month"], name="notice_once")]
