"""Until when something must be reported, registered or issued. One clock per function; days in, days out."""

from __future__ import annotations

from payung.kernel.periods import Days
from payung.rules.working_days import working_days_after
from payung.statute_book import StatuteBook


def register_worker_by(started_on: Days, law: StatuteBook) -> Days:
    """Last day to register a worker. PP 45/2015 Pasal 4 (the same in PP 44/2015 and PP 46/2015)."""
    return started_on + law["contributions.obligation.register_days"].on(started_on)


def report_data_change_by(changed_on: Days, law: StatuteBook) -> Days:
    """Last day to report changed data of employer or worker. PP 44/2015 Pasal 9."""
    return _working_days(changed_on, "contributions.obligation.data_change_working_days", law)


def issue_membership_number_by(registered_on: Days, law: StatuteBook) -> Days:
    """Last day to issue the membership number. Permenaker 29/2015 Pasal 8."""
    return _working_days(registered_on, "contributions.obligation.membership_number_working_days", law)


def report_accident_by(happened_on: Days, law: StatuteBook) -> Days:
    """Last day to report an accident (stage 1) or its outcome (stage 2); the law counts in hours."""
    hours = law["contributions.obligation.accident_report_hours"].on(happened_on)
    last: Days = happened_on + hours.astype("timedelta64[h]").astype("timedelta64[D]")
    return last


def register_project_by(ordered_on: Days, law: StatuteBook) -> Days:
    """Last day to register a construction project after its work order."""
    return _working_days(ordered_on, "contributions.project.registration_working_days", law)


def issue_project_certificate_by(paid_on: Days, law: StatuteBook) -> Days:
    """Last day to issue the certificate after form and first contribution."""
    return _working_days(paid_on, "contributions.project.certificate_working_days", law)


def issue_project_proof_by(paid_on: Days, law: StatuteBook) -> Days:
    """Last day to issue the proof of membership of a project."""
    return _working_days(paid_on, "contributions.project.proof_working_days", law)


def report_project_workers_by(changed_on: Days, law: StatuteBook) -> Days:
    """Last day to report changed workers of a project."""
    return _working_days(changed_on, "contributions.project.worker_change_working_days", law)


def _working_days(days: Days, name: str, law: StatuteBook) -> Days:
    return working_days_after(days, law[name].on(days), law)
