"""A year at school is proven, so that the scholarship of that year can be paid."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.evidence import PAPERS, keep_evidence, paper_of
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.refusals import NO_MONTH, NO_PAPER, NOT_TOLD, SCHOOL_DAY, SCHOOL_FACTS
from payung.claims.periodic.schooling import Schooling, years_due
from payung.claims.periodic.tables import Entitlement
from payung.claims.refused import refuse


def send_school_proof(
    entitlement_id: int, month: dt.date, told: Schooling, *, paper: tuple[str, bytes] | None, by: Actor,
    at: dt.datetime,
) -> Evidence:  # fmt: skip
    """Keep the school's letter and what it says for an officer to check.

    month  of the payment, as in `schooling.years_due`; a year that has begun, also one of earlier years
    paper  name and content of the letter

    Raises NotAllowed; Refused evidence-kind, month-not-due, school-day, school-facts, evidence-paper, month-told,
    document-size, document-type.
    """
    with act("claims.send_school_proof", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.send_school_proof", by)
        if right.kind != Entitlement.Kind.SCHOLARSHIP:
            raise refuse(NOT_TOLD, right.get_kind_display(), "Manfaat")
        if month > localdate(at):
            raise refuse(SCHOOL_DAY, f"{month:%Y-%m}", "Tahun")
        if month not in years_due(right.first_month, right.last_month, localdate(at)):
            raise refuse(NO_MONTH, f"{month:%Y-%m}", "Tahun")
        if not told.sound():
            raise refuse(SCHOOL_FACTS, told.level or "kosong", "Jenjang")
        if paper is None:
            raise refuse(NO_PAPER, "tidak ada", "Berkas")

        document = paper_of(right, PAPERS[Entitlement.Kind.SCHOLARSHIP], paper, by, at)
        sent = keep_evidence(right, month, told.facts(), document, by, at)
        deed.about(f"entitlement:{right.pk}", month=f"{month:%Y-%m}", evidence=sent.pk)
        return sent
