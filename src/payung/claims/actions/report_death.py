"""Somebody left behind tells of a death, without a log-in. The answer is the same whoever died."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.family.tables import DeathReport
from payung.claims.family.telling import ToldDeath, next_number, office_for, person_told, too_many_reports
from payung.claims.refused import FUTURE, refuse
from payung.claims.refused_family import TOO_MANY_REPORTS
from payung.kernel.dates import date_text


def report_death(told: ToldDeath, *, address: str, by: Actor, at: dt.datetime) -> DeathReport:
    """Keep the report for an officer. Told again while it waits, it is the same report.

    address  where it came from

    Raises NotAllowed; Refused event-in-future, too-many-reports.
    """
    with act("claims.report_death", by, at) as deed:
        today = localdate(at)
        if told.died_on > today:
            raise refuse(FUTURE, date_text(told.died_on), "Tanggal meninggal")
        if too_many_reports(address, at):
            raise refuse(TOO_MANY_REPORTS, "terlalu banyak", "Laporan")
        same = {"deceased_number": told.number, "died_on": told.died_on, "phone": told.phone, "state": "waiting"}
        person = person_told(told)
        report = DeathReport.objects.filter(**same).first() or DeathReport.objects.create(
            **same, number=next_number("LK", today), reported_at=at, address=address, deceased_name=told.name,
            work_accident=told.work_accident, reporter=told.reporter, relation=told.relation, person=person,
            office=office_for(told, person, today),
        )  # fmt: skip
        deed.about(f"death_report:{report.pk}", office=report.office_id)
        return report
