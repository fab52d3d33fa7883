"""An officer looks at what was sent: it proves the month, the year or the life, or goes back with a reason."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.claims.periodic.evidence import failing_of, proven_facts
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.life import live_on, require_alive_asked
from payung.claims.periodic.reach import confirm, hold_entitlement
from payung.claims.periodic.refusals import CHECKED, FAILS
from payung.claims.periodic.tables import Confirmation, Entitlement
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.statute_book import StatuteBook, read_statute_book

State = Evidence.State
NOT_PROVEN = "not-proven"
"""Written where the officer, not a test of the law, found it lacking."""


def check_evidence(
    evidence_id: int, *, accept: bool, reason: str = "", by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Evidence:
    """Accept what was sent, or send it back; either is written once.

    reason  why it goes back, in words for whoever sent it

    Raises NotAllowed; Refused officer-unknown, reason-missing, evidence-checked, evidence-fails where it is to be
    accepted against the law; entitlement-ended and seen-in-future for a sign of life.
    """
    law = law or read_statute_book()
    with act("claims.check_evidence", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not accept and not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        told = _held(evidence_id, by)
        failing = failing_of(told, law)
        if accept and failing:
            raise refuse(FAILS, ", ".join(failing), "Bukti")

        right = told.entitlement
        if accept:
            told.confirmation = _proven(told, right, by, at, law)
        else:
            told.confirmation = confirm(right, told.month, told.facts, failing or [NOT_PROVEN], by, at)
        told.state = State.ACCEPTED if accept else State.REFUSED
        told.reason, told.checked_by_id, told.checked_at = reason.strip()[:500], by.user_id, at
        told.save()
        deed.about(f"entitlement:{right.pk}", evidence=told.pk, accepted=accept, failing=failing)
        return told


def _held(evidence_id: int, by: Actor) -> Evidence:
    """What waits, with its right, both held. Raises NotAllowed; Refused evidence-checked."""
    owner = Evidence.objects.filter(pk=evidence_id).values_list("entitlement_id", flat=True).first()
    if owner is None:
        raise NotAllowed(f"{by.name}: claims.check_evidence")
    right = hold_entitlement(owner, "claims.check_evidence", by)
    told = Evidence.objects.select_for_update().get(pk=evidence_id)
    if told.state != State.WAITING:
        raise refuse(CHECKED, told.get_state_display(), "Bukti")
    told.entitlement = right
    return told


def _proven(told: Evidence, right: Entitlement, by: Actor, at: dt.datetime, law: StatuteBook) -> Confirmation:
    if told.month is not None:
        return confirm(right, told.month, proven_facts(told, law), [], by, at)
    seen_on = dt.date.fromisoformat(told.facts["seen_on"])
    require_alive_asked(right, seen_on, localdate(at))
    return live_on(right, seen_on, told.facts["how"], by, at)
