"""Failed log-ins, and when there were too many: guessing must be slow, for one user and from one address."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q

from payung.access.models import FailedLogin

WINDOW = dt.timedelta(minutes=15)
MOST_TOGETHER = 5  # for one user name from one address
MOST_FOR_USERNAME = 20  # from everywhere
MOST_FROM_ADDRESS = 50  # whatever the user name; an office shares one address


def too_many(username: str, address: str, at: dt.datetime) -> bool:
    """Whether to refuse even a right password for now."""
    mine, here = Q(username=username.lower()), Q(address=address)
    recent = FailedLogin.objects.filter(mine | here, at__gt=at - WINDOW)
    counts = recent.aggregate(
        together=Count("pk", filter=mine & here),
        for_username=Count("pk", filter=mine),
        from_address=Count("pk", filter=here),
    )
    return (
        counts["together"] >= MOST_TOGETHER
        or counts["for_username"] >= MOST_FOR_USERNAME
        or counts["from_address"] >= MOST_FROM_ADDRESS
    )


def remember_failure(username: str, address: str, at: dt.datetime) -> None:
    """Keep a failure, and drop those that no longer count."""
    FailedLogin.objects.filter(at__lte=at - WINDOW).delete()
    FailedLogin.objects.create(username=username.lower()[:150], address=address, at=at)


def forget_failures(username: str, address: str) -> None:
    """After a log-in that succeeded."""
    FailedLogin.objects.filter(username=username.lower(), address=address).delete()
