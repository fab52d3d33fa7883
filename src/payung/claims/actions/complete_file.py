"""An officer has everything the checklist asks for: the service clock starts, and what the event ends is ended."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.answered import require_answered, resumed
from payung.claims.checklist import checklist, kinds
from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.clock import due_on
from payung.claims.closing import close_membership
from payung.claims.reach import hold_claim, move
from payung.claims.refused import MISSING, NO_PAYEE, refuse
from payung.claims.refused_steps import SUSPECTED
from payung.claims.returns import FileReturn
from payung.claims.suspicions import Suspicion
from payung.statute_book import StatuteBook, read_statute_book

State = Claim.State


def complete_file(claim_id: int, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Claim:
    """Mark the file complete. A JHT claim counts as made on this day.

    Raises NotAllowed; Refused claim-state, documents-missing, payee-missing,
    asked-missing, suspicion-open; NotInForce where no holidays are known.
    """
    law = law or read_statute_book()
    with act("claims.complete_file", by, at) as deed:
        claim = hold_claim(claim_id, "claims.complete_file", by, State.OPENED, State.GATHERING)
        given = claim.event.documents.values_list("kind", flat=True)
        missing = checklist(claim.programme, claim.basis, claim.event.reporter).missing(given)
        if missing:
            names = kinds()
            raise refuse(MISSING, "belum ada " + ", ".join(names[kind] for kind in missing), "Dokumen")
        payees = claim.event.claimants.filter(ended_at=None)
        if claim.programme != Claim.Programme.CARE:
            payees = payees.exclude(relation=Claimant.Relation.FACILITY)
        returned = FileReturn.objects.select_for_update().filter(claim=claim, resumed_at=None).first()
        require_answered(claim, returned)
        if Suspicion.objects.filter(claim=claim, concluded_at=None).exists():
            raise refuse(SUSPECTED, "dugaan belum disimpulkan", "Dugaan")
        if not payees.exists():
            raise refuse(NO_PAYEE, "belum ada penerima", "Penerima")

        today = localdate(at)
        if claim.programme == Claim.Programme.JHT:
            claim.claimed_on = today
        claim.complete_at, claim.due_on = at, due_on(claim.programme, claim.basis, today, law)
        if returned is not None:
            claim.due_on = resumed(returned, today, claim.due_on, law)
            returned.resumed_at = at
            returned.save(update_fields=["resumed_at"])
        ended = close_membership(claim.event)
        move(claim, State.COMPLETE, "complete_file", by, at)
        deed.about(f"claim:{claim.pk}", due_on=claim.due_on.isoformat(), spells_ended=ended)
        return claim
