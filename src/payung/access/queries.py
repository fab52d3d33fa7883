"""Reads of users and grants."""

from __future__ import annotations

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from payung.access.models import Grant, User


def grants_in_force(today: dt.date) -> QuerySet[Grant]:
    """Grants that hold on `today`."""
    return Grant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today)


def users_with_grants(today: dt.date) -> QuerySet[User]:
    """Every user, by name; the grants that hold on `today` stand in `user.held_today`."""
    held = Prefetch("grants", grants_in_force(today).order_by("role", "scope_key"), to_attr="held_today")
    return User.objects.order_by("full_name", "pk").prefetch_related(held)


def holders(scope_kind: str, scope_key: str, today: dt.date) -> QuerySet[Grant]:
    """Who holds what in exactly this scope on `today`: an employer's clerks, an office's officers."""
    found = grants_in_force(today).filter(scope_kind=scope_kind, scope_key=scope_key)
    return found.select_related("user").order_by("role", "user__full_name")
