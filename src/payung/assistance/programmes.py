"""Sponsors, what they pay for, and its budget: places × months × the amount of each month, to the rupiah."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from payung.registry.models import Region


class Sponsor(models.Model):
    """Who pays for others. The level is told to whoever lists somebody paid already; the name is not."""

    class Kind(models.TextChoices):
        PROVINCE = "province", "Provinsi"
        REGENCY = "regency", "Kabupaten/kota"
        VILLAGE = "village", "Desa/kelurahan"
        PALM_FUND = "palm_fund", "DBH sawit"
        MINISTRY = "ministry", "Kementerian/lembaga"
        COMPANY = "company", "Perusahaan atau lembaga (CSR)"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    region = models.ForeignKey(Region, models.PROTECT, related_name="sponsors")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "kind"], name="sponsor_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def from_state(self) -> bool:
        """The money is of the state, a region or a village: outside the relief. See "relief-village-budget"."""
        return self.kind != self.Kind.COMPANY


class Programme(models.Model):
    """Some places paid for some months. The database holds the budget: committed = quota × price, within what is left.

    `price` is one place for all months; the amount of each month stands in `ProgrammeMonth`. Each payment takes
    `instalment` months; whoever is replaced is replaced from the first month that is not paid yet.
    """

    class Cohort(models.TextChoices):
        VULNERABLE = "rentan", "Pekerja rentan"
        PALM = "sawit", "Pekerja sawit"
        VILLAGE_STAFF = "perangkat", "Perangkat desa dan BPD"
        NEIGHBOURHOOD = "rtrw", "Ketua RT dan RW"
        TEACHERS = "guru", "Guru ngaji dan guru agama"
        CADRES = "kader", "Kader posyandu"
        HONORARY = "honorer", "Pegawai non-ASN"
        PPK = "ppk", "PPK"
        PPS = "pps", "PPS"
        KPPS = "kpps", "KPPS"
        LINMAS = "linmas", "Linmas"
        SUPERVISORS = "panwas", "Panwascam, PKD, dan PTPS"
        OTHER = "lain", "Lainnya"

    class Basis(models.TextChoices):
        INCOME = "income", "Bukan penerima upah, menurut lapis penghasilan"
        HONORARIUM = "honorarium", "Penerima upah, persentase dari honorarium"

    class State(models.TextChoices):
        DRAFT = "draft", "Menyusun daftar"
        APPROVED = "approved", "Sudah ditetapkan"
        CANCELLED = "cancelled", "Dibatalkan"

    sponsor = models.ForeignKey(Sponsor, models.PROTECT, related_name="programmes")
    title = models.CharField(max_length=200)
    cohort = models.CharField(max_length=10, choices=Cohort.choices)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    region = models.ForeignKey(Region, models.PROTECT, related_name="assistance")  # where the people live
    legal_basis = models.CharField(max_length=200)
    budget_line = models.CharField(max_length=120)  # number of the DPA, or what the sponsor calls it
    budget = models.BigIntegerField()  # whole rupiah in that line
    allocation = models.BigIntegerField(null=True)  # the region's whole share of the palm-oil fund, for a note
    quota = models.IntegerField()
    first_month = models.DateField()
    last_month = models.DateField()
    instalment = models.SmallIntegerField()
    base = models.BigIntegerField()  # income a month, or the honorarium
    jht = models.BooleanField(default=False)
    transport = models.BooleanField(default=False)  # drivers and couriers
    age_from = models.SmallIntegerField(null=True)  # completed years in the first month
    age_to = models.SmallIntegerField(null=True)
    price = models.BigIntegerField()
    committed = models.BigIntegerField()
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="continued_by")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opened_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    decree = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True)
    approved_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quota__gte=1, price__gt=0), name="programme_has_places_and_a_price"),
            models.CheckConstraint(condition=Q(committed=F("quota") * F("price")), name="programme_budget_is_exact"),
            models.CheckConstraint(condition=Q(committed__lte=F("budget")), name="programme_within_its_budget"),
            models.CheckConstraint(condition=Q(last_month__gte=F("first_month")), name="programme_ends_after_start"),
            models.CheckConstraint(condition=Q(instalment__gte=1, instalment__lte=12), name="programme_instalment"),
            models.CheckConstraint(condition=Q(jht=False) | Q(basis="income"), name="honorarium_without_jht"),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (~Q(decree="") & Q(decree_on__isnull=False) & Q(approved_at__isnull=False)),
                name="programme_approved_by_a_decree",
            ),
        ]
        indexes = [models.Index(fields=["region", "last_month"], name="programme_by_region_and_end")]

    def __str__(self) -> str:
        return self.title

    @property
    def segment(self) -> str:
        return "PU" if self.basis == self.Basis.HONORARIUM else "BPU"

    @property
    def months(self) -> int:
        first, last = self.first_month, self.last_month
        return (last.year - first.year) * 12 + last.month - first.month + 1

    @property
    def needs_palm_work(self) -> bool:
        return self.sponsor.kind == Sponsor.Kind.PALM_FUND


class ProgrammeMonth(models.Model):
    """What one place costs in one month, whole rupiah, as reckoned when the programme was opened."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="month_rates")
    month = models.DateField()
    jkk = models.BigIntegerField()
    jkm = models.BigIntegerField()
    jht = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "month"], name="programme_month_once"),
            models.CheckConstraint(condition=Q(jkk__gt=0, jkm__gt=0, jht__gte=0), name="programme_month_has_a_price"),
        ]


class Instalment(models.Model):
    """One payment of a programme: the roll it asked for. A cancelled roll stays, and another takes its months."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="instalments")
    roll_id = models.BigIntegerField(unique=True)
    first_month = models.DateField()
    last_month = models.DateField()
    people = models.IntegerField()
    amount = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["programme", "first_month"], name="instalment_by_programme")]
