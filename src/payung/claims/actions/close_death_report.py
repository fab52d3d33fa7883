"""An officer closes a report that cannot become an event, and says why."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.family.reach import hold_report
from payung.claims.family.tables import DeathReport
from payung.claims.refused import NO_REASON, refuse


def close_death_report(report_id: int, *, reason: str, by: Actor, at: dt.datetime) -> DeathReport:
    """Close the report; the family may tell it again. Raises NotAllowed; Refused report-answered, reason-missing."""
    with act("claims.close_death_report", by, at) as deed:
        report = hold_report(report_id, "claims.close_death_report", by)
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        report.state, report.note = DeathReport.State.CLOSED, reason.strip()[:200]
        report.answered_by, report.answered_at = by.user_id, at
        report.save()
        deed.about(f"death_report:{report.pk}", reason=report.note)
        return report
