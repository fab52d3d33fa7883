"""Decided claims judged again, one batch of one check: what would be decided otherwise is kept. No claim is changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.claims.changed import changes, standing_decisions
from payung.claims.checking import BATCH, forget_void, keep_found, offices_of
from payung.claims.checks import DecisionCheck
from payung.claims.decisions import Decision
from payung.statute_book import StatuteBook, read_statute_book


def check_decided(
    check_id: int, *, limit: int = BATCH, by: Actor, at: dt.datetime, law: StatuteBook | None = None
) -> DecisionCheck:
    """Judge the next `limit` decisions of a check. Returns it; it has ended once `ended_at` is set.

    Killed anywhere, run twice or at the same time by two, every decision is judged and none is left out: a batch
    counts with its findings or not at all. Where the law has changed since it began, the check begins anew. One that
    ended, or that somebody else is at, is returned as it is. Raises NotAllowed.
    """
    law = law or read_statute_book()
    with act("claims.check_decided", by, at) as deed:
        reach = offices_of(by, "claims.check_decided")
        check = DecisionCheck.objects.select_for_update(skip_locked=True).filter(pk=check_id, ended_at=None).first()
        if check is None:
            deed.about(f"check:{check_id}", judged=0)
            return DecisionCheck.objects.get(pk=check_id)
        if reach is not None and (check.offices is None or not reach.issuperset(check.offices)):
            raise NotAllowed(f"{by.name}: claims.check_decided")
        _follow(check, law, at)
        keys, more = _next(check, limit)
        batch = list(
            Decision.objects.filter(pk__in=keys).order_by("pk")
            .select_related("claim__event", "claim__person", "claim__office")
        )  # fmt: skip

        found = changes(batch, law)

        changed = keep_found(batch, found, max(at, check.begun_at))
        _advance(check, batch, changed)
        if not more:
            check.ended_at = max(at, check.begun_at)
            forget_void(check)
        check.save()
        deed.about(f"check:{check.pk}", judged=len(batch), changed=changed, ended=not more)
        return check


def _follow(check: DecisionCheck, law: StatuteBook, at: dt.datetime) -> None:
    """What was judged under other law is judged again."""
    if check.law_version != law.version:
        check.law_version, check.begun_at = law.version, max(at, check.begun_at)
        check.reached, check.counted, check.found = 0, {}, 0


def _next(check: DecisionCheck, limit: int) -> tuple[list[int], bool]:
    """Keys of the next decisions, and whether any are left after them."""
    left = standing_decisions(check.since, check.offices).filter(pk__gt=check.reached).order_by("pk")
    keys = list(left.values_list("pk", flat=True)[: limit + 1])
    return keys[:limit], len(keys) > limit


def _advance(check: DecisionCheck, batch: Sequence[Decision], changed: int) -> None:
    counted = Counter(check.counted)
    counted.update(each.claim.office_id for each in batch)
    check.counted, check.found = dict(counted), check.found + changed
    if batch:
        check.reached = batch[-1].pk
