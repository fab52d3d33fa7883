"""A yes becomes a guarantee: the facility treats first, who pays is promised."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import connection
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.claims.care.asking import facility_of
from payung.claims.care.practice import practice
from payung.claims.care.tables import EligibilityAsk, Guarantee
from payung.claims.eligible import eligible_on
from payung.claims.refused import refuse
from payung.claims.refused_care import NOT_COVERED

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that look alike on paper."""
CODE_LENGTH = 8


def give_guarantee(ask_id: int, *, by: Actor, at: dt.datetime) -> Guarantee:
    """Give the guarantee that a yes of the same facility entitles to. A second time it is the same guarantee.

    Cover is tested again: what changed since the ask counts. Raises NotAllowed; Refused not-covered.
    """
    with act("claims.give_guarantee", by, at) as deed:
        today = localdate(at)
        facility = facility_of(by, "claims.give_guarantee", today)
        ask = EligibilityAsk.objects.select_for_update().filter(pk=ask_id, facility=facility).first()
        if ask is None:
            raise NotAllowed(f"{by.name}: claims.give_guarantee")
        person = ask.person if ask.answer else None
        if person is None or eligible_on(person.pk, ask.event_on) is None:
            raise refuse(NOT_COVERED, "belum dapat dipastikan", "Perlindungan")

        guarantee = Guarantee.objects.filter(
            facility=facility, person=person, accident_on=ask.event_on, valid_from=today
        ).first() or Guarantee.objects.create(
            number=_number(today), code="".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)), ask=ask,
            facility=facility, person=person, accident_on=ask.event_on, given_at=at, given_to=by.name,
            valid_from=today, valid_to=today + dt.timedelta(days=practice()["valid_days"]),
            event=person.life_events.filter(kind="accident", happened_on=ask.event_on).first(),
        )  # fmt: skip
        deed.about(f"guarantee:{guarantee.pk}", facility=facility.code, person=person.pk)
        return guarantee


def _number(today: dt.date) -> str:
    """`SJ-2611-000042`: year and month, running number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('claims_guarantee_number')")
        (number,) = cursor.fetchone()
    return f"SJ-{today:%y%m}-{number:06d}"
