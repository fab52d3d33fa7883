"""Tokens of an employer's programs."""

from __future__ import annotations

from django.db.models import QuerySet

from payung.contributions.tokens import ApiToken


def tokens_of(employer_id: int) -> QuerySet[ApiToken]:
    """Every token that opens this employer's data, those revoked too, the newest first."""
    return ApiToken.objects.filter(employer_ids__contains=[employer_id]).select_related("user").order_by("-pk")
