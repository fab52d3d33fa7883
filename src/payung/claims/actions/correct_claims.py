"""Corrections opened for claims whose facts or law changed: a new decision each, waiting for another officer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from payung.access.actor import Actor
from payung.audit.act import act
from payung.claims.changed import SETTLED, Changed, changes
from payung.claims.checking import keep_found
from payung.claims.claim import Claim, Step
from payung.claims.decisions import Decision
from payung.claims.followed import followed
from payung.claims.reach import claims_reached
from payung.claims.refused import FACTS, NO_REASON, NO_USER, refuse
from payung.claims.refused_steps import BEING_HELD, FOLLOWED, NEWER, NOT_CHANGED, SHOWN_OTHERWISE
from payung.kernel.amounts import rupiah_text
from payung.kernel.problem import Problem
from payung.statute_book import StatuteBook, read_statute_book


@dataclass(frozen=True)
class Corrected:
    """The decisions made, and why each of the other claims asked for was left as it was, by their numbers."""

    made: tuple[Decision, ...]
    left: tuple[Problem, ...]


def correct_claims(
    seen: Mapping[int, str], *, reason: str, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> Corrected:
    """Replace the standing decision of each given claim that changed. What was paid stays paid until approved.

    seen  claim → the `seen` of what the officer was shown of it

    Each is judged afresh; the findings kept are replaced by what comes of it. More is a supplementary decision: the
    difference is sent. Less is a reversal: the difference is to be recovered. A claim that comes out otherwise than
    it was shown, did not change, cannot be judged, is held by somebody or has something newer is left, one problem
    each. Those out of reach are passed over. Raises NotAllowed; Refused reason-missing, officer-unknown.
    """
    law = law or read_statute_book()
    with act("claims.correct_claims", by, at) as deed:
        if by.user_id is None:
            raise refuse(NO_USER, by.name, "Petugas")
        if not reason.strip():
            raise refuse(NO_REASON, "kosong", "Alasan")
        reached = claims_reached(by, "claims.correct_claims").filter(pk__in=list(seen)).order_by("pk")
        asked = list(reached.select_related(None))
        held = list(reached.filter(state__in=SETTLED).select_for_update(of=("self",), skip_locked=True))
        blocked = followed(held)
        standing = Decision.objects.filter(claim__in=held, replaced_by=None, approved_by__isnull=False)
        judged = list(
            standing.exclude(claim__in=blocked).order_by("pk").select_related("claim__event", "claim__person")
        )

        found = {each.claim.pk: each for each in changes(judged, law)}
        wrong = [each for key, each in found.items() if each.judgement is not None and each.seen == seen[key]]

        keep_found(judged, list(found.values()), at)
        made = Decision.objects.bulk_create([_decision(each, reason, by, at, law) for each in wrong])
        _move(wrong, reason.strip(), by, at)
        left = _left(asked, held, blocked, judged, found, {each.claim.pk for each in wrong})
        deed.about(
            f"claims:{len(made)}", claims=[each.claim.number for each in wrong], more=sum(each.more for each in wrong),
            reason=reason[:200], left={problem.column: problem.code for problem in left},
        )  # fmt: skip
        return Corrected(tuple(made), tuple(left))


def _decision(each: Changed, reason: str, by: Actor, at: dt.datetime, law: StatuteBook) -> Decision:
    frozen = each.judgement.frozen() if each.judgement else {}
    return Decision(
        claim=each.claim, decided_by_id=by.user_id, decided_at=at, law_version=law.version,
        reason=reason.strip()[:500], replaces=each.decision, **frozen,
    )  # fmt: skip


def _move(wrong: Iterable[Changed], reason: str, by: Actor, at: dt.datetime) -> None:
    """The claims wait for approval again, and their steps say why."""
    keys = [each.claim.pk for each in wrong]
    Step.objects.bulk_create(
        Step(claim_id=key, at=at, action="correct_claims", state=Claim.State.DECIDED, by_id=by.user_id,
             by_name=by.name, note=reason[:500])
        for key in keys
    )  # fmt: skip
    Claim.objects.filter(pk__in=keys).update(state=Claim.State.DECIDED, changed_at=at)


def _left(
    asked: Iterable[Claim], held: Iterable[Claim], blocked: set[int], judged: Iterable[Decision],
    found: Mapping[int, Changed], corrected: set[int],
) -> list[Problem]:  # fmt: skip
    """Why each claim that was asked for and not corrected stays as it is, by its number."""
    free, stand = {claim.pk for claim in held}, {each.claim_id for each in judged}
    problems = []
    for claim in asked:
        if claim.pk in corrected:
            continue
        one = found.get(claim.pk)
        if claim.state not in SETTLED:
            kind, seen = NEWER, claim.get_state_display()
        elif claim.pk not in free:
            kind, seen = BEING_HELD, "sedang dikerjakan petugas lain"
        elif claim.pk in blocked:
            kind, seen = FOLLOWED, "klaim lanjutannya masih berjalan"
        elif claim.pk not in stand:
            kind, seen = NEWER, "ada putusan yang lebih baru"
        elif one is None:
            kind, seen = NOT_CHANGED, "dihitung lagi sekarang, hasilnya sama dengan putusannya"
        elif one.judgement is None:
            kind, seen = FACTS, one.unfit
        else:
            kind, seen = SHOWN_OTHERWISE, f"sekarang {rupiah_text(one.before)} → {rupiah_text(one.after)}"
        problems.append(refuse(kind, seen, claim.number).problem)
    return problems
