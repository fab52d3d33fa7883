"""What was sent for a right, kept until an officer has looked at it. The caller is an action and holds the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.claims.keeping import keep_document
from payung.claims.papers import Document
from payung.claims.periodic.duties import Duties, duty_window, failing_duties
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.refusals import TOLD
from payung.claims.periodic.schooling import Schooling, failing_schooling, year_amount
from payung.claims.periodic.tables import Confirmation, Entitlement
from payung.claims.refused import refuse
from payung.statute_book import StatuteBook

State, Kind = Evidence.State, Entitlement.Kind
PAPERS = {Kind.JOB_LOSS: "job_search_proof", Kind.SCHOLARSHIP: "school_letter"}
LIFE_PAPER = "life_letter"
"""Kind of document that is sent as a sign of life; of the other kinds of benefit, `PAPERS`."""


def paper_of(right: Entitlement, kind: str, paper: tuple[str, bytes] | None, by: Actor, at: dt.datetime) -> Any:
    """The document of a file (name, content), or None without one. Raises Refused document-size, document-type."""
    if paper is None:
        return None
    document, _new = keep_document(right.claim.event, kind, *paper, by, at)
    return document


def keep_evidence(
    right: Entitlement, month: dt.date | None, facts: dict[str, Any], document: Document | None, by: Actor,
    at: dt.datetime,
) -> Evidence:  # fmt: skip
    """Write it. Raises Refused month-told where something for that month waits or was accepted."""
    held = right.evidence.filter(month=month).exclude(state=State.REFUSED)
    held = held.filter(state=State.WAITING) if month is None else held
    if held.exists():
        raise refuse(TOLD, held[0].get_state_display(), "Bulan")
    return Evidence.objects.create(
        entitlement=right, month=month, facts=facts, document=document, sent_at=at, sent_by_id=by.user_id,
        sent_by_name=by.name,
    )  # fmt: skip


def window_of(right: Entitlement, month: dt.date, law: StatuteBook) -> tuple[dt.date, dt.date]:
    """First and last day on which a month of job-loss benefit is told. Raises NotInForce, see `duty_window`."""
    refused = right.evidence.filter(month=month, state=State.REFUSED).order_by("-checked_at").first()
    since = localdate(refused.checked_at if refused and refused.checked_at else right.opened_at)
    return duty_window(right.claim.claimed_on, month, since, law)


def failing_of(evidence: Evidence, law: StatuteBook) -> list[str]:
    """Codes of the tests of the law that what was sent does not pass; none for a sign of life."""
    right = evidence.entitlement
    if evidence.month is None:
        return []
    if right.kind == Kind.JOB_LOSS:
        return failing_duties(Duties.of(evidence.facts), right.claim.claimed_on, evidence.month, law)
    told = Schooling.of(evidence.facts)
    return failing_schooling(told, right.terms, levels_used(right), right.claimant, evidence.month, law)


def proven_facts(evidence: Evidence, law: StatuteBook) -> dict[str, Any]:
    """What is written as proven; of a school year with its amount and article."""
    if evidence.entitlement.kind != Kind.SCHOLARSHIP:
        return dict(evidence.facts)
    amount, cite = year_amount(evidence.facts["level"], evidence.entitlement.terms, law)
    return {**evidence.facts, "amount": amount, "cite": cite}


def levels_used(right: Entitlement) -> Sequence[str]:
    """Levels of the years granted so far, the first one, which was paid with the claim, included."""
    proven = Confirmation.objects.filter(entitlement=right, accepted=True, month__isnull=False).order_by("month")
    first = right.terms.get("first_level")
    return [*([first] if first else []), *(each["level"] for each in proven.values_list("facts", flat=True))]
