"""What facilities asked, the guarantees they hold, and what they billed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.claims.claim import Claim
from payung.claims.life_events import LifeEvent
from payung.registry.models import Facility, Person


class EligibilityAsk(models.Model):
    """One question of a facility: is this person covered on the day of the event? Never changed (migration 0012).

    `person` is who was found, for the record and for the person's own page; the facility saw `answer` alone. What was
    typed is kept masked.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="asks")
    at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    asked_name = models.CharField(max_length=200)
    typed = models.CharField(max_length=30)
    event_on = models.DateField()
    reason = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer=False) | Q(person__isnull=False), name="a_yes_is_about_somebody")
        ]
        indexes = [models.Index(fields=["asked_by", "-at"], name="eligibility_ask_by_user")]


class Guarantee(models.Model):
    """A promise to one facility that the treatment of one accident is paid (surat jaminan).

    Given on a yes, also while it is not concluded whether the accident came of work. `event` follows with the report.
    """

    number = models.CharField(max_length=20, unique=True)
    code = models.CharField(max_length=12)  # proves the paper genuine, beside the number
    ask = models.OneToOneField(EligibilityAsk, models.PROTECT, related_name="guarantee")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="guarantees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="guarantees")
    event = models.ForeignKey(LifeEvent, models.PROTECT, null=True, related_name="guarantees")
    accident_on = models.DateField()
    given_at = models.DateTimeField()
    given_to = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="guarantee_ends_after_start"),
            models.UniqueConstraint(
                fields=["facility", "person", "accident_on", "valid_from"], name="guarantee_given_once"
            ),
        ]
        indexes = [models.Index(fields=["facility", "-given_at"], name="guarantee_by_facility")]

    def __str__(self) -> str:
        return self.number


class TreatmentBill(models.Model):
    """One bill of one facility under one guarantee. `claim` carries it down the road to the bank.

    outcome  how the patient left, as the doctor states it
    """

    class Outcome(models.TextChoices):
        RECOVERED = "recovered", "Sembuh"
        ONGOING = "ongoing", "Masih dirawat atau berobat jalan"
        DISABLED = "disabled", "Sembuh dengan cacat"
        REFERRED = "referred", "Dirujuk"
        DIED = "died", "Meninggal"

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="treatment_bill")
    guarantee = models.ForeignKey(Guarantee, models.PROTECT, related_name="bills")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="bills")
    number = models.CharField(max_length=40)  # the facility's own
    treated_from = models.DateField()
    treated_to = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facility", "number"], name="treatment_billed_once"),
            models.CheckConstraint(condition=Q(treated_to__gte=F("treated_from")), name="treatment_ends_after_start"),
        ]


class TreatmentItem(models.Model):
    """One line of a bill, whole rupiah. `kind` is a kind of `rules.jkk.treatment.KINDS`."""

    bill = models.ForeignKey(TreatmentBill, models.PROTECT, related_name="items")
    place = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    words = models.CharField(max_length=200)
    amount = models.BigIntegerField()
    reference_price = models.BigIntegerField(null=True)  # of the government hospital, for a prosthesis

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "place"], name="treatment_item_place"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="treatment_item_amount_positive"),
        ]
