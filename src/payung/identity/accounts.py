"""The account a member wants to be paid to, and whether the bank knows it under their name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from payung.registry.models import Person


class BankAccount(models.Model):
    """One account as told, and what the bank answered. The newest that was not replaced is in force.

    score  how alike the holder's name at the bank and the member's are, 0 to 100; null where the bank knows none
    """

    class Answer(models.TextChoices):
        SAME = "same", "Nama cocok"
        DIFFERS = "differs", "Nama berbeda"
        UNKNOWN = "unknown", "Rekening tidak ditemukan"
        SILENT = "silent", "Bank belum menjawab"

    person = models.ForeignKey(Person, models.PROTECT, related_name="bank_accounts")
    bank_code = models.CharField(max_length=11)
    bank_name = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    holder = models.CharField(max_length=120)
    answer = models.CharField(max_length=7, choices=Answer.choices)
    score = models.SmallIntegerField(null=True)
    asked_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(replaced_at=None), name="account_in_force_once")
        ]
