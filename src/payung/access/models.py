"""Users and what they were granted."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who can log in. What they may do stands in their grants."""

    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class Role(models.TextChoices):
    MEMBER = "member", _("Peserta")
    CLERK = "clerk", _("Petugas perusahaan")
    OFFICER = "officer", _("Petugas cabang")
    APPROVER = "approver", _("Petugas kedua")
    REGENCY = "regency", _("Pejabat daerah")
    VILLAGE = "village", _("Petugas desa")
    AGENCY = "agency", _("Petugas instansi")
    CONTRACTOR = "contractor", _("Kontraktor")
    PLACEMENT = "placement", _("Perusahaan penempatan")
    HOSPITAL = "hospital", _("Petugas rumah sakit")
    HEIR = "heir", _("Ahli waris")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class ScopeKind(models.TextChoices):
    ALL = "all", _("Semua")
    PERSON = "person", _("Satu peserta")
    EMPLOYER = "employer", _("Satu perusahaan")
    OFFICE = "office", _("Satu kantor dan kantor di bawahnya")
    REGION = "region", _("Satu wilayah dan wilayah di dalamnya")
    AGENCY = "agency", _("Satu instansi")
    CONTRACTOR = "contractor", _("Satu kontraktor")
    FACILITY = "facility", _("Satu fasilitas kesehatan")
    EVENT = "event", _("Satu peristiwa")


class Grant(models.Model):
    """One role, held by one user, within one scope, for a while.

    `scope_key` is the primary key of a person, employer, agency, contractor or life event, or the code of an office,
    region or facility; empty for all.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    scope_kind = models.CharField(max_length=10, choices=ScopeKind.choices)
    scope_key = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "scope_kind", "scope_key", "valid_from"], name="grant_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="all", scope_key="") | (~Q(scope_kind="all") & ~Q(scope_key="")),
                name="grant_scope_has_a_key",
            ),
        ]


class FailedLogin(models.Model):
    """One attempt to log in that failed. Kept for as long as it slows the next one down, then deleted."""

    username = models.CharField(max_length=150)  # as typed, in lower case; there may be no such user
    address = models.CharField(max_length=45)  # where it came from
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["username", "at"], name="failed_login_by_username"),
            models.Index(fields=["address", "at"], name="failed_login_by_address"),
        ]
