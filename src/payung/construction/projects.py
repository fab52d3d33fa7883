"""Projects, how their contract changed, and who works under the contractor."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.construction.parties import Agency, Contractor
from payung.registry.models import Office, Region


class Project(models.Model):
    """One contract. Its values and days are those in force; `Addendum` keeps what they were before.

    What was paid and what is covered stands in its terms and their rolls, never here.
    """

    class Funding(models.TextChoices):
        NATION = "apbn", "APBN"
        REGION = "apbd", "APBD"
        PRIVATE = "private", "Swasta"

    class Basis(models.TextChoices):
        VALUE = "value", "Nilai kontrak"
        WAGES = "wages", "Upah yang diketahui"

    number = models.CharField(max_length=14, unique=True)  # shown: `P` and nine digits
    code = models.CharField(max_length=12, unique=True)  # of the certificate; whoever holds the paper may check it
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="projects")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=160, blank=True)  # in words
    region = models.ForeignKey(Region, models.PROTECT, related_name="projects")
    office = models.ForeignKey(Office, models.PROTECT, related_name="projects")
    funding = models.CharField(max_length=8, choices=Funding.choices)
    funds = models.CharField(max_length=120, blank=True)  # source of funds in words: DAU 2026
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="projects")
    owner_name = models.CharField(max_length=160, blank=True)  # of a private project
    contract_number = models.CharField(max_length=80)
    contracted_on = models.DateField()
    basis = models.CharField(max_length=6, choices=Basis.choices, default=Basis.VALUE)
    value = models.BigIntegerField()  # without VAT, the base
    value_with_vat = models.BigIntegerField()
    wages = models.BigIntegerField(default=0)  # of the whole execution, where they are the base
    starts_on = models.DateField()
    ends_on = models.DateField()
    maintenance_until = models.DateField(null=True)
    registered_on = models.DateField()
    register_by = models.DateField()  # last day to register it after its contract
    cancelled_on = models.DateField(null=True)
    cancel_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contractor", "contract_number"],
                condition=Q(cancelled_on=None),
                name="project_contract_once",
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0, value_with_vat__gte=F("value"), wages__gte=0), name="project_values"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="project_ends_after_start"),
            models.CheckConstraint(
                condition=Q(maintenance_until=None) | Q(maintenance_until__gte=F("ends_on")),
                name="project_maintenance_after_end",
            ),
            models.CheckConstraint(condition=~Q(basis="wages") | Q(wages__gt=0), name="project_wages_known"),
            models.CheckConstraint(
                condition=Q(funding="private", agency=None) | (~Q(funding="private") & Q(agency__isnull=False)),
                name="project_public_has_an_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Addendum(models.Model):
    """One change of a contract: what held before, what holds after, and what it added to or took from the bill."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="addenda")
    number = models.CharField(max_length=80)
    signed_on = models.DateField()
    value_before = models.BigIntegerField()
    value_after = models.BigIntegerField()
    ends_before = models.DateField()
    ends_after = models.DateField()
    maintenance_before = models.DateField(null=True)
    maintenance_after = models.DateField(null=True)
    jkk = models.BigIntegerField()  # new total less what was billed, signed
    jkm = models.BigIntegerField()
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="addendum_once")]

    @property
    def difference(self) -> int:
        """Whole rupiah, signed."""
        return self.jkk + self.jkm


class Subcontractor(models.Model):
    """A firm that does part of the work; its workers stand on the project's lists."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="subcontractors")
    name = models.CharField(max_length=160)
    npwp = models.CharField(max_length=16, blank=True)
    work = models.CharField(max_length=160)
    value = models.BigIntegerField(null=True)  # part of the project's value, for information
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"], condition=Q(ended_on=None), name="subcontractor_once_per_project"
            )
        ]
