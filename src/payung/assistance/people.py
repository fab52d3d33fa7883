"""Lists by name, everybody on them, and who sits in which place for which months."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from payung.assistance.programmes import Programme
from payung.registry.models import Person, Region
from payung.registry.spans import span


class NameList(models.Model):
    """One file of names (BNBA), as it came, and what was wrong with it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="lists")
    region = models.ForeignKey(Region, models.PROTECT, related_name="name_lists")  # whose people it lists
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    row_count = models.IntegerField()
    good_count = models.IntegerField()
    failing_count = models.IntegerField()
    problems = models.JSONField(default=list)
    uploaded_by = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "content_digest"], name="name_list_once")]


class Candidate(models.Model):
    """Somebody proposed. `state` is what was found about them last; the order of `number` is the waiting list."""

    class State(models.TextChoices):
        VALID = "valid", "Memenuhi syarat"
        DUPLICATE = "duplicate", "Ganda dalam daftar"
        NIK = "nik", "Cek NIK di kantor cabang"
        DECEASED = "deceased", "Tercatat meninggal"
        OUTSIDE = "outside", "Di luar wilayah"
        AGE = "age", "Umur di luar syarat"
        NOT_PALM = "not_palm", "Bukan pekerja sawit"
        WAGE_EARNER = "wage_earner", "Sudah penerima upah"
        SPONSORED = "sponsored", "Sudah dibayar pihak lain"
        OWN_ACCOUNT = "own_account", "Sudah membayar sendiri"

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="candidates")
    name_list = models.ForeignKey(NameList, models.PROTECT, null=True, related_name="candidates")  # null: taken over
    region = models.ForeignKey(Region, models.PROTECT, related_name="assistance_candidates")  # who proposed them
    number = models.IntegerField()
    nik = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    birth_date = models.DateField()
    sex = models.CharField(max_length=1)
    domicile = models.CharField(max_length=13)  # code of the village, or as far down as told
    address = models.CharField(max_length=200, blank=True)
    occupation = models.CharField(max_length=80, blank=True)
    work_place = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="assistance_candidates")
    state = models.CharField(max_length=12, choices=State.choices, default=State.VALID)
    paid_by = models.CharField(max_length=10, blank=True)  # level of the other sponsor
    also_proposed_by = models.CharField(max_length=10, blank=True)  # level of another list they are on

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="candidate_number_once"),
            models.UniqueConstraint(
                fields=["programme", "nik"], condition=~Q(state="duplicate"), name="candidate_nik_once"
            ),
            models.CheckConstraint(condition=Q(nik__regex=r"^\d{16}$"), name="candidate_nik_shape"),
        ]
        indexes = [
            models.Index(fields=["nik"], name="candidate_by_nik"),
            models.Index(fields=["programme", "state", "number"], name="candidate_by_state"),
        ]


class Placement(models.Model):
    """Somebody in one place of a programme, from a month to a month.

    The database refuses two people in one place for one month, and one person paid twice for one month by whichever
    sponsors (within one segment). A placement that was void from its first month counts nowhere.
    """

    class End(models.TextChoices):
        RUNNING = "", "Sampai akhir program"
        DIED = "died", "Meninggal"
        WAGE_EARNER = "wage_earner", "Menjadi penerima upah"
        MOVED = "moved", "Pindah domisili"
        ASKED = "asked", "Mengundurkan diri"

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="placements")
    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="placement")
    person = models.ForeignKey(Person, models.PROTECT, related_name="placements")
    basis = models.CharField(max_length=10)
    seat = models.IntegerField()
    first_month = models.DateField()
    last_month = models.DateField()
    end_reason = models.CharField(max_length=12, choices=End.choices, default=End.RUNNING, blank=True)
    void = models.BooleanField(default=False)
    placed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seat__gte=1), name="placement_in_a_place"),
            models.CheckConstraint(condition=Q(last_month__gte=F("first_month")), name="placement_ends_after_start"),
            ExclusionConstraint(
                name="one_person_in_a_place",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (span("first_month", "last_month"), RangeOperators.OVERLAPS),
                ],
                condition=Q(void=False),
            ),
            ExclusionConstraint(
                name="never_paid_twice_for_one_month",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("basis", RangeOperators.EQUAL),
                    (span("first_month", "last_month"), RangeOperators.OVERLAPS),
                ],
                condition=Q(void=False),
            ),
        ]
