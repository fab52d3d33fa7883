"""Somebody who cannot come sends a letter that they are alive, for an officer to check."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.periodic.evidence import LIFE_PAPER, keep_evidence, paper_of
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.life import require_alive_asked
from payung.claims.periodic.reach import hold_entitlement
from payung.claims.periodic.refusals import NO_PAPER
from payung.claims.refused import refuse


def send_sign_of_life(
    entitlement_id: int, seen_on: dt.date, *, paper: tuple[str, bytes] | None, by: Actor, at: dt.datetime
) -> Evidence:
    """Keep the letter.

    seen_on  the day the village office or a notary saw the person, as the letter says
    paper    name and content of the letter

    Raises NotAllowed; Refused entitlement-ended, life-not-asked, seen-in-future, evidence-paper, month-told,
    document-size, document-type.
    """
    with act("claims.send_sign_of_life", by, at) as deed:
        right = hold_entitlement(entitlement_id, "claims.send_sign_of_life", by)
        require_alive_asked(right, seen_on, localdate(at))
        if paper is None:
            raise refuse(NO_PAPER, "tidak ada", "Berkas")

        document = paper_of(right, LIFE_PAPER, paper, by, at)
        sent = keep_evidence(right, None, {"seen_on": seen_on.isoformat(), "how": "surat"}, document, by, at)
        deed.about(f"entitlement:{right.pk}", seen_on=seen_on.isoformat(), evidence=sent.pk)
        return sent
