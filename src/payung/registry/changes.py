"""What was changed about a person: the old value stays."""

from __future__ import annotations

from django.db import models


class ProfileChange(models.Model):
    """One field of one person, before and after, who changed it and from where. Append-only.

    `field` is one of the correction sheet (`phone`, `address`, `account_number`…); `employment` the spell through
    which it was told, null where the person told it.
    """

    person = models.ForeignKey("registry.Person", models.PROTECT, related_name="profile_changes")
    employment = models.ForeignKey("registry.Employment", models.PROTECT, null=True, related_name="profile_changes")
    field = models.CharField(max_length=20)
    before = models.CharField(max_length=254, blank=True)
    after = models.CharField(max_length=254, blank=True)
    changed_by = models.CharField(max_length=200)
    actor_id = models.BigIntegerField(null=True)
    source = models.CharField(max_length=120)  # "worker_sheet:17"
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="profile_change_by_person")]
