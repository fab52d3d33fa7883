"""Which reports an officer reaches: those their office answers."""

from __future__ import annotations

from django.db.models import QuerySet

from payung.access.actor import Actor, NotAllowed
from payung.access.models import ScopeKind
from payung.claims.family.tables import DeathReport
from payung.claims.refused import refuse
from payung.claims.refused_family import ANSWERED
from payung.registry.queries import offices_within


def death_reports_reached(actor: Actor, permission: str) -> QuerySet[DeathReport]:
    """Reports for which `permission` holds, those that wait longest first."""
    scopes = actor.scopes(permission)
    reports = DeathReport.objects.select_related("office", "person", "event").order_by("reported_at", "pk")
    return (
        reports
        if ScopeKind.ALL in scopes
        else reports.filter(office__in=offices_within(scopes.get(ScopeKind.OFFICE, ())))
    )


def hold_report(report_id: int, permission: str, by: Actor) -> DeathReport:
    """The report, locked until it is answered. Raises NotAllowed out of reach; Refused report-answered."""
    if not death_reports_reached(by, permission).filter(pk=report_id).exists():
        raise NotAllowed(f"{by.name}: {permission}")
    report = DeathReport.objects.select_for_update(of=("self",)).get(pk=report_id)
    if report.state != DeathReport.State.WAITING:
        raise refuse(ANSWERED, DeathReport.State(report.state).label, "Laporan")
    return report
