"""Begin a check of the decided claims: what it will look over is settled, nothing is judged yet."""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.changed import standing_decisions
from payung.claims.checking import LOOKED_BACK, offices_of
from payung.claims.checks import DecisionCheck
from payung.claims.refused import NO_OFFICE, refuse
from payung.statute_book import StatuteBook, read_statute_book

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('claims.begin_check'))"


def begin_check(*, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> DecisionCheck:
    """A check of the offices the actor reaches; the one that runs already where there is one.

    Raises NotAllowed; Refused office-missing for somebody who reaches claims, but no office.
    """
    law = law or read_statute_book()
    with act("claims.begin_check", by, at) as deed:
        offices = offices_of(by, "claims.begin_check")
        if offices is not None and not offices:
            raise refuse(NO_OFFICE, by.name, "Kantor")
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME)
        asked = None if offices is None else sorted(offices)
        same = {"offices": asked} if asked else {"offices__isnull": True}
        check = DecisionCheck.objects.filter(**same, ended_at=None).first()

        if check is None:
            since = localdate(at) - LOOKED_BACK
            check = DecisionCheck.objects.create(
                offices=asked, since=since, law_version=law.version, asked_by=by.name, begun_at=at,
                total=standing_decisions(since, offices).count(),
            )  # fmt: skip
        deed.about(f"check:{check.pk}", offices=asked, since=check.since.isoformat(), total=check.total)
        return check
