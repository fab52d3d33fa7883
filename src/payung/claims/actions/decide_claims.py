"""One officer decides many complete claims at once, each as if it were decided alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.bulk import write_decisions
from payung.claims.claim import Claim
from payung.claims.judging import Judgement, judged_many
from payung.claims.reach import claims_reached
from payung.claims.refused import NO_USER, Refused, refuse
from payung.kernel.problem import Problem
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Decided:
    """How many were decided, whole rupiah granted, and the claims left as they were: (number, why)."""

    count: int
    total: int
    left: tuple[tuple[str, Problem], ...]


def decide_claims(claim_ids: Sequence[int], *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Decided:
    """Judge every given claim that is complete, was never decided and nobody else holds.

    Each decision is what `decide_claim` would write. Claims whose facts do not fit are left, named with the reason;
    those in other states, out of reach or decided before are passed over. Raises NotAllowed; Refused officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.decide_claims", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        reached = claims_reached(by, "claims.decide_claims").filter(pk__in=claim_ids, state=Claim.State.COMPLETE)
        claims = list(
            reached.filter(decisions=None).order_by("pk").select_related(None).select_related("event", "person")
            .select_for_update(of=("self",), skip_locked=True)
        )  # fmt: skip

        found: list[tuple[Claim, Judgement]] = []
        left: list[tuple[str, Problem]] = []
        for claim, judgement in zip(claims, judged_many(claims, localdate(at), law), strict=True):
            if isinstance(judgement, Refused):
                left.append((claim.number, judgement.problem))
            else:
                found.append((claim, judgement))

        count, total = write_decisions(found, by=by, at=at, law=law)
        deed.about(f"claims:{count}", decided=count, total=total, left=[number for number, _ in left])
        return Decided(count, total, tuple(left))
