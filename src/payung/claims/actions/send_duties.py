"""A month of job-loss benefit is told: what was done to find work."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.duties import Duties, failing_duties
from payung.claims.periodic.evidence import PAPERS, keep_evidence, paper_of, window_of
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.refusals import DUTY_FACTS, ENDED, NO_MONTH, NOT_TOLD, WINDOW
from payung.claims.periodic.tables import Entitlement
from payung.claims.refused import refuse
from payung.kernel.dates import date_text
from payung.statute_book import StatuteBook, read_statute_book


def send_duties(
    entitlement_id: int, month: dt.date, duties: Duties, *, paper: tuple[str, bytes] | None = None, by: Actor,
    at: dt.datetime, law: StatuteBook | None = None,
) -> Evidence:  # fmt: skip
    """Keep the report of a month (its first day) for an officer to check.

    paper  name and content of one file that shows it

    Raises NotAllowed; Refused evidence-kind, entitlement-ended, month-not-due, duty-window, duty-facts where a
    condition of the law is not met, month-told, document-size, document-type.
    """
    law = law or read_statute_book()
    with act("claims.send_duties", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.send_duties", by)
        _require_month(right, month)
        first, last = window_of(right, month, law)
        if not first <= localdate(at) <= last:
            raise refuse(WINDOW, f"masa lapor {date_text(first)} sampai {date_text(last)}", "Bulan")
        failing = failing_duties(duties, right.claim.claimed_on, month, law)
        if failing or not duties.sound():
            raise refuse(DUTY_FACTS, ", ".join(failing) or "isian terlalu panjang", "Laporan")

        document = paper_of(right, PAPERS[Entitlement.Kind.JOB_LOSS], paper, by, at)
        told = keep_evidence(right, month, duties.facts(), document, by, at)
        deed.about(f"entitlement:{right.pk}", month=f"{month:%Y-%m}", evidence=told.pk)
        return told


def _require_month(right: Entitlement, month: dt.date) -> None:
    """A month of this right, not beyond its end."""
    if right.kind != Entitlement.Kind.JOB_LOSS:
        raise refuse(NOT_TOLD, right.get_kind_display(), "Manfaat")
    if right.state == Entitlement.State.STOPPED and (right.last_month is None or month > right.last_month):
        raise refuse(ENDED, right.get_reason_display(), "Manfaat")
    if month.day != 1 or month < right.first_month or (right.last_month and month > right.last_month):
        raise refuse(NO_MONTH, f"{month:%Y-%m}", "Bulan")
