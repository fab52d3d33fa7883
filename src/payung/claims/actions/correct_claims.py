"""Corrections opened for claims whose facts or law changed: a new decision each, waiting for another officer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.changed import SETTLED, Changed, changes
from payung.claims.claim import Claim, Step
from payung.claims.decisions import Decision
from payung.claims.followed import followed
from payung.claims.reach import claims_reached
from payung.claims.refused import NO_REASON, NO_USER, refuse
from payung.statute_book import StatuteBook, read_statute_book


def correct_claims(
    claim_ids: Sequence[int], *, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> list[Decision]:
    """Replace the standing decision of each given claim that changed. What was paid stays paid until approved.

    More is a supplementary decision: the difference is sent. Less is a reversal: the difference is to be recovered.
    Claims that did not change, cannot be judged, are out of reach or held by somebody are passed over. Raises
    NotAllowed; Refused reason-missing, officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.correct_claims", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        reached = claims_reached(by, "claims.correct_claims").filter(pk__in=claim_ids, state__in=SETTLED)
        held = list(reached.order_by("pk").select_for_update(of=("self",), skip_locked=True))
        blocked = followed(held)
        standing = Decision.objects.filter(claim__in=held, replaced_by=None, approved_by__isnull=False)
        standing = standing.exclude(claim__in=blocked).select_related("claim__event", "claim__person")

        wrong = [each for each in changes(list(standing.order_by("pk")), law) if each.judgement is not None]

        made = Decision.objects.bulk_create([_decision(each, reason, by, at, law) for each in wrong])
        Step.objects.bulk_create(
            Step(claim=each.claim, at=at, action="correct_claims", state=Claim.State.DECIDED, by_id=by.user_id,
                 by_name=by.name, note=reason.strip()[:500])
            for each in wrong
        )  # fmt: skip
        Claim.objects.filter(pk__in=[each.claim.pk for each in wrong]).update(state=Claim.State.DECIDED, changed_at=at)
        deed.about(
            f"claims:{len(made)}", claims=[each.claim.number for each in wrong], more=sum(each.more for each in wrong),
            reason=reason[:200],
        )  # fmt: skip
        return made


def _decision(each: Changed, reason: str, by: Actor, at: dt.datetime, law: StatuteBook) -> Decision:
    frozen = each.judgement.frozen() if each.judgement else {}
    return Decision(
        claim=each.claim, decided_by_id=by.user_id, decided_at=at, law_version=law.version,
        reason=reason.strip()[:500], replaces=each.decision, **frozen,
    )  # fmt: skip
