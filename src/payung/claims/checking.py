"""What a check keeps of the claims it judged again, and reading it: always within reach, only while it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.claims.changed import SETTLED, Changed, standing_decisions
from payung.claims.checks import ChangedClaim, DecisionCheck
from payung.claims.decisions import Decision
from payung.claims.reach import claims_reached
from payung.registry.queries import offices_within

LOOKED_BACK = dt.timedelta(days=365)
"""How far back decisions are looked over."""
BATCH = 2_048
"""Decisions judged in one transaction."""
COLUMNS = ("decision", "before", "after", "to_pay", "to_recover", "counted", "differences", "unfit", "law_changed",
           "checked_at")  # fmt: skip


def keep_found(judged: Sequence[Decision], found: Sequence[Changed], at: dt.datetime) -> int:
    """Keep what was found of the claims judged, in the place of what was kept before. Returns how many changed.

    The caller is an action. Rows are locked in the order of their claims, so that two checks never block each other.
    """
    claims = {each.claim_id for each in judged}
    changed = {each.claim.pk: each for each in sorted(found, key=lambda each: each.decision.pk)}
    kept = ChangedClaim.objects.filter(claim_id__in=claims)
    before = set(kept.order_by("claim_id").select_for_update(of=("self",)).values_list("claim_id", flat=True))
    if gone := before - changed.keys():
        kept.filter(claim_id__in=gone).delete()
    ChangedClaim.objects.bulk_create(
        [ChangedClaim(claim_id=key, checked_at=at, **changed[key].frozen()) for key in sorted(changed)],
        update_conflicts=True, unique_fields=["claim"], update_fields=COLUMNS,
    )  # fmt: skip
    return len(changed)


def forget_void(check: DecisionCheck) -> int:
    """Delete findings of the offices of a check that it did not look at again: nothing they were about stands."""
    rows = ChangedClaim.objects.exclude(decision__in=standing_decisions(check.since, check.offices))
    if check.offices is not None:
        rows = rows.filter(claim__office__in=check.offices)
    return rows.delete()[0]


def offices_of(actor: Actor, permission: str) -> frozenset[str] | None:
    """The offices for which `permission` holds, with those under them; None: everywhere."""
    scopes = actor.scopes(permission)
    return None if ScopeKind.ALL in scopes else offices_within(scopes.get(ScopeKind.OFFICE, ()))


def changed_reached(actor: Actor, permission: str) -> QuerySet[ChangedClaim]:
    """Findings within reach that stand: nothing newer was decided, no correction is open."""
    return _reached(actor, permission).filter(_STANDS)


def void_reached(actor: Actor, permission: str) -> QuerySet[ChangedClaim]:
    """Findings within reach that stood until something newer was decided or a correction was opened."""
    return _reached(actor, permission).exclude(_STANDS)


def decided_since(actor: Actor, permission: str, check: DecisionCheck) -> int:
    """How many decisions within reach were approved after a check began."""
    own = claims_reached(actor, permission).select_related(None).order_by().values("pk")
    return Decision.objects.filter(approved_at__gt=check.begun_at, claim__in=own).count()


def last_check(offices: frozenset[str] | None) -> DecisionCheck | None:
    """The newest check that ended and covered these offices; None: every office."""
    ended = DecisionCheck.objects.filter(_covers(offices), ended_at__isnull=False)
    return ended.order_by("-begun_at", "-pk").first()


def running_check(offices: frozenset[str] | None) -> DecisionCheck | None:
    """The check that runs and is about these offices: theirs before one of every office."""
    running = list(DecisionCheck.objects.filter(_covers(offices), ended_at=None).order_by("pk"))
    return next((each for each in running if each.offices is not None), running[0] if running else None)


def _covers(offices: frozenset[str] | None) -> Q:
    everywhere = Q(offices=None)
    return everywhere if offices is None else everywhere | Q(offices__contains=sorted(offices))


_STANDS = Q(decision__replaced_by=None, claim__state__in=SETTLED)


def _reached(actor: Actor, permission: str) -> QuerySet[ChangedClaim]:
    own = claims_reached(actor, permission).select_related(None).order_by().values("pk")
    return ChangedClaim.objects.filter(claim__in=own)
