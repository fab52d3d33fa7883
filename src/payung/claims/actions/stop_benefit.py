"""A right ends on a day: death, remarriage, age, work. What was paid beyond it is found at once."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.ending import end
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.refusals import END_DAY, END_REASON, ENDED
from payung.claims.periodic.tables import Entitlement
from payung.claims.refused import refuse

Kind, Reason = Entitlement.Kind, Entitlement.Reason
_ALWAYS = frozenset({Reason.DEATH, Reason.MISTAKE})
_CHILD = _ALWAYS | {Reason.WORKING, Reason.MARRIED, Reason.AGE}
REASONS = {
    Kind.OLD_AGE: _ALWAYS,
    Kind.DISABILITY: _ALWAYS | {Reason.RECOVERED},
    Kind.WIDOW: _ALWAYS | {Reason.REMARRIAGE},
    Kind.CHILDREN: _CHILD,
    Kind.PARENTS: _ALWAYS,
    Kind.JOB_LOSS: _ALWAYS | {Reason.WORKING},
    Kind.SCHOLARSHIP: _CHILD | {Reason.LEFT_SCHOOL},
}
"""Kind of benefit → the reasons that end it."""


def stop_benefit(entitlement_id: int, ended_on: dt.date, *, reason: str, by: Actor, at: dt.datetime) -> Entitlement:
    """End the right with the month of its last day. Payments of later months become an overpayment.

    ended_on  the last day of the right: of the death, of the new marriage

    Raises NotAllowed; Refused entitlement-ended where it ended in that month or before, end-day, end-reason.
    """
    with act("claims.stop_benefit", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.stop_benefit", by)
        if reason not in REASONS[Kind(right.kind)]:
            raise refuse(END_REASON, reason, "Alasan")
        if not right.event_on <= ended_on <= localdate(at):
            raise refuse(END_DAY, ended_on.isoformat(), "Tanggal")
        if right.last_month and right.last_month <= ended_on.replace(day=1):
            raise refuse(ENDED, right.last_month.isoformat(), "Manfaat")

        overpaid = end([(right.pk, ended_on, reason)], at=at, on=localdate(at))
        right.refresh_from_db()
        deed.about(f"entitlement:{right.pk}", ended_on=ended_on.isoformat(), reason=reason, overpaid=overpaid)
        return right
