"""An officer takes a claim as suspected: treatment is guaranteed first, the conclusion comes within the law's days."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import get_default_timezone, localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.claim import Claim
from payung.claims.reach import hold_claim, move
from payung.claims.refused import NO_REASON, NO_USER, WRONG_STATE, refuse
from payung.claims.refused_steps import NO_SUSPICION_LAW, SUSPICION_KIND
from payung.claims.suspicions import Suspicion
from payung.kernel.dates import date_text
from payung.kernel.periods import days
from payung.rules.jkk.claim import conclusion_due
from payung.statute_book import StatuteBook, read_statute_book
from payung.statute_book.errors import NotInForce

State = Claim.State


def suspect_accident(
    claim_id: int, *, kind: str, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Suspicion:
    """Write the suspicion and its last day, counted from the first report.

    kind  a value of Suspicion.Kind

    Raises NotAllowed; Refused claim-state for another programme, a complete file or a claim suspected before,
    suspicion-kind, suspicion-law, reason-missing, officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.suspect_accident", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim = hold_claim(claim_id, "claims.suspect_accident", by, State.OPENED, State.GATHERING)
        if claim.programme != Claim.Programme.JKK or hasattr(claim, "suspicion"):
            raise refuse(WRONG_STATE, "bukan klaim JKK, atau sudah pernah diduga")
        if kind not in Suspicion.Kind.values:
            raise refuse(SUSPICION_KIND, kind or "kosong", "Dugaan")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")

        try:
            last = conclusion_due(days(_first_report(claim)), days(claim.accident_on), law)[0].item()
        except NotInForce as problem:
            raise refuse(NO_SUSPICION_LAW, date_text(claim.accident_on), "Hari kecelakaan") from problem

        found = Suspicion.objects.create(
            claim=claim, kind=kind, reason=reason.strip()[:500], opened_by_id=by.user_id, opened_at=at, conclude_by=last
        )
        move(claim, claim.state, "suspect_accident", by, at, f"{found.get_kind_display()}: {reason.strip()}")
        deed.about(f"claim:{claim.pk}", kind=kind, conclude_by=last.isoformat())
        return found


def _first_report(claim: Claim) -> dt.date:
    stated = {**claim.event.facts, **claim.facts}.get("first_report_on")
    if stated:
        return dt.date.fromisoformat(stated)
    return localdate(claim.event.reported_at, get_default_timezone())
