"""A decision that replaced another: the right it changes is ended as a mistake and another stands in its place.

What was paid for months both of them cover is settled month by month within the next run, so only the difference is
sent; what was paid too much beyond that is somebody's debt. The caller is an action and holds the transaction.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max

from payung.claims.claimants import Claimant
from payung.claims.decisions import Decision
from payung.claims.periodic.amounts import Running, owed
from payung.claims.periodic.ending import end
from payung.claims.periodic.evidence_tables import Evidence
from payung.claims.periodic.opening import Right, amounts_of, new_right, rights_of
from payung.claims.periodic.tables import Entitlement, EntitlementAmount, Overpayment
from payung.kernel.periods import month_of, months
from payung.statute_book import StatuteBook

Kind, Reason, State = Entitlement.Kind, Entitlement.Reason, Entitlement.State
REPLACED = "Putusan diganti; selisihnya diperhitungkan."
_CHANGED = """
SELECT c.id, max(d.id) FROM claims_decision d JOIN claims_claim c ON c.id = d.claim_id
WHERE d.replaces_id IS NOT NULL AND d.approved_by_id IS NOT NULL AND c.programme = %s
GROUP BY c.id HAVING max(d.id) > (SELECT max(e.decision_id) FROM claims_entitlement e WHERE e.claim_id = c.id)
"""
_PROVEN = """
INSERT INTO claims_confirmation (entitlement_id, month, facts, failing, accepted, at, by_id, by_name)
SELECT g.after, k.month, CASE WHEN g.same_law THEN k.facts ELSE k.facts - 'amount' END, k.failing, true, k.at, k.by_id,
       k.by_name
FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) g (before, after, same_law)
JOIN claims_confirmation k ON k.entitlement_id = g.before AND k.accepted
"""


@dataclass(frozen=True)
class Change:
    """What a decision makes of one right: `after` in the place of `before`; either may be missing."""

    decision: Decision
    before: Entitlement | None
    after: Right | None


def changed_claims(programme: str) -> dict[int, int]:
    """Claims whose approved decision is a later one than their rights stand on: claim → that decision."""
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED, [programme])
        return dict(cursor.fetchall())


def follow_decisions(programme: str, *, at: dt.datetime, on: dt.date, law: StatuteBook) -> int:
    """Bring the rights of a programme to the decisions in force. Returns how many rights ended or were replaced."""
    claims = changed_claims(programme)
    if not claims:
        return 0
    held = Entitlement.objects.select_for_update(of=("self",)).filter(claim_id__in=claims).order_by("pk")
    rights: dict[int, list[Entitlement]] = defaultdict(list)
    for one in held.exclude(reason=Reason.MISTAKE):
        rights[one.claim_id].append(one)
    decisions = list(Decision.objects.filter(pk__in=claims.values()).select_related("claim__event"))
    people: dict[int, list[Claimant]] = defaultdict(list)
    events = [each.claim.event_id for each in decisions]
    for payee in Claimant.objects.filter(event_id__in=events, ended_at=None).order_by("place"):
        people[payee.event_id].append(payee)
    known = amounts_of([one.pk for every in rights.values() for one in every])

    changes = [
        change
        for each in decisions
        for change in _changes(each, rights[each.claim_id], people[each.claim.event_id], known, law)
    ]

    _write(changes, at, on)
    for each in decisions:
        Entitlement.objects.filter(claim_id=each.claim_id).update(decision=each)
    return len(changes)


def _changes(
    decision: Decision, before: list[Entitlement], people: list[Claimant], known: dict[int, dict[int, int]],
    law: StatuteBook,
) -> list[Change]:  # fmt: skip
    wanted = rights_of(decision, people, [], law) if decision.granted else []
    wanted += _successors(wanted, before, law)
    found, left = [], list(wanted)
    for one in before:
        after = next((each for each in left if (each.claimant.pk, each.kind) == (one.claimant_id, one.kind)), None)
        if after is not None:
            left.remove(after)
        if after is None or not _same(one, after, known[one.pk]):
            found.append(Change(decision, one, after))
    return found + [Change(decision, None, each) for each in left]


def _same(one: Entitlement, after: Right, amounts: dict[int, int]) -> bool:
    """The right stands as it is: first month, every amount decided, terms."""
    decided = all(amounts.get(month) == amount for month, amount, _cite in after.amounts)
    return decided and month_of(one.first_month) == after.first and one.terms == after.terms


def _successors(wanted: list[Right], before: list[Entitlement], law: StatuteBook) -> list[Right]:
    """Children whose turn came after the first payee's: their part of the same pension, risen as the law raises it."""
    heirs = [one for one in before if one.kind == Kind.CHILDREN and wanted and one.claimant_id != wanted[0].claimant.pk]
    if not heirs or wanted[0].kind not in (Kind.CHILDREN, Kind.WIDOW):
        return []
    first, amount, cite = wanted[0].amounts[0]
    found = []
    for one in heirs:
        start = month_of(one.first_month)
        due = Running(
            event=months(law["jp.benefit.share"].keys.index(wanted[0].kind)), first=months(first), next=months(first),
            until=months(start), amount=months(amount), since=months(first),
        )  # fmt: skip
        risen = int(owed(due, law).amount[-1])
        last = None if one.last_month is None else month_of(one.last_month)
        found.append(Right(one.claimant, Kind.CHILDREN, start, last, [(start, risen, cite)]))
    return found


def _write(changes: list[Change], at: dt.datetime, on: dt.date) -> None:
    """End what is replaced, open what replaces it, and settle between them."""
    ended = [each.before for each in changes if each.before is not None]
    paid = dict(
        Entitlement.objects.filter(pk__in=[one.pk for one in ended])
        .annotate(latest=Max("payments__month")).values_list("pk", "latest")
    )  # fmt: skip
    Overpayment.objects.filter(source__in=ended, state=Overpayment.State.PLANNED).update(
        state=Overpayment.State.FOUND, source=None, monthly=0, until=None
    )
    end([(one.pk, one.first_month - dt.timedelta(days=1), Reason.MISTAKE) for one in ended], at=at, on=on)
    opened = [each for each in changes if each.after is not None]
    made = Entitlement.objects.bulk_create([_opened(each, at, on) for each in opened])
    EntitlementAmount.objects.bulk_create(
        row for right, each in zip(made, opened, strict=True) if each.after
        for row in each.after.rows(right, each.decision.law_version)
    )  # fmt: skip
    pairs = [(each.before, right) for right, each in zip(made, opened, strict=True) if each.before is not None]
    with connection.cursor() as cursor:
        same = [old.terms.get("event_on") == new.terms.get("event_on") for old, new in pairs]
        cursor.execute(_PROVEN, [[old.pk for old, _ in pairs], [new.pk for _, new in pairs], same])
    for old, new in pairs:
        Evidence.objects.filter(entitlement=old).update(entitlement=new)
        debts = Overpayment.objects.filter(entitlement=old, state=Overpayment.State.FOUND, found_at=at)
        for debt in debts:
            debt.state, debt.source, debt.monthly = Overpayment.State.PLANNED, new, debt.amount
            debt.until, debt.reason = paid[old.pk], REPLACED
            debt.save()


def _opened(each: Change, at: dt.datetime, on: dt.date) -> Entitlement:
    """The right in the place of another keeps what happened to the person: its end, its proof of life."""
    assert each.after is not None
    right, old = new_right(each.decision, each.after, at, on), each.before
    if old is None:
        return right
    right.alive_until = old.alive_until
    if old.ended_on is not None:
        right.last_month, right.ended_on = old.last_month, old.ended_on
    if old.ended_on is not None or old.state == State.SUSPENDED:
        right.state, right.reason = old.state, old.reason
    return right
