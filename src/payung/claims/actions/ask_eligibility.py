"""A facility asks whether somebody is covered on the day of the event. The answer is yes or no; the ask is kept."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from payung.access.actor import Actor
from payung.access.models import Role
from payung.audit.act import act
from payung.audit.looks import record_looks
from payung.claims.care.asking import Asked, facility_of, masked, person_named, too_many_nos
from payung.claims.care.practice import practice
from payung.claims.care.tables import EligibilityAsk
from payung.claims.eligible import eligible_on
from payung.claims.refused import FUTURE, NO_REASON, NO_USER, refuse
from payung.claims.refused_care import TOO_MANY_ASKS, TOO_OLD
from payung.kernel.dates import date_text


def ask_eligibility(asked: Asked, *, by: Actor, at: dt.datetime) -> EligibilityAsk:
    """Record the question and its answer. Who is not found and who is not covered get the same one.

    The person reads on their own page who asked, when and why. Raises NotAllowed; Refused event-in-future,
    event-too-old, reason-missing, too-many-asks.
    """
    with act("claims.ask_eligibility", by, at) as deed:
        today = localdate(at)
        facility = facility_of(by, "claims.ask_eligibility", today)
        if by.user_id is None:
            raise refuse(NO_USER, "tanpa nama", "Petugas")
        if asked.event_on > today:
            raise refuse(FUTURE, date_text(asked.event_on), "Tanggal kejadian")
        if asked.event_on < today - dt.timedelta(days=practice()["oldest_days"]):
            raise refuse(TOO_OLD, date_text(asked.event_on), "Tanggal kejadian")
        if not asked.reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        if too_many_nos(by.user_id, at):
            raise refuse(TOO_MANY_ASKS, "terlalu banyak", "Pertanyaan")

        person = person_named(asked)
        covered = person is not None and eligible_on(person.pk, asked.event_on) is not None
        ask = EligibilityAsk.objects.create(
            facility=facility, at=at, asked_by=by.user_id, asked_name=by.name, typed=masked(asked.number),
            event_on=asked.event_on, reason=asked.reason.strip()[:200], person=person, answer=covered,
        )  # fmt: skip
        record_looks(
            by,
            role=Role.HOSPITAL,
            office=facility.name,
            person_ids=[person.pk] if person else [],
            purpose=_("Menanyakan perlindungan pada %(day)s: %(reason)s")
            % {"day": date_text(asked.event_on), "reason": ask.reason[:120]},
            fields=_("ya atau tidak, tanpa isi data"),
            at=at,
        )
        deed.about(f"eligibility_ask:{ask.pk}", facility=facility.code, answer=covered)
        return ask
