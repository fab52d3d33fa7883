"""An officer gives the file back: papers or facts are missing, and the reporter is told which and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.checklist import kinds as kind_names
from payung.claims.claim import Claim
from payung.claims.clock import working_days_left
from payung.claims.reach import hold_claim, move
from payung.claims.refused import DOCUMENT_KIND, NO_REASON, NO_USER, refuse
from payung.claims.refused_steps import NOTHING_ASKED, RETURNED_ALREADY
from payung.claims.returns import FileReturn
from payung.statute_book import StatuteBook, read_statute_book

State = Claim.State


def return_file(
    claim_id: int,
    *,
    kinds: Sequence[str] = (),
    facts: str = "",
    reason: str,
    by: Actor,
    at: dt.datetime,
    law: StatuteBook | None = None,
) -> FileReturn:
    """Ask for what is missing. A clock that ran stops; it goes on with the working days left when the file is complete.

    kinds  names of `checklist.kinds()`      facts  what else must be told, in words

    Raises NotAllowed; Refused claim-state, document-kind, nothing-asked, reason-missing, file-returned,
    officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.return_file", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        claim = hold_claim(claim_id, "claims.return_file", by, State.OPENED, State.GATHERING, State.COMPLETE)
        names = kind_names()
        if unknown := [kind for kind in kinds if kind not in names]:
            raise refuse(DOCUMENT_KIND, unknown[0], "Dokumen")
        if not kinds and not facts.strip():
            raise refuse(NOTHING_ASKED, "kosong", "Permintaan")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        if claim.file_returns.filter(resumed_at=None).exists():
            raise refuse(RETURNED_ALREADY, "permintaan yang belum dijawab")

        left = working_days_left(localdate(at), claim.due_on, law) if claim.due_on else None
        asked = list(dict.fromkeys(kinds))
        returned = FileReturn.objects.create(
            claim=claim, by_id=by.user_id, at=at, kinds=asked, facts=facts.strip()[:500], reason=reason.strip()[:500],
            complete_at=claim.complete_at, due_on=claim.due_on, days_left=left,
        )  # fmt: skip
        claim.complete_at = claim.due_on = None
        told = "; ".join([*(names[kind] for kind in asked), *([facts.strip()] if facts.strip() else [])])
        move(claim, State.GATHERING, "return_file", by, at, f"{told}. {reason.strip()}")
        deed.about(f"claim:{claim.pk}", kinds=asked, days_left=left, reason=reason[:200])
        return returned
