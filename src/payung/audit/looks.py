"""Looks: who saw which person's data, when, for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import polars as pl
from django.db.models import QuerySet

from payung.access.actor import Actor
from payung.audit.models import Look
from payung.database.copy import copy_in


def record_looks(
    actor: Actor,
    *,
    role: str,
    office: str,
    person_ids: Iterable[int],
    purpose: str,
    fields: str,
    at: dt.datetime,
) -> int:
    """Record one look at each person, once per call. Returns how many.

    role     under which of their roles the actor looked
    office   their office or employer, in words the person knows; may be empty
    purpose  why, in words the person will read
    fields   what was shown, in words the person will read
    """
    people = pl.DataFrame({"person_id": pl.Series(sorted(set(person_ids)), dtype=pl.Int64)})
    told = {"actor_name": actor.name, "role": role, "office": office, "purpose": purpose, "fields": fields}
    return copy_in(
        "audit_look",
        people.with_columns(
            *(pl.lit(text).alias(name) for name, text in told.items()),
            pl.lit(actor.user_id, dtype=pl.Int64).alias("actor_id"),
            pl.lit(at.astimezone(dt.UTC).isoformat()).alias("at"),
        ),
    )


def looks_at(person_id: int) -> QuerySet[Look]:
    """Every look at a person, the newest first."""
    return Look.objects.filter(person_id=person_id).order_by("-at", "-pk")


def looks_at_all(person_ids: Iterable[int]) -> QuerySet[Look]:
    """Every look at somebody under any of their numbers, the newest first."""
    return Look.objects.filter(person_id__in=list(person_ids)).order_by("-at", "-pk")


def looks_by(actor_id: int) -> QuerySet[Look]:
    """Every look by one user, the newest first; for the auditor."""
    return Look.objects.filter(actor_id=actor_id).order_by("-at", "-pk")
